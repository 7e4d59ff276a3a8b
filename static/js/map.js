import { leafletStyle, loadLeaflet, loadWorld } from "./api/world.js";
import { ASPECT, cellOf, pointAt, spotOf } from "./state/world.js";
import { loadStyle } from "./ui/map_card.js";

const TILE_PX = 256;
const FINE_FROM_ZOOM = 3;

/** The map's way from a still picture to a live map, which begins when somebody turns to it. `onPick(cell)` hears of the
 *  place that was picked, `onFailure` that the live map could not be loaded. */
export function startMap(card, { onPick, onFailure }) {
  let loading = null;
  let live = null;
  let marked = card.place;

  /** The live map; throws what loading it throws, and may then be asked again. */
  function open() {
    loading ??= load().catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  }

  async function load() {
    const [L, { createLiveMap }, { createLandLayer }, layer] = await Promise.all([
      loadLeaflet(),
      import("./ui/live_map.js"),
      import("./ui/land_layer.js"),
      card.tiles ? null : loadWorld("110m"),
      loadStyle(leafletStyle),
    ]);
    const land = card.tiles ? null : createLandLayer(L, layer);
    live = createLiveMap(L, card.surface, land ?? L.tileLayer(card.tiles), {
      centre: pointAt({ left: 0.5, top: 0.5 }),
      wholeZoom: () => Math.log2((card.height * ASPECT) / TILE_PX),
      pin: card.pinMark,
      onTap: pick,
      onZoom: land ? refining(land) : () => {},
    });
    if (land) followColours(() => land.draw());
    live.mark(marked);
    card.goLive();
    return live;
  }

  async function withLive(action) {
    try {
      action(await open());
    } catch {
      onFailure();
    }
  }

  function pick(point) {
    const cell = cellOf(point);
    mark(cell);
    card.isBusy = true;
    card.dropHint();
    onPick(cell);
  }

  function mark(point) {
    marked = point;
    card.mark(spotOf(point));
    live?.mark(point);
  }

  // Who only passes by need not know that nothing came of it: the still picture is there.
  card.onApproach(() => open().catch(() => {}));
  card.onTap((spot) => {
    pick(pointAt(spot));
    open().catch(() => {});
  });
  card.onEnter(() => withLive((map) => pick(map.centre)));
  card.onZoom((step) => withLive((map) => map.zoomBy(step)));

  return {
    /** Marks the place that the page shows now. */
    show() {
      card.isBusy = false;
      mark(card.place);
      live?.reveal(card.place);
    },
  };
}

/** Has the finer coast fetched once it can be told from the coarse one. */
function refining(land) {
  let isAsked = false;
  return async (zoom) => {
    if (isAsked || zoom <= FINE_FROM_ZOOM) return;
    isAsked = true;
    try {
      land.refine(await loadWorld("50m"));
    } catch {
      isAsked = false;
    }
  };
}

/** Calls `action` when the sky changes, or the theme, which both stand in the root: a canvas does not hear of them. */
function followColours(action) {
  new MutationObserver(action).observe(document.documentElement, { attributes: true });
}
