const CLOSEST = 8;
const KEY_PAN_PX = 40;
/* As far as there is land but Antarctica; to the sides the world goes on and on. */
const BOUNDS = [
  [-57, -1000],
  [84, 1000],
];
const COPIES = [-360, 0, 360];

/** A Leaflet map in `surface` that shows `layer`, and at first just what the still picture shows: `centre` is its
 *  middle, `wholeZoom()` its zoom at the size it has now. Points are `{lat, lon}`. `pin` is the element that marks a
 *  place, `onTap(point)` hears of taps, `onZoom(zoom)` of zooms. */
export function createLiveMap(L, surface, layer, { centre, wholeZoom, pin, onTap, onZoom }) {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const isTiled = layer instanceof L.TileLayer;
  const map = L.map(surface, {
    attributionControl: false,
    zoomControl: false,
    // Twice on the same spot is twice a tap.
    doubleClickZoom: false,
    // The page scrolls on under the pointer, until somebody turns to the map.
    scrollWheelZoom: false,
    keyboardPanDelta: KEY_PAN_PX,
    worldCopyJump: true,
    maxBounds: BOUNDS,
    maxBoundsViscosity: 1,
    zoomSnap: isTiled ? 1 : 0,
    minZoom: isTiled ? 0 : wholeZoom(),
    maxZoom: CLOSEST,
    bounceAtZoomLimits: false,
    zoomAnimation: !isCalm,
    fadeAnimation: !isCalm,
    inertia: !isCalm,
  });
  map.setView([centre.lat, centre.lon], wholeZoom());
  layer.addTo(map);
  // One in each copy of the world that can be in view.
  const pins = COPIES.map((degrees) => ({ degrees, marker: pinMarker(L, pin.cloneNode(true)).addTo(map) }));

  map.on("click", ({ latlng }) => onTap(pointOf(latlng)));
  map.on("zoomend", () => onZoom(map.getZoom()));
  if (!isTiled) map.on("resize", () => map.setMinZoom(wholeZoom()));
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  // Who came here with the Tab key was here before the map.
  if (document.activeElement === surface) map.fire("focus");

  function nearestPin() {
    const away = (latlng) => Math.abs(latlng.lng - map.getCenter().lng);
    return pins.map(({ marker }) => marker.getLatLng()).sort((one, other) => away(one) - away(other))[0];
  }

  return {
    get centre() {
      return pointOf(map.getCenter());
    },
    /** From the whole world it goes to the pin, and from there on to where the map was moved. */
    zoomBy(step) {
      const isWhole = map.getZoom() < wholeZoom() + 0.5;
      map.setView(step > 0 && isWhole ? nearestPin() : map.getCenter(), map.getZoom() + step);
    },
    mark({ lat, lon }) {
      const drawn = Math.max(BOUNDS[0][0] + 1, Math.min(BOUNDS[1][0] - 1, lat));
      for (const { degrees, marker } of pins) marker.setLatLng([drawn, lon + degrees]);
    },
    /** Brings a point into view that is not there yet. */
    reveal({ lat, lon }) {
      const isSeen = COPIES.some((degrees) => map.getBounds().contains([lat, lon + degrees]));
      if (!isSeen) map.setView([lat, lon], map.getZoom(), { animate: !isCalm });
    },
  };
}

function pinMarker(L, html) {
  const icon = L.divIcon({ className: "pin", html, iconSize: [0, 0] });
  return L.marker([0, 0], { icon, interactive: false, keyboard: false });
}

function pointOf(latlng) {
  return { lat: latlng.lat, lon: latlng.lng };
}
