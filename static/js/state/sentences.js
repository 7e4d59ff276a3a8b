import { say } from "../lib/words.js";
import { isUnderWay } from "./painting.js";

/** What a visitor is told when a place cannot be shown; `status` 0 is no answer at all. */
export function sentenceFor(status) {
  if (status === 0) return say("status.unreachable");
  if (status === 429) return say("status.limited");
  if (status === 503) return say("status.busy");
  return say("status.failed");
}

/** When the next is free, counted down. */
export function freeWords(seconds) {
  return say("status.retry_in", { duration: duration(seconds) });
}

/** The title and the line of a painting's panel; see state/painting.js for the states. */
export function paintingWords(told, name) {
  switch (told.state) {
    case "asking":
      return [say("painting.asking", { name }), say("painting.asking_line")];
    case "queued":
      return [placeInQueue(told.position), ""];
    case "running":
      return [say("painting.running", { name }), ""];
    case "done":
      return [say("painting.done", { name }), say("painting.done_line")];
    case "limited":
      return limitWords(told.freeInSeconds);
    case "cancelled":
      return [say("painting.cancelled"), say("painting.cancelled_line")];
    case "unreachable":
      return [say("painting.unreachable"), sentenceFor(0)];
    case "unloaded":
      return [say("painting.done", { name }), say("painting.unloaded_line")];
    default:
      return [say("painting.failed"), say("painting.failed_line", { reason: reason(told.error) })];
  }
}

export function buttonWords(state) {
  if (isUnderWay(state)) return say("painting.button_busy");
  return say(state === "unloaded" ? "painting.button_show" : "painting.button");
}

export function progressWords({ elapsed, left }) {
  const minutes = Math.floor(elapsed / 60);
  const seconds = String(Math.floor(elapsed % 60)).padStart(2, "0");
  return [say("painting.so_far", { time: `${minutes}:${seconds}` }), leftWords(left)].filter(Boolean).join(" · ");
}

function leftWords(left) {
  if (left === null) return "";
  if (left <= 0) return say("painting.longer");
  if (left < 5) return say("painting.soon");
  return say("painting.left", { duration: duration(left < 60 ? 5 * Math.round(left / 5) : left) });
}

function placeInQueue(position) {
  if (!position) return say("painting.queued");
  return position === 1 ? say("painting.next") : say("painting.position", { position });
}

function limitWords(seconds) {
  if (seconds <= 0) return [say("painting.free"), say("painting.free_line")];
  return [say("painting.limited"), say("painting.limited_line", { duration: duration(seconds) })];
}

function reason(error) {
  if (!error) return say("painting.failed_why");
  const [, word] = error.match(/made no picture \((\w+)\)/) ?? [];
  return word ? say("painting.refused_why", { word: word.toLowerCase().replaceAll("_", " ") }) : error;
}

function duration(seconds) {
  if (seconds < 90) return say("duration.seconds", { count: Math.ceil(seconds) });
  return say("duration.minutes", { count: Math.round(seconds / 60) });
}
