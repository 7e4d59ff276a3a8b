/** The server said no. `sentence` is for people, and empty where something before the server answered. */
export class Problem extends Error {
  constructor(status, sentence, retryAfterSeconds) {
    super(`status ${status}`);
    this.status = status;
    this.sentence = sentence;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The JSON of a good answer. Throws Problem. */
export async function parsedAnswer(response) {
  if (response.ok) return response.json();
  const { error = "" } = await response.json().catch(() => ({}));
  throw new Problem(response.status, error, retryAfter(response));
}

export function retryAfter(response) {
  return Number.parseInt(response.headers.get("Retry-After") ?? "", 10) || null;
}
