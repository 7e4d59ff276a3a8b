import { language, say } from "../lib/words.js";

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** What is told of the connection: nothing while there is one and the page came over it. `keptAt` is when the page came,
 *  where it comes from this device now, `shownAt` when it came where not. */
export function connectionWords({ isOnline, keptAt, shownAt }, now) {
  if (isOnline && keptAt === null) return "";
  const why = say(isOnline ? "offline.slow" : "offline.away");
  return `${why} ${say("offline.as_of", { moment: momentWords(new Date(keptAt ?? shownAt), new Date(now)) })}`;
}

/** On this device's clock, which is the one that its reader has in sight. */
function momentWords(then, now) {
  const isToday = then.toDateString() === now.toDateString();
  return then.toLocaleString(language, isToday ? CLOCK : { ...CLOCK, day: "numeric", month: "long" });
}
