import { pause } from "../lib/pause.js";
import { listen } from "./job_events.js";
import { fetchJob, isFinal } from "./paintings.js";
import { Problem } from "./problem.js";

const PAUSE_MS = 2000;

/** Follows a job to its end, or until `signal` is aborted: by events where there are any, else by asking.
 *  `hearers` as for `listen`. */
export async function followJob(id, hearers, signal) {
  if (!(await listen(id, hearers, signal))) await ask(id, hearers, signal);
}

async function ask(id, { onJob, onReach }, signal) {
  let isOver = false;
  while (!isOver && !signal.aborted) {
    let wait = PAUSE_MS;
    try {
      const job = await fetchJob(id, signal);
      onReach(true);
      onJob(job);
      isOver = isFinal(job);
    } catch (error) {
      if (signal.aborted) return;
      if (isForGood(error)) return onJob({ id, state: "failed", error: error.sentence });
      // Asking too often is no lost connection: it is only asked less often.
      if (error.status !== 429) onReach(false);
      wait = Math.max(wait, (error.retryAfterSeconds ?? 0) * 1000);
    }
    if (!isOver && !signal.aborted) await pause(wait, signal);
  }
}

function isForGood(error) {
  return error instanceof Problem && error.status < 500 && error.status !== 429;
}
