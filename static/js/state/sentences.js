import { isUnderWay } from "./painting.js";

/** What a visitor is told when a place cannot be shown; `status` 0 is no answer at all. */
export function sentenceFor(status) {
  if (status === 0) return "DioramaCast cannot be reached right now. Please check your connection and try again.";
  if (status === 429) return "That was a lot in a short time.";
  if (status === 503) return "DioramaCast is very busy right now.";
  return "Something went wrong on our side. Please try again.";
}

export function retrySentence(seconds) {
  return seconds ? `Please try again in ${duration(seconds)}.` : "";
}

/** The title and the line of a painting's panel; see state/painting.js for the states. */
export function paintingWords(told, name) {
  switch (told.state) {
    case "asking":
      return [`${name}, to be painted`, "Asking …"];
    case "queued":
      return [placeInQueue(told.position), ""];
    case "running":
      return [`${name} is being painted`, ""];
    case "done":
      return [`${name} is painted`, "Here it comes …"];
    case "limited":
      return limitWords(told.freeInSeconds);
    case "cancelled":
      return ["Cancelled", "Nothing was painted. The drawing stays."];
    case "unreachable":
      return ["Not asked", sentenceFor(0)];
    case "unloaded":
      return [`${name} is painted`, "The picture could not be loaded. Please try again."];
    default:
      return ["Not painted this time", `${reason(told.error)} The drawing stays.`];
  }
}

export function buttonWords(state) {
  if (isUnderWay(state)) return "Being painted …";
  return state === "unloaded" ? "Show the painting" : "Have it painted";
}

export function progressWords({ elapsed, left }) {
  const minutes = Math.floor(elapsed / 60);
  const seconds = String(Math.floor(elapsed % 60)).padStart(2, "0");
  return [`${minutes}:${seconds} so far`, leftWords(left)].filter(Boolean).join(" · ");
}

export const CONNECTION_LOST = "The connection is lost. Trying again …";

export function arrivalSentence(name) {
  return `The painting of ${name} is there.`;
}

function leftWords(left) {
  if (left === null) return "";
  if (left <= 0) return "longer than usual";
  if (left < 5) return "a few seconds left";
  return `about ${duration(left < 60 ? 5 * Math.round(left / 5) : left)} left`;
}

const ORDINALS = { one: "st", two: "nd", few: "rd", other: "th" };
const ordinal = new Intl.PluralRules("en", { type: "ordinal" });

function placeInQueue(position) {
  if (!position) return "In the queue";
  return position === 1 ? "Next in the queue" : `${position}${ORDINALS[ordinal.select(position)]} in the queue`;
}

function limitWords(seconds) {
  if (seconds <= 0) return ["The next painting is free", "Drawings have no limit."];
  return ["Enough for the moment", `The next one is free in ${duration(seconds)}. Drawings have no limit.`];
}

function reason(error) {
  if (!error) return "Something went wrong on our side.";
  const [, word] = error.match(/made no picture \((\w+)\)/) ?? [];
  return word ? `The image model would not paint this (${word.toLowerCase().replaceAll("_", " ")}).` : error;
}

function duration(seconds) {
  const [number, unit] = seconds < 90 ? [Math.ceil(seconds), "second"] : [Math.round(seconds / 60), "minute"];
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}
