export function thumbnailUrl(id) {
  return `/dioramas/${id}.webp?size=256`;
}

/** Whether there is no such picture any more; a server that does not answer has lost nothing. */
export async function isGone(url) {
  try {
    return (await fetch(url, { method: "HEAD" })).status === 404;
  } catch {
    return false;
  }
}
