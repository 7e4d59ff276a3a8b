import { PageRefused, fetchPage } from "./api/page.js";
import { searchPlaces } from "./api/places.js";
import { currentPosition } from "./api/position.js";
import { createLatest } from "./lib/latest.js";
import { createMemory } from "./lib/memory.js";
import { say } from "./lib/words.js";
import { startMap } from "./map.js";
import { startPainting } from "./painting.js";
import { addressAt, addressOf, isBare, placeText, withPainting, worthRemembering } from "./state/address.js";
import { retrySentence, sentenceFor } from "./state/sentences.js";
import { cellOf } from "./state/world.js";
import { createMapCard } from "./ui/map_card.js";
import { createPaintingPanel } from "./ui/painting_panel.js";
import { createSearchBox } from "./ui/search_box.js";
import { createStatus } from "./ui/status.js";
import { PictureMissing, createView, refusalOf } from "./ui/view.js";

const ALMOST_OUT_PX = 120;
const form = document.querySelector('[data-part="search"]');
const statusLine = document.querySelector('[data-part="status"]');
const searchBox = createSearchBox(form, { search: searchPlaces, placeText });

// A page that refuses has a search field and no picture: there the form goes its own way, as without a script.
if (document.querySelector('[data-part="picture"]')) start(createView(), createStatus(statusLine));

function start(view, status) {
  const latest = createLatest();
  const lastPlace = createMemory("dioramacast:last-place");
  const whereWeAre = () => location.pathname + location.search;
  const map = startMap(createMapCard(document.querySelector('[data-part="map"]')), {
    onPick: openPicked,
    onFailure: () => status.problem(say("map.unloaded")),
  });
  let shownAt = whereWeAre();
  let painting = beginPainting();

  /** Shows the page at `address` in this one. `record` is history's method for it, or null where history knows. */
  async function open(address, record) {
    const signal = latest.begin();
    status.working(say("status.looking"));
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
    } catch (error) {
      if (signal.aborted) return;
      explain(error);
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
    status.working(say("position.asking"));
    settle();
    try {
      const position = await currentPosition();
      if (!signal.aborted) await openAt(cellOf(position));
    } catch ({ reason }) {
      if (!signal.aborted) status.problem(say("position." + reason));
    }
  }

  /** What becomes of the shown picture's painting; null where there is none to be had. */
  function beginPainting() {
    const panel = createPaintingPanel(view.picture);
    if (!panel) return null;
    const name = view.picture.dataset.name;
    return startPainting(panel, name, { announce, onKnown: nameInAddress, onDone: showPainting });
  }

  function nameInAddress(id) {
    history.replaceState(null, "", withPainting(view.address, id));
    shownAt = whereWeAre();
  }

  async function showPainting(id, signal) {
    await view.arrive(await fetchPage(withPainting(view.address, id), signal), signal);
    announce(say("painting.arrived", { name: view.picture.dataset.name }));
  }

  function announce(text) {
    document.querySelector('[data-part="announcer"]').textContent = text;
  }

  function explain(error) {
    if (error instanceof PictureMissing) return status.problem(say("picture.missing"));
    if (!(error instanceof PageRefused)) return status.problem(sentenceFor(0));
    const refusal = refusalOf(error.html);
    const words = [!refusal && sentenceFor(error.status), retrySentence(error.retryAfterSeconds)].filter(Boolean);
    return status.problem(words.join(" "), refusal);
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
    open(link.pathname + link.search, "pushState");
  });
  form.querySelector('[data-part="locate"]').addEventListener("click", openHere);
  addEventListener("popstate", () => {
    // A jump to an anchor (the skip link) comes here too.
    if (whereWeAre() !== shownAt) open(whereWeAre(), null);
  });

  // Settings are drawn as they are chosen: their button is for those without a script.
  document.documentElement.dataset.live = "";
  const remembered = lastPlace.read();
  if (!isBare(location.search)) lastPlace.write(worthRemembering(view.address));
  else if (remembered) open(remembered, "replaceState");
}
