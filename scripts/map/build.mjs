/* Writes what the map is made of into the folder given as argument: Leaflet as it was published, and Natural Earth cut for us.

   `make map-data` runs this; the lock file beside it holds every package's SHA-512. The same packages give the same bytes.

   map/world-110m.json, world-50m.json: {land, borders}, each a list of lines, each a flat list of whole hundredths of a
     degree: longitude and latitude of the first point, then the steps from point to point. Land is closed rings.
   map/world.svg: the land in Web Mercator, as js/state/world.js frames it, a tenth of a degree of longitude to the unit. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { geoEquirectangular, geoMercator, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";

const DEGREES = 180 / Math.PI;
/* From Bering Strait to Bering Strait, so that no country is torn apart; 78.8° N to 55.5° S. */
const FRAME = { west: -169, top: 133, width: 360, height: 200 };
/* Of what the picture shows: smaller islands are less than a pixel there. */
const SMALLEST_ISLAND = 0.5;

const [target] = process.argv.slice(2);
const packages = createRequire(import.meta.url);

vendor("leaflet/dist/leaflet.js", "leaflet.js");
vendor("leaflet/dist/leaflet.css", "leaflet.css");
vendor("leaflet/LICENSE", "LICENSE");
for (const scale of ["110m", "50m"]) write(`map/world-${scale}.json`, JSON.stringify(cut(atlas(scale))));
write("map/world.svg", picture(atlas("110m")));

function vendor(from, name) {
  const to = join(target, "vendor/leaflet", name);
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(packages.resolve(from), to);
}

function write(name, text) {
  mkdirSync(dirname(join(target, name)), { recursive: true });
  writeFileSync(join(target, name), text);
}

function atlas(scale) {
  return JSON.parse(readFileSync(packages.resolve(`world-atlas/countries-${scale}.json`), "utf8"));
}

/* Cut at ±180°, where polygons would be joined right across the map, and without Antarctica. */
function cut(world) {
  const plane = geoEquirectangular().scale(DEGREES).translate([0, 0]).precision(0).clipExtent([[-180, -84], [180, 60]]);
  const whole = ([x, y]) => [Math.round(x * 100), Math.round(-y * 100)];
  const lines = (shape) => linesOf(shape, plane).map((line) => steps(line.map(whole)));
  return {
    land: lines(feature(world, world.objects.land)),
    borders: lines(mesh(world, world.objects.countries, (one, other) => one !== other)),
  };
}

function picture(world) {
  const { west, top, width, height } = FRAME;
  const plane = geoMercator()
    .scale(DEGREES * 10)
    .rotate([-(west + width / 2), 0])
    .translate([width * 5, top * 10])
    .precision(0)
    .clipExtent([[0, 0], [width * 10, height * 10]]);
  const path = linesOf(feature(world, world.objects.land), plane)
    .filter((ring) => extent(ring) > SMALLEST_ISLAND * 10)
    .map((ring) => steps(ring.map((point) => point.map(Math.round))))
    .filter((ring) => ring.length > 6)
    .map(([x, y, ...rest]) => `M${x} ${y}l${rest.join(" ").replaceAll(" -", "-")}z`)
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width * 10} ${height * 10}"><path d="${path}"/></svg>\n`;
}

function linesOf(shape, plane) {
  const lines = [];
  const pen = {
    moveTo: (x, y) => lines.push([[x, y]]),
    lineTo: (x, y) => lines.at(-1).push([x, y]),
    closePath() {},
  };
  geoPath(plane, pen)(shape);
  return lines;
}

function extent(ring) {
  const span = (axis) => Math.max(...ring.map((point) => point[axis])) - Math.min(...ring.map((point) => point[axis]));
  return Math.max(span(0), span(1));
}

/* Points that fall together when rounded are one. */
function steps(points) {
  let [x, y] = points[0];
  const flat = [x, y];
  for (const [nextX, nextY] of points.slice(1)) {
    if (nextX === x && nextY === y) continue;
    flat.push(nextX - x, nextY - y);
    [x, y] = [nextX, nextY];
  }
  return flat;
}
