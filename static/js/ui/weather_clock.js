import { ageWords, clockAt, untilNextMinute } from "../state/weather_time.js";

/** Keeps the local time and the age of the weather true while the page stays open. */
export function startWeatherClock(root = document) {
  function tick() {
    const now = Date.now();
    for (const clock of root.querySelectorAll('[data-part="clock"]')) {
      clock.textContent = clockAt(now, Number(clock.dataset.utcOffsetSeconds));
    }
    for (const age of root.querySelectorAll('[data-part="age"]')) {
      age.textContent = ageWords(now, Date.parse(age.dateTime));
    }
    setTimeout(tick, untilNextMinute(now));
  }
  tick();
}
