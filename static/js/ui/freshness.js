const MORE_PATIENCE = 2;
const BACK_MS = 1000;
const LONGEST_MS = 30 * 60_000;

/** Calls `refresh()` when the weather on the page has aged, and when the browser is online again: once each time, and
 *  only while somebody looks at the page and the browser is online. `refresh` gives the milliseconds after which the next
 *  is due, null where it failed. */
export function keepFresh(refresh) {
  let timer;
  let waited = 0;
  let isDue = false;

  function wait(milliseconds) {
    clearTimeout(timer);
    isDue = false;
    waited = milliseconds;
    timer = setTimeout(due, milliseconds);
  }
  async function due() {
    isDue = true;
    if (document.visibilityState !== "visible" || !navigator.onLine) return;
    isDue = false;
    wait((await refresh()) ?? Math.min(waited * MORE_PATIENCE, LONGEST_MS));
  }
  const comeBack = () => isDue && due();
  document.addEventListener("visibilitychange", comeBack);
  addEventListener("online", () => {
    // The first try may come before the way is open.
    waited = BACK_MS;
    due();
  });
  return { wait };
}
