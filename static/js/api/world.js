/* What the map is made of, all of it from here; fetched when somebody turns to the map, and no earlier. */
const fileOf = (path) => new URL(`../../${path}`, import.meta.url).href;

export const leafletStyle = fileOf("vendor/leaflet/leaflet.css");

/** Leaflet is published as a script for all kinds of loaders: in a module it leaves its name with the window. */
export async function loadLeaflet() {
  await import(fileOf("vendor/leaflet/leaflet.js"));
  return globalThis.L;
}

/** Natural Earth at 1 : 110 million ("110m") or 1 : 50 million ("50m"): land (closed rings) and borders, each line
 *  a flat array of lon, lat, lon, lat in degrees. */
export async function loadWorld(scale) {
  const response = await fetch(fileOf(`map/world-${scale}.json`));
  if (!response.ok) throw new Error(`status ${response.status}`);
  const { land, borders } = await response.json();
  return { land: land.map(unpacked), borders: borders.map(unpacked) };
}

/** Lines come as whole hundredths of a degree, each point as the step from the one before. */
function unpacked(steps) {
  const line = new Float64Array(steps.length);
  for (let at = 0; at < steps.length; at += 2) {
    line[at] = steps[at] / 100 + (at ? line[at - 2] : 0);
    line[at + 1] = steps[at + 1] / 100 + (at ? line[at - 1] : 0);
  }
  return line;
}
