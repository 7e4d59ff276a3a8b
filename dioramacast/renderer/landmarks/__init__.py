"""The hero of a scene: a landmark people know, or one that fits the culture, climate and size of the place."""

from dioramacast.models import Place
from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Rect
from dioramacast.renderer.landmarks.heroes import SCALE, hero_of
from dioramacast.renderer.scene import Scene


def add_hero(scene: Scene, place: Place) -> None:
    draw, drawn_side, height = hero_of(place)
    scale = SCALE[scene.plan.settlement]
    side = drawn_side * scale
    cx, cy = scene.plan.hero.centre
    rect = Rect(cx - side / 2, cy - side / 2, cx + side / 2, cy + side / 2)
    drawing = draw(scene)
    scene.add(rect, svg.group(drawing, transform=f"scale({scale})") if scale != 1 else drawing)
    scene.cast_shadow(rect.grown(-side * 0.12), height * scale * 0.62)
