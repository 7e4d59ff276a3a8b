/* The still picture of the world is cut like this (see dioramacast/world_map.py): in degrees of longitude, latitudes
   stretched to match, as Web Mercator does. */
const WEST = -169;
const TOP = 133;
const WIDTH = 360;
const HEIGHT = 200;

const CELLS_PER_DEGREE = 20;
const MERCATOR_LATITUDE = 85;
const RADIANS = Math.PI / 180;

/** How many times as wide as high it is. */
export const ASPECT = WIDTH / HEIGHT;

/** The point at these shares of the picture's width and height. */
export function pointAt({ left, top }) {
  return { lat: unstretched(TOP - top * HEIGHT), lon: wrapped(WEST + left * WIDTH) };
}

/** The shares of the picture's width and height at which a point lies; at its rim what lies beyond. */
export function spotOf({ lat, lon }) {
  const left = wrapped(lon - WEST - 180) + 180;
  const top = (TOP - stretched(lat)) / HEIGHT;
  return { left: left / WIDTH, top: Math.min(1, Math.max(0, top)) };
}

/** The centre of the grid cell that the point lies in, as the server has it: all visitors of a cell share one address,
 *  and nobody's own whereabouts stand in it. */
export function cellOf({ lat, lon }) {
  const centre = (degrees) => Math.floor(degrees * CELLS_PER_DEGREE + 0.5) / CELLS_PER_DEGREE;
  return { lat: centre(Math.min(90, Math.max(-90, lat))), lon: wrapped(centre(wrapped(lon))) };
}

/** A latitude in degrees, and how far from the equator it is drawn in degrees of longitude. */
export function stretched(lat) {
  const drawn = Math.min(MERCATOR_LATITUDE, Math.max(-MERCATOR_LATITUDE, lat));
  return Math.asinh(Math.tan(drawn * RADIANS)) / RADIANS;
}

function unstretched(degrees) {
  return Math.atan(Math.sinh(degrees * RADIANS)) / RADIANS;
}

/** The same meridian from -180° on and below 180°. */
function wrapped(lon) {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}
