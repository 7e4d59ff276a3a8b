import { followJob } from "./api/follow_job.js";
import { cancelPainting, orderPainting } from "./api/paintings.js";
import { Problem } from "./api/problem.js";
import { createLatest } from "./lib/latest.js";
import { isInTheMaking, isUnderWay, progress, share } from "./state/painting.js";
import { say } from "./lib/words.js";
import { buttonWords, paintingWords, progressWords, sentenceFor } from "./state/sentences.js";

const SECOND_MS = 1000;
const NOTE_MS = 8000;

/** The way of the shown picture to its painting, from the button, or the job in the page's address, to the arrival.
 *  `onKnown(id)` hears which job it is, null that there is none any more; `onDone(id, signal)` shows the painting.
 *  `leave` ends the following and leaves the job alone: another visitor may wait for it, or this one come back. */
export function startPainting(panel, name, { announce, onKnown, onDone }) {
  const latest = createLatest();
  let signal = latest.begin();
  let told = null;
  let toldAt = 0;
  let note = { text: "", until: 0 };
  let announced = "";
  let isReached = true;
  let ticking = null;

  function tell(news) {
    told = news;
    toldAt = performance.now();
    note.until = 0;
    clearInterval(ticking);
    if (isInTheMaking(told.state) || told.state === "limited") ticking = setInterval(render, SECOND_MS);
    render();
  }

  function render() {
    const secondsAgo = (performance.now() - toldAt) / SECOND_MS;
    const freeInSeconds = Math.max(0, (told.retryAfterSeconds ?? 0) - secondsAgo);
    const [title, line] = paintingWords({ ...told, freeInSeconds }, name);
    const how = isInTheMaking(told.state) ? progress(told, secondsAgo) : null;
    panel.show({
      state: told.state,
      isUnderWay: isUnderWay(told.state),
      title,
      line: lineOf(line, how),
      share: how && share(how),
      canCancel: told.state === "queued",
      button: buttonWords(told.state),
    });
    // Once for each state, and neither each second nor each place in the queue: who listens is not to be talked over.
    const news = told.state === "limited" && !freeInSeconds ? "free" : told.state;
    if (announced !== news) announce([title, line].filter(Boolean).join(". "));
    announced = news;
  }

  function lineOf(line, how) {
    if (performance.now() < note.until) return note.text;
    if (!how) return line;
    return isReached ? [line, progressWords(how)].filter(Boolean).join(" · ") : say("painting.lost");
  }

  async function ask() {
    if (told && isUnderWay(told.state)) return;
    signal = latest.begin();
    const mine = signal;
    if (told?.state === "unloaded") return arrive(told.id, mine);
    tell({ state: "asking" });
    try {
      const job = await orderPainting(panel.order, mine);
      if (mine.aborted) return;
      if (job.id) onKnown(job.id);
      tell(job);
      if (isInTheMaking(job.state)) await follow(job.id, mine);
      else if (job.state === "done") await arrive(job.id, mine);
    } catch (error) {
      if (!mine.aborted) tell(failureOf(error));
    }
  }

  async function follow(id, mine) {
    const onJob = (job) => mine.aborted || tell(job);
    await followJob(id, { onJob, onReach: reach }, mine);
    if (!mine.aborted && told?.state === "done") await arrive(id, mine);
  }

  function reach(isNowReached) {
    if (isReached === isNowReached) return;
    isReached = isNowReached;
    if (!isReached) announce(say("painting.lost"));
    if (told) render();
  }

  async function arrive(id, mine) {
    tell({ state: "done", id });
    try {
      await onDone(id, mine);
      leave();
    } catch {
      if (!mine.aborted) tell({ state: "unloaded", id });
    }
  }

  async function cancel() {
    const mine = signal;
    try {
      const job = await cancelPainting(told.id, mine);
      latest.cancel();
      onKnown(null);
      tell(job);
    } catch (error) {
      if (mine.aborted) return;
      note = { text: error.sentence || sentenceFor(error.status ?? 0), until: performance.now() + NOTE_MS };
      render();
      announce(note.text);
    }
  }

  function leave() {
    latest.cancel();
    clearInterval(ticking);
  }

  panel.onAsk(ask);
  panel.onCancel(cancel);
  if (panel.jobId) follow(panel.jobId, signal);
  return { leave };
}

function failureOf(error) {
  if (!(error instanceof Problem)) return { state: "unreachable" };
  if (error.status === 429) return { state: "limited", retryAfterSeconds: error.retryAfterSeconds ?? 60 };
  return { state: "failed", error: error.sentence || sentenceFor(error.status) };
}
