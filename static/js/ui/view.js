/* Another place is shown by fetching its page and taking over the parts marked data-fresh. The markup so has one home,
   the template, and a visitor without JavaScript sees exactly the same; the new sky comes along as data attributes. */

import { parsed } from "../lib/html.js";
import { withPainting } from "../state/address.js";

const KEPT_REFRESH_MS = 5000;

export class PictureMissing extends Error {}

/** Instead of a newer page there came the one that this device kept. */
export class NothingNewer extends Error {}

export function createView(root = document) {
  const picture = () => root.querySelector('[data-part="picture"]');
  const weather = () => root.querySelector('[data-part="weather"]');
  let shownAt = Date.now();
  return {
    get address() {
      return picture().dataset.address;
    },
    /** The shown picture as the list of recent ones keeps it. */
    get visit() {
      const { name, degrees, id, address, sky } = picture().dataset;
      return { name, degrees, id, address: withPainting(address, null), sky };
    },
    get picture() {
      return picture();
    },
    get units() {
      return weather().querySelector("[data-units][aria-current]").dataset.units;
    },
    set isBusy(busy) {
      for (const part of [picture(), weather()]) part.setAttribute("aria-busy", String(busy));
    },
    /** When the page came that is shown: `keptAt` where this device kept it for a time without connection, else null. */
    get cameAt() {
      return { keptAt: keptAt(weather()), shownAt };
    },
    /** Whether this is a kept page in place of one that cannot be had. */
    get isInstead() {
      return "keptInstead" in weather().dataset;
    },
    /** After which this page is worth asking for again. */
    get refreshMs() {
      return keptAt(weather()) === null ? Number(weather().dataset.refreshSeconds) * 1000 : KEPT_REFRESH_MS;
    },
    /** Takes over `html` once its picture has come; until then the old one stays. Returns what is shown, in words. */
    async show(html, signal) {
      const fresh = parsed(html);
      await allLoaded(layersOf(fresh));
      signal.throwIfAborted();
      takeOver(root, fresh);
      shownAt = Date.now();
      paint(root, picture().dataset);
      return { words: picture().dataset.words, placeText: fresh.querySelector('[data-part="place"]').value };
    },
    /** Takes over the newer weather of `html`, and its picture only where that differs and `mayRedraw`. Whether it did. */
    async refresh(html, signal, mayRedraw) {
      const fresh = parsed(html);
      if (keptAt(fresh.querySelector('[data-part="weather"]')) !== null) throw new NothingNewer();
      const after = fresh.querySelector('[data-part="picture"]');
      const redraws = mayRedraw && sourcesOf(after) !== sourcesOf(picture());
      if (redraws) await allLoaded(layersOf(after));
      signal.throwIfAborted();
      // Another place may have come meanwhile.
      if (after.dataset.address !== picture().dataset.address) return false;
      shownAt = Date.now();
      if (redraws) {
        takeOver(root, fresh);
        paint(root, picture().dataset);
      } else {
        takeOver(root, fresh, '[data-part="weather"]');
      }
      return redraws;
    },
    /** Lets the painting on the page `html` fade in over the drawing; nothing else of the page changes. */
    async arrive(html, signal) {
      const before = picture();
      const after = parsed(html).querySelector('[data-part="picture"]');
      const painting = after.querySelector("img.painted");
      if (!painting) throw new PictureMissing("no painting");
      await allLoaded([painting]);
      signal.throwIfAborted();
      if (!before.isConnected) return;
      const hadFocus = before.contains(root.activeElement);
      const drawing = [...before.querySelectorAll(".frame > img")].map(underneath);
      painting.before(...drawing);
      painting.classList.add("arriving");
      before.replaceWith(after);
      if (hadFocus) after.focus({ preventScroll: true });
      paint(root, after.dataset);
      await Promise.allSettled(after.getAnimations({ subtree: true }).map((animation) => animation.finished));
      for (const layer of drawing) layer.remove();
    },
  };
}

/** The part of a refusing page that says why. */
export function refusalOf(html) {
  return parsed(html).querySelector('[data-part="refusal"]');
}

/** As the service worker marks it. */
const keptAt = ({ dataset }) => (dataset.keptAt === undefined ? null : Number(dataset.keptAt));

/** All but the drawing that waits behind a painting. */
const layersOf = (section) => [...section.querySelectorAll(".frame > :not(.drawing)")];

const sourcesOf = (section) => layersOf(section).map((layer) => layer.getAttribute("src")).join();

/** The layers of one picture; without the weather that moves over it the scene is still worth showing. */
async function allLoaded([scene, ...above]) {
  const [came] = await Promise.allSettled([scene, ...above].map((image) => loaded(image.getAttribute("src"))));
  if (came.status === "rejected") throw came.reason;
}

async function loaded(url) {
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch {
    throw new PictureMissing(url);
  }
}

function takeOver(root, fresh, which = "[data-fresh]") {
  const focused = root.activeElement?.id;
  for (const part of root.querySelectorAll(which)) part.replaceWith(fresh.getElementById(part.id));
  // Who changed the season with the keyboard goes on from there.
  if (focused) root.getElementById(focused)?.focus({ preventScroll: true });
  root.title = fresh.querySelector("title").textContent;
}

function underneath(layer) {
  layer.alt = "";
  layer.classList.add("leaving");
  return layer;
}

function paint(root, { sky, skyInk }) {
  root.documentElement.style.setProperty("--sky", sky);
  root.documentElement.style.setProperty("--sky-ink", skyInk);
}
