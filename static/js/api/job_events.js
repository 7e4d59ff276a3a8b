import { isFinal, jobAddress } from "./paintings.js";

const FIRST_WORD_MS = 6000;
/** Heartbeats keep the line open and are not heard here: now and then a new line asks whether the old one was dead. */
const SILENCE_MS = 60_000;

/** Follows a job by server-sent events. `onJob(job)` hears each change, `onReach(isReached)` whether the line stands.
 *  True once there is nothing more to hear; false where there are no events to be had. */
export async function listen(id, hearers, signal) {
  let end;
  do end = await oneLine(id, hearers, signal);
  while (end === "silent");
  return end === "over";
}

function oneLine(id, { onJob, onReach }, signal) {
  if (signal.aborted) return "over";
  if (!globalThis.EventSource) return "deaf";
  return new Promise((resolve) => {
    const source = new EventSource(`${jobAddress(id)}/events`);
    let silence = setTimeout(hangUp, FIRST_WORD_MS, "deaf");
    let lost = 0;

    function hangUp(end) {
      clearTimeout(silence);
      source.close();
      signal.removeEventListener("abort", leave);
      resolve(end);
    }
    function leave() {
      hangUp("over");
    }
    signal.addEventListener("abort", leave);
    source.addEventListener("open", () => {
      lost = 0;
      onReach(true);
    });
    source.addEventListener("job", ({ data }) => {
      const job = JSON.parse(data);
      onJob(job);
      if (isFinal(job)) return hangUp("over");
      clearTimeout(silence);
      silence = setTimeout(hangUp, SILENCE_MS, "silent");
    });
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) return hangUp("deaf");
      lost += 1;
      // A server that stops closes its lines, and another answers at the next try: no reason to alarm anybody.
      if (lost > 1 || !navigator.onLine) onReach(false);
    });
  });
}
