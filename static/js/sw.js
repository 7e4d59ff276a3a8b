/* The service worker: the page opens without a connection, with the places that were seen last. The route that serves
   this file puts RELEASE before it: the hash of the static files, their folder (`files`), and which of them to fetch at
   once (`shell`). */

const PREFIX = "dioramacast-";
const CACHES = Object.fromEntries(["files", "pages", "pictures"].map((kind) => [kind, `${PREFIX}${RELEASE.hash}-${kind}`]));
const PATIENCE_MS = 4000;
const KEPT_PAGES = 8;
const KNOWN_AS = "X-Known-As";

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith(RELEASE.files)) event.respondWith(file(url));
  else if (isPage(request, url)) event.respondWith(page(event, url));
  else if (isPicture(request, url)) event.respondWith(picture(request));
});

async function install() {
  const files = await Promise.all(RELEASE.shell.map((address) => file(new URL(address, location))));
  // While one release follows another, a file may come from the one that does not know this hash: then later.
  if (!files.every(isFinal)) throw new Error("not of this release");
  await skipWaiting();
}

async function activate() {
  // The browser then asks for a page while this worker is still starting.
  await registration.navigationPreload?.enable();
  // A page fits the files of its own release: they come and go together.
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !Object.values(CACHES).includes(name));
  await Promise.all(older.map((name) => caches.delete(name)));
  await clients.claim();
}

async function file(url) {
  const cache = await caches.open(CACHES.files);
  const kept = await cache.match(url.href);
  if (kept) return kept;
  const response = await fetch(url);
  if (isFinal(response)) await cache.put(url.href, response.clone());
  return response;
}

async function picture(request) {
  const cache = await caches.open(CACHES.pictures);
  const kept = await cache.match(request.url);
  if (kept && isFinal(kept)) return kept;
  return fetch(request).catch(() => kept ?? Response.error());
}

/** The newest page there is within four seconds; then, and where there is no connection, the one that was kept. */
function page(event, url) {
  const isOfJob = url.searchParams.has("diorama");
  const name = nameOf(url);
  const fresh = load(event).then((response) => {
    if (response.ok && !isOfJob) event.waitUntil(keep(name, response.clone()));
    return response;
  });
  // Longer than the answer takes, where that was a kept one.
  event.waitUntil(fresh.catch(() => {}));
  const answers = [fresh];
  if (!isOfJob) answers.push(pause(PATIENCE_MS).then(() => keptPage(name)).then((kept) => kept ?? fresh));
  const isOpening = event.request.mode === "navigate";
  return Promise.race(answers).catch(async () => (await keptPage(name, isOpening)) ?? Response.error());
}

async function load(event) {
  return (await event.preloadResponse) ?? fetch(event.request);
}

let keeping = Promise.resolve();

/** Keeps a page and its pictures, one after the other. */
function keep(name, response) {
  keeping = keeping.then(() => keepPage(name, response)).catch(() => {});
  return keeping;
}

async function keepPage(askedAs, response) {
  const cache = await caches.open(CACHES.pages);
  const html = await response.text();
  const name = ownName(html);
  const before = await cache.match(name);
  const names = new Set([name, askedAs, ...namesOf(before)]);
  // What is put last is the newest.
  await cache.delete(name);
  await cache.put(name, copyOf(response, html, { [KNOWN_AS]: [...names].slice(0, KEPT_PAGES).join(" ") }));
  for (const request of (await cache.keys()).slice(0, -KEPT_PAGES)) await cache.delete(request);
  await keepPictures(cache);
}

async function keepPictures(pages) {
  const cache = await caches.open(CACHES.pictures);
  const wanted = new Set();
  for (const page of await pages.matchAll()) {
    for (const each of picturesOf(await page.text())) wanted.add(each);
  }
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  // An error is not kept, and neither does it keep the others away.
  await Promise.allSettled([...wanted].filter((url) => !kept.has(url)).map((url) => cache.add(url)));
}

/** The kept page of that name, or else, where `orNewest`, the one that came last; it says itself when, and whether
 *  it is another than the one that was asked for. */
async function keptPage(name, orNewest = false) {
  const newestFirst = [...(await (await caches.open(CACHES.pages)).matchAll())].reverse();
  const asked = newestFirst.find((response) => namesOf(response).includes(name));
  const found = asked ?? (orNewest ? newestFirst[0] : null);
  if (!found) return null;
  const mark = ` data-kept-at="${Date.parse(found.headers.get("Date"))}"${asked ? "" : " data-kept-instead"}`;
  return copyOf(found, (await found.text()).replace(' data-part="weather"', (part) => mark + part));
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function isPage({ mode, headers }, { pathname }) {
  return pathname === "/" && (mode === "navigate" || headers.get("Accept") === "text/html");
}

function isPicture({ destination }, { pathname }) {
  return destination === "image" && /^\/(dioramas|artworks)\//.test(pathname);
}

function isFinal({ ok, headers }) {
  return ok && headers.get("Cache-Control")?.includes("immutable");
}

/** One name for all spellings of a page's address; a painting's page is the same place's. */
function nameOf({ searchParams }) {
  const asked = [...searchParams].filter(([name, value]) => value !== "" && name !== "diorama");
  return `/?${new URLSearchParams(asked.sort())}`;
}

/** The name under which a page says that it is to be found again. */
function ownName(html) {
  return nameOf(new URL(unescaped(/ data-address="([^"]*)"/.exec(html)[1]), location));
}

function namesOf(response) {
  return response?.headers.get(KNOWN_AS).split(" ") ?? [];
}

function picturesOf(html) {
  const addresses = [...html.matchAll(/ src="(\/(?:dioramas|artworks)\/[^"]*)"/g)].map(([, address]) => address);
  return addresses.map((address) => new URL(unescaped(address), location).href);
}

/** An address out of HTML: what else would be escaped, addresses write otherwise. */
function unescaped(text) {
  return text.replaceAll("&#39;", "'").replaceAll("&amp;", "&");
}

/** The body is not packed any more. */
function copyOf(response, body, more = {}) {
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return new Response(body, { headers });
}
