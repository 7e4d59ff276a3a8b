import { say } from "../lib/words.js";

const MINUTE_MS = 60_000;

/** What the clocks show where it is `utcOffsetSeconds` later than in Greenwich; the visitor's own zone plays no part. */
export function clockAt(nowMs, utcOffsetSeconds) {
  return new Date(nowMs + utcOffsetSeconds * 1000).toISOString().slice(11, 16);
}

/** How long ago that was, in words; as templates/_weather_words.html has it for the page as it comes. */
export function ageWords(nowMs, measuredMs) {
  const minutes = Math.floor((nowMs - measuredMs) / MINUTE_MS);
  if (minutes < 2) return say("weather.age_now");
  if (minutes < 90) return say("weather.age_minutes", { count: minutes });
  const hours = Math.round(minutes / 60);
  if (hours < 36) return say("weather.age_hours", { count: hours });
  return say("weather.age_days", { count: Math.round(hours / 24) });
}

/** Milliseconds to the next full minute. */
export function untilNextMinute(nowMs) {
  return MINUTE_MS - (nowMs % MINUTE_MS);
}
