/** Has the service worker keep the page for times without a connection, where the browser lets it. `onTakeOver` hears
 *  that one, the first or a newer, took over this page: it has not seen it come. */
export async function registerWorker(onTakeOver) {
  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.addEventListener("controllerchange", onTakeOver);
  // Browsers refuse in private windows, say.
  await navigator.serviceWorker.register("/sw.js").catch(() => {});
}

/** Forgets the pages that it kept, with their pictures. */
export async function forgetKept() {
  if (!globalThis.caches) return;
  const kept = (await caches.keys()).filter((name) => /^dioramacast-.*-(pages|pictures)$/.test(name));
  await Promise.all(kept.map((name) => caches.delete(name)));
}
