/* What is known of a painting: `state` is the server's (queued, running, done, failed, cancelled), or one of the page's
   own: asking, declined (our own drawing came instead), limited, unreachable, unloaded (it is done, and did not come). */

export function isUnderWay(state) {
  return state === "asking" || isInTheMaking(state) || state === "done";
}

export function isInTheMaking(state) {
  return state === "queued" || state === "running";
}

/** How far a job is that was told `secondsAgo`: `left` null where nobody knows, 0 where it takes longer than expected. */
export function progress({ elapsed_seconds: elapsed = 0, eta_seconds: eta = null }, secondsAgo) {
  const left = eta === null ? null : Math.max(0, eta - secondsAgo);
  return { elapsed: elapsed + secondsAgo, left };
}

/** 0 to 1, and never quite there before it is; null where nobody knows. */
export function share({ elapsed, left }) {
  return left === null ? null : Math.min(0.95, elapsed / (elapsed + left || 1));
}
