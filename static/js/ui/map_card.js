import { element } from "../lib/element.js";
import { say } from "../lib/words.js";

/** The card with the map: at first a still picture of the world. Points are `{lat, lon}`, spots shares of the picture's
 *  width and height, `{left, top}`. */
export function createMapCard(root) {
  const surface = root.querySelector('[data-part="world"]');
  const hint = root.querySelector('[data-part="map-hint"]');
  const pin = () => root.querySelector('[data-part="pin"]');
  const isLive = () => root.dataset.state === "live";

  // Without a script it is a picture, and nothing to stop at.
  surface.tabIndex = 0;
  for (const [name, value] of Object.entries({
    role: "application",
    "aria-label": say("map.label"),
    "aria-describedby": hint.id,
  })) {
    surface.setAttribute(name, value);
  }

  return {
    surface,
    tiles: root.dataset.tiles,
    get pinMark() {
      return pin().querySelector("svg");
    },
    /** The place that the page shows. */
    get place() {
      return { lat: Number(pin().dataset.lat), lon: Number(pin().dataset.lon) };
    },
    /** How high the still picture is, in pixels. */
    get height() {
      return surface.clientHeight;
    },
    mark({ left, top }) {
      const mark = pin().querySelector("svg");
      mark.setAttribute("x", `${100 * left}%`);
      mark.setAttribute("y", `${100 * top}%`);
    },
    set isBusy(busy) {
      root.setAttribute("aria-busy", String(busy));
    },
    goLive() {
      root.dataset.state = "live";
    },
    dropHint() {
      hint.classList.add("vh");
    },
    /** Somebody turns to the map: a mouse comes over it, or the focus into it. A finger may only be on its way. */
    onApproach(action) {
      root.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && action());
      root.addEventListener("focusin", action);
    },
    /** A tap on the still picture; the live map has taps of its own. */
    onTap(action) {
      surface.addEventListener("click", (event) => {
        if (isLive()) return;
        const still = pin().getBoundingClientRect();
        action({ left: (event.clientX - still.left) / still.width, top: (event.clientY - still.top) / still.height });
      });
    },
    onEnter(action) {
      surface.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.target !== surface) return;
        event.preventDefault();
        action();
      });
    },
    onZoom(action) {
      for (const button of root.querySelectorAll("[data-zoom]")) {
        button.addEventListener("click", () => action(Number(button.dataset.zoom)));
      }
    },
  };
}

/** Leaflet's own style; resolves when it is there. */
export function loadStyle(href) {
  return new Promise((resolve, reject) => {
    const link = element("link", { rel: "stylesheet", href });
    link.addEventListener("load", resolve);
    link.addEventListener("error", reject);
    // Before ours, which has the last word.
    document.querySelector('link[rel="stylesheet"]').before(link);
  });
}
