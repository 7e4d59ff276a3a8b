/** What a visitor is told when a place cannot be shown; `status` 0 is no answer at all. */
export function sentenceFor(status) {
  if (status === 0) return "DioramaCast cannot be reached right now. Please check your connection and try again.";
  if (status === 429) return "That was a lot in a short time.";
  if (status === 503) return "DioramaCast is very busy right now.";
  return "Something went wrong on our side. Please try again.";
}

export function retrySentence(seconds) {
  if (!seconds) return "";
  if (seconds < 90) return `Please try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`;
  return `Please try again in ${Math.round(seconds / 60)} minutes.`;
}
