/** Tells of the connection for as long as there is something to tell. `wordsFor(isOnline)` gives the words; a live region,
 *  so they are also read out. */
export function createConnection(root, wordsFor) {
  function tell() {
    const words = wordsFor(navigator.onLine);
    if (root.textContent !== words) root.textContent = words;
  }
  addEventListener("online", tell);
  addEventListener("offline", tell);
  tell();
  return { tell };
}
