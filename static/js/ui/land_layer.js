import { stretched } from "../state/world.js";

const BORDERS_FROM_ZOOM = 1.2;

/** A Leaflet layer that draws the world's land and borders on one canvas, as often side by side as the map is wide. Its
 *  colours are the canvas's own: `color` is the land, `outline-color` the borders. `world` is as api/world.js gives it. */
export function createLandLayer(L, world) {
  let shapes = shapesOf(world);

  const Land = L.Renderer.extend({
    _initContainer() {
      this._container = L.DomUtil.create("canvas", "land");
    },
    _destroyContainer() {
      this._container.remove();
    },
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this.draw();
    },
    draw() {
      if (!this._map) return;
      const { min } = this._bounds;
      const size = this._bounds.getSize();
      const origin = this._map.getPixelOrigin();
      const world = this._map.options.crs.scale(this._zoom);
      const left = world / 2 - origin.x - min.x;
      const top = world / 2 - origin.y - min.y;
      const copies = range(Math.ceil((-left - world / 2) / world), Math.floor((size.x - left + world / 2) / world));
      const sharpness = devicePixelRatio;
      this._container.width = size.x * sharpness;
      this._container.height = size.y * sharpness;
      this._container.style.width = `${size.x}px`;
      this._container.style.height = `${size.y}px`;

      const pen = this._container.getContext("2d");
      const pixels = world / 360;
      const { color, outlineColor } = getComputedStyle(this._container);
      pen.fillStyle = color;
      pen.strokeStyle = outlineColor;
      pen.lineWidth = 1 / pixels;
      pen.lineJoin = "round";
      for (const copy of copies) {
        const x = left + copy * world;
        pen.setTransform(sharpness * pixels, 0, 0, sharpness * pixels, sharpness * x, sharpness * top);
        const view = { west: -x / pixels, east: (size.x - x) / pixels, north: -top / pixels, south: (size.y - top) / pixels };
        trace(pen, shapes.land, view);
        // Lakes as large as the Caspian Sea are rings within rings.
        pen.fill("evenodd");
        // On a small map of the whole world borders are a scribble.
        pen.globalAlpha = Math.min(1, Math.max(0, this._zoom - BORDERS_FROM_ZOOM));
        trace(pen, shapes.borders, view);
        pen.stroke();
        pen.globalAlpha = 1;
      }
    },
    /** From now on this is the world. */
    refine(world) {
      shapes = shapesOf(world);
      this.draw();
    },
  });

  return new Land({ padding: 0.5 });
}

/* To the south is down, as on a canvas. */
function shapesOf({ land, borders }) {
  return { land: land.map(shapeOf), borders: borders.map(shapeOf) };
}

function shapeOf(line) {
  const box = { west: Infinity, east: -Infinity, north: Infinity, south: -Infinity };
  const points = new Float64Array(line.length);
  for (let at = 0; at < line.length; at += 2) {
    const x = (points[at] = line[at]);
    const y = (points[at + 1] = -stretched(line[at + 1]));
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.north = Math.min(box.north, y);
    box.south = Math.max(box.south, y);
  }
  return { points, box };
}

function trace(pen, shapes, view) {
  pen.beginPath();
  for (const { points, box } of shapes) {
    if (box.east < view.west || box.west > view.east || box.south < view.north || box.north > view.south) continue;
    pen.moveTo(points[0], points[1]);
    for (let at = 2; at < points.length; at += 2) pen.lineTo(points[at], points[at + 1]);
  }
}

function range(first, last) {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
}
