import { PageRefused, fetchPage } from "./api/page.js";
import { isGone, thumbnailUrl } from "./api/pictures.js";
import { searchPlaces } from "./api/places.js";
import { currentPosition } from "./api/position.js";
import { forgetKept, registerWorker } from "./api/worker.js";
import { createLatest } from "./lib/latest.js";
import { createMemory } from "./lib/memory.js";
import { say } from "./lib/words.js";
import { startMap } from "./map.js";
import { addressAt, addressOf, isBare, isOfPainting, placeText, withPainting, worthRemembering } from "./state/address.js";
import { connectionWords } from "./state/connection.js";
import { isSame, parseRecent, withVisit, without } from "./state/recent.js";
import { sentenceFor } from "./state/sentences.js";
import { withUnits } from "./state/units.js";
import { cellOf } from "./state/world.js";
import { startActions } from "./ui/actions.js";
import { createConnection } from "./ui/connection.js";
import { keepFresh } from "./ui/freshness.js";
import { startGallery } from "./ui/gallery.js";
import { createMapCard } from "./ui/map_card.js";
import { createPaintingPanel } from "./ui/painting_panel.js";
import { createRecent } from "./ui/recent.js";
import { createSearchBox } from "./ui/search_box.js";
import { createStatus } from "./ui/status.js";
import { PictureMissing, createView, refusalOf } from "./ui/view.js";
import { startWeatherClock } from "./ui/weather_clock.js";

const ALMOST_OUT_PX = 120;
const form = document.querySelector('[data-part="search"]');
const statusLine = document.querySelector('[data-part="status"]');
const searchBox = form && createSearchBox(form, { search: searchPlaces, placeText });
const announce = (text) => (document.querySelector('[data-part="announcer"]').textContent = text);

startActions(document, announce);

// Settings are drawn as they are chosen: their button is for those without a script.
document.documentElement.dataset.live = "";

// A page that refuses has a search field and no picture: there the form goes its own way, as without a script.
if (document.querySelector('[data-part="picture"]')) start(createView(), createStatus(statusLine));

function start(view, status) {
  const latest = createLatest();
  const quiet = createLatest();
  const lastPlace = createMemory("dioramacast:last-place");
  const units = createMemory("dioramacast:units");
  const freshness = keepFresh(refresh);
  const whereWeAre = () => location.pathname + location.search;
  const map = startMap(createMapCard(document.querySelector('[data-part="map"]')), {
    onPick: openPicked,
    onFailure: () => status.problem(say("map.unloaded")),
  });
  const recent = startRecent(view, lastPlace);
  const connection = createConnection(document.querySelector('[data-part="connection"]'), (isOnline) =>
    connectionWords({ isOnline, ...view.cameAt }, Date.now()),
  );
  let shownAt = whereWeAre();
  let painting = beginPainting();

  /** Shows the page at `address` in this one. `record` is history's method for it, or null where history knows. */
  async function open(address, record) {
    const signal = latest.begin();
    quiet.cancel();
    status.working(say("status.looking"), cancel);
    view.isBusy = true;
    try {
      const shown = await view.show(await fetchPage(address, signal), signal);
      if (record && view.address !== whereWeAre()) history[record](null, "", view.address);
      shownAt = whereWeAre();
      painting?.leave();
      painting = beginPainting();
      searchBox.show(shown.placeText);
      status.done(shown.words);
      lastPlace.write(worthRemembering(view.address));
      freshness.wait(view.refreshMs);
      connection.tell();
      recent.keep();
    } catch (error) {
      if (signal.aborted) return;
      explain(error, () => open(address, record));
      if (error.status === 400 && address === lastPlace.read()) lastPlace.forget();
    } finally {
      if (!signal.aborted) settle();
    }
  }

  function settle() {
    view.isBusy = false;
    map.show();
  }

  const openAt = (cell) => open(addressAt(cell, new FormData(form)), "pushState");

  async function openPicked(cell) {
    await openAt(cell);
    // On a phone the map stands below the picture, which may be out of sight.
    if (view.picture.getBoundingClientRect().bottom < ALMOST_OUT_PX) form.scrollIntoView();
  }

  /** Shows the place where the device is. What leaves it is the grid cell, nothing more precise. */
  async function openHere() {
    const signal = latest.begin();
    status.working(say("position.asking"), cancel);
    settle();
    try {
      const position = await currentPosition();
      if (!signal.aborted) await openAt(cellOf(position));
    } catch ({ reason }) {
      if (!signal.aborted) status.problem(say("position." + reason));
    }
  }

  function cancel() {
    latest.cancel();
    settle();
    status.note(say("status.cancelled"));
  }

  /** The same page once more, quietly: nobody asked for it. A painting that is followed, or shown, stays. */
  async function refresh() {
    const signal = quiet.begin();
    try {
      const redrawn = await view.refresh(await fetchPage(view.address, signal), signal, !isOfPainting(whereWeAre()));
      if (redrawn) {
        painting?.leave();
        painting = beginPainting();
        recent.keep();
      }
      connection.tell();
      return view.refreshMs;
    } catch {
      return null;
    }
  }

  /** What becomes of the shown picture's painting; null where there is none to be had. */
  function beginPainting() {
    const panel = createPaintingPanel(view.picture);
    if (!panel) return null;
    const name = view.picture.dataset.name;
    // Most sites have no image model, and so no use for it.
    const begun = import("./painting.js").then(({ startPainting }) =>
      startPainting(panel, name, { announce, onKnown: nameInAddress, onDone: showPainting }),
    );
    return { leave: () => begun.then(({ leave }) => leave()) };
  }

  function nameInAddress(id) {
    history.replaceState(null, "", withPainting(view.address, id));
    shownAt = whereWeAre();
  }

  async function showPainting(id, signal) {
    await view.arrive(await fetchPage(withPainting(view.address, id), signal), signal);
    recent.keep();
    announce(say("painting.arrived", { name: view.picture.dataset.name }));
  }

  function explain(error, again) {
    if (error instanceof PictureMissing) return status.problem(say("picture.missing"), { again });
    if (!(error instanceof PageRefused)) {
      return status.problem(navigator.onLine ? sentenceFor(0) : say("status.offline"), { again });
    }
    const refusal = error.status === 429 ? null : refusalOf(error.html);
    // What is wrong with the question stays wrong.
    const mayHelp = error.status === 429 || error.status >= 500;
    const retry = mayHelp ? { again, seconds: error.retryAfterSeconds } : {};
    return status.problem(refusal ? "" : sentenceFor(error.status), { refusal, ...retry });
  }

  // Everything that asks is a link or a form, which would work alone: here they are only saved the way round.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches('[data-part="search"], [data-part="settings"]')) return;
    event.preventDefault();
    open(addressOf(new FormData(event.target)), "pushState");
  });
  document.addEventListener("change", (event) => event.target.closest('[data-part="settings"]')?.requestSubmit());
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[data-part="ask"]');
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.dataset.units) units.write(link.dataset.units);
    open(withUnits(link.pathname + link.search, units.read()), "pushState");
  });
  form.querySelector('[data-part="locate"]').addEventListener("click", openHere);
  addEventListener("popstate", () => {
    // A jump to an anchor (the skip link) comes here too.
    if (whereWeAre() !== shownAt) open(whereWeAre(), null);
  });

  startWeatherClock();
  freshness.wait(view.refreshMs);
  startGallery(document.querySelector('[data-part="gallery"]'), () => fetchPage("/gallery"));
  const remembered = isBare(location.search) ? lastPlace.read() : null;
  if (!isBare(location.search)) {
    lastPlace.write(worthRemembering(view.address));
    recent.keep();
  }
  const asked = remembered ?? whereWeAre();
  const chosen = units.read();
  const wished = !remembered && chosen === view.units ? asked : withUnits(asked, chosen);
  // A kept page in place of the one that was asked for: that is worth a word, and a way to try again.
  const isAnother = view.isInstead && !isBare(location.search);
  if (wished !== whereWeAre() || isAnother) open(wished, "replaceState");

  // It fetches what is kept for later, and so comes after all that is wanted now.
  const letWorkerIn = () => registerWorker(() => fetchPage(whereWeAre()).catch(() => {}));
  if (document.readyState === "complete") letWorkerIn();
  else addEventListener("load", letWorkerIn, { once: true });
}

/** The places seen lately, which this device keeps and nobody else. `keep` adds the one that is shown. */
function startRecent(view, lastPlace) {
  const memory = createMemory("dioramacast:recent");
  const strip = createRecent(document.querySelector('[data-part="recent"]'), {
    thumbnailUrl,
    onForget() {
      memory.forget();
      lastPlace.forget();
      forgetKept();
      show([]);
      view.picture.focus({ preventScroll: true });
      announce(say("recent.forgotten"));
    },
    async onBroken({ id }, url) {
      if (await isGone(url)) change((visits) => without(visits, id));
    },
  });
  const show = (visits) => strip.show(visits, (visit) => isSame(visit, view.visit));

  // Read anew each time: another tab may have been somewhere since.
  function change(how) {
    const visits = how(parseRecent(memory.read()));
    memory.write(JSON.stringify(visits));
    show(visits);
  }

  show(parseRecent(memory.read()));
  return { keep: () => change((visits) => withVisit(visits, view.visit)) };
}
