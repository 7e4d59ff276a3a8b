import { parsedAnswer } from "./problem.js";

const OURS = "Drawn by DioramaCast.";

export const jobAddress = (id) => `/api/dioramas/${id}`;

export function isFinal({ state }) {
  return state !== "queued" && state !== "running";
}

/** Has a picture painted; `order` is the request's body. Its job: ended at once where it was painted before, and
 *  `declined` where our own drawing came instead. Throws Problem, or what fetch throws: offline, aborted. */
export async function orderPainting(order, signal) {
  const headers = { "Content-Type": "application/json", Prefer: "respond-async" };
  const response = await fetch("/api/generate-image", { method: "POST", headers, body: order, signal });
  const answer = await parsedAnswer(response);
  if (response.status === 202) return answer;
  return answer.generator === "procedural" ? declined(answer) : { id: answer.id, state: "done" };
}

/** How far it is. Throws as orderPainting does. */
export async function fetchJob(id, signal) {
  return parsedAnswer(await fetch(jobAddress(id), { signal }));
}

/** Cancels one that is still queued. Throws as orderPainting does. */
export async function cancelPainting(id, signal) {
  return parsedAnswer(await fetch(jobAddress(id), { method: "DELETE", signal }));
}

function declined({ message }) {
  // The message begins with what is shown; why it was not painted stands after whose drawing it is.
  const [, reason] = message.split(OURS);
  return { state: "declined", error: (reason ?? message).trim() };
}
