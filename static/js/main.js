import { PageRefused, fetchPage } from "./api/page.js";
import { isGone, thumbnailUrl } from "./api/pictures.js";
import { searchPlaces } from "./api/places.js";
import { createLatest } from "./lib/latest.js";
import { createMemory } from "./lib/memory.js";
import { say } from "./lib/words.js";
import { startPainting } from "./painting.js";
import { addressOf, isBare, placeText, withPainting, worthRemembering } from "./state/address.js";
import { isSame, parseRecent, withVisit, without } from "./state/recent.js";
import { retrySentence, sentenceFor } from "./state/sentences.js";
import { startActions } from "./ui/actions.js";
import { startGallery } from "./ui/gallery.js";
import { createPaintingPanel } from "./ui/painting_panel.js";
import { createRecent } from "./ui/recent.js";
import { createSearchBox } from "./ui/search_box.js";
import { createStatus } from "./ui/status.js";
import { PictureMissing, createView, refusalOf } from "./ui/view.js";

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
  const lastPlace = createMemory("dioramacast:last-place");
  const whereWeAre = () => location.pathname + location.search;
  const recent = startRecent(view, lastPlace);
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
      recent.keep();
    } catch (error) {
      if (signal.aborted) return;
      explain(error);
      if (error.status === 400 && address === lastPlace.read()) lastPlace.forget();
    } finally {
      if (!signal.aborted) view.isBusy = false;
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
    recent.keep();
    announce(say("painting.arrived", { name: view.picture.dataset.name }));
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
  addEventListener("popstate", () => {
    // A jump to an anchor (the skip link) comes here too.
    if (whereWeAre() !== shownAt) open(whereWeAre(), null);
  });

  const remembered = lastPlace.read();
  if (!isBare(location.search)) {
    lastPlace.write(worthRemembering(view.address));
    recent.keep();
  } else if (remembered) open(remembered, "replaceState");
  startGallery(document.querySelector('[data-part="gallery"]'), () => fetchPage("/gallery"));
}

/** The places seen lately, which this device keeps and nobody else. `keep` adds the one that is shown. */
function startRecent(view, lastPlace) {
  const memory = createMemory("dioramacast:recent");
  const strip = createRecent(document.querySelector('[data-part="recent"]'), {
    thumbnailUrl,
    onForget() {
      memory.forget();
      lastPlace.forget();
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
