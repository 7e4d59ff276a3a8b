"""Animals in side view, facing the left of the picture, around the middle of their feet."""

from dioramacast.renderer import svg
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Markup


def _beast(scene: Scene, body: str, legs: str, albedo: str, *more: Markup, leg: float = 1.3, wide: float = 6) -> Markup:
    """A body over four legs and its shadow."""
    palette = scene.palette
    material = palette.material(albedo)
    return svg.join([
        svg.ellipse(1, 0, wide, 1.8, palette.lighting.shadow_colour, opacity=0.26, stroke="none"),
        svg.stroke(legs, material.right, leg), svg.path(body, material.left), *more,
    ])  # fmt: skip


def mirrored(drawing: Markup) -> Markup:
    """Facing right."""
    return svg.group(drawing, transform="scale(-1 1)")


def sheep(scene: Scene) -> Markup:
    dark = scene.palette.material("#4a444a").left
    wool = scene.palette.snowed("#f4f0e6", 0.3)
    return svg.join([
        svg.ellipse(1, 0, 5, 1.5, scene.palette.lighting.shadow_colour, opacity=0.26, stroke="none"),
        svg.stroke("M-2.4 0V-2.4M-1 .4V-2M2 .4V-2M3.2 0V-2.4", dark, 0.9),
        svg.path("M-4-3Q-4.6-5.8-2-6Q0-7.4 2.2-6.2Q5-6 4.6-3.2Q2.6-1 0-1.6Q-2.8-1-4-3z", wool.left),
        svg.path("M4.6-3.2Q2.6-1 0-1.6Q-2.8-1-4-3Q0-2.6 4.6-3.2z", wool.right), svg.ellipse(-4.6, -5, 1.6, 1.3, dark),
    ])  # fmt: skip


def cow(scene: Scene, albedo: str = "#f2ede2", patches: str = "#5a4034") -> Markup:
    patch = scene.palette.material(patches).left
    return _beast(
        scene, "M-5-7.6Q-4-8.4 0-8.2Q5-8.6 6-7Q6.6-4.6 5.8-3Q1-1.8-4-3L-5-5L-7-4.6Q-8.6-5-8.2-6.4L-6.4-8.6z",
        "M-3.6 0V-3.4M-2.2 .4V-3M4 .4V-3M5.4 0V-3.4", albedo,
        svg.path("M-1-8.2Q2-8.6 3-7.8Q2.6-5 .4-5Q-1.4-6-1-8.2zM4.6-4.6Q6-5 5.8-3L4-2.7zM-6.4-8.6L-5.2-7.4L-6.8-6z",
            patch),
        svg.stroke("M6.2-7Q7.6-5 7-3M-6.2-8.6L-7-10", patch, 0.7),
    )  # fmt: skip


def horse(scene: Scene, albedo: str = "#8f5c3a") -> Markup:
    mane = scene.palette.material("#3f2c24").left
    return _beast(
        scene, "M-4-6.4Q0-7.4 5-7Q6.4-5 5.2-3.4Q0-2.6-3.8-3.6L-5-6L-7.4-8.6L-9.4-7.6L-10-8.8L-7.6-11.6L-6.4-11.4Z",
        "M-3.4 0L-3.2-4M-1.6 .4V-3.4M3.4 .4L4-3.6M5 0L4.8-4", albedo,
        svg.stroke("M-6.6-11.4Q-4.6-9-3.6-6.6M5.6-6.6Q7.4-5 6.8-2", mane, 1.1),
    )  # fmt: skip


def camel(scene: Scene, blanket: str = "#c8453d") -> Markup:
    cloth = scene.palette.material(blanket).left
    return _beast(
        scene,
        "M-5-8Q-4-9.6-2.6-9.4Q-1.6-13 1-13Q3.4-13 4-9.6Q7-9.4 6.6-6"
        "Q3-4.6-3-5.4Q-6-5-8-8Q-9-10-9-12L-11.6-11.6Q-12-13.4-9.6-14.4"
        "Q-7.6-14.6-7.4-12Q-7.4-9-5-8z",
        "M-4 0L-3.4-6M-2 .6V-5.4M4 .6L4.2-6M6 0L5.6-6", "#c99a5f",
        svg.path("M-2.6-9.6Q0-11.4 4-9.6L4.4-6.6H-2z", cloth),
        svg.stroke("M-2-7.6H4.2", scene.palette.material("#f2d27a").left, 0.8), wide=8,
    )  # fmt: skip


def llama(scene: Scene, albedo: str = "#e9dcc6", ribbon: str = "#d8406a") -> Markup:
    return _beast(
        scene, "M-4.4-6.4Q0-7.6 4.6-6.6Q6-4.6 4.8-3.2Q0-2.2-3.8-3.4"
        "Q-5.4-6-5.6-10L-8-10.4Q-8.6-11.8-6.6-12.6L-6.4-14L-5.4-12.6"
        "Q-4-12-3.8-9z",
        "M-3 0V-3.6M-1.6 .4V-3M3 .4V-3.2M4.2 0V-3.6", albedo,
        svg.stroke("M-6-8.4L-3.6-8.2M-1-6.8L-.6-3.4M2-6.8L2.2-3.4", scene.palette.material(ribbon).left, 1.1),
    )  # fmt: skip


def giraffe(scene: Scene) -> Markup:
    spots = scene.palette.material("#a9653a").left
    return _beast(
        scene, "M-3-13Q0-14 4.6-11.4Q6-9.4 5-7.6Q0-7-3.4-8.4Q-5-13-6.4-22"
        "L-9-21.6Q-9.6-23-7.6-24.4L-6-25.2Q-4.6-24.4-4.6-22Q-4-16-3-13z",
        "M-2.8 0V-9M-1.2 .6V-8.4M3.4 .6V-8.6M5 0V-9", "#e6bd72",
        svg.stroke("M-5-20h.1M-4.4-17h.1M-3.4-14h.1M-1-11.4h.1M1.6-10h.1M3.6-10.6h.1M-2-9h.1M0-13h.1M2.6-8.4h.1",
            spots, 1.7),
        svg.stroke("M-6.4-25L-6.8-26.8M-5.4-24.8L-5.4-26.6M5-11L6.6-7", spots, 0.7), wide=7,
    )  # fmt: skip


def zebra(scene: Scene) -> Markup:
    stripes = svg.stroke("M-5.6-9L-4-7M-3-6.8V-3.6M-1-7V-3.2M1-7.2V-3.2M3-7.2V-3.4M4.8-7L5-4",
                         scene.palette.material("#33303a").left, 0.9)  # fmt: skip
    return svg.join([horse(scene, "#f4f1ea"), stripes])


def elephant(scene: Scene) -> Markup:
    skin = scene.palette.material("#8a8890")
    return _beast(
        scene, "M-7-10Q-4-14 2-13.6Q9-13 9.4-7Q9.6-4 8.6-3.4"
        "L-3-3.4Q-6-4-7.4-6Q-8.6-4-8.8-.6L-10.4-.8Q-11.4-6-10-9.4Q-9-11.6-7-10z",
        "M-4 0V-4M-1 .6V-4M5 .6V-4M8 0V-4", "#8a8890",
        svg.path("M-5.6-11Q-2.6-12.4-1.6-9.6Q-1.4-6-3.6-5.4Q-6-7-5.6-11z", skin.right),
        svg.stroke("M-8.8-5.6Q-11.4-4.6-11.6-3", scene.palette.material("#f6f0e0").left, 1.1),
        svg.stroke("M9.4-8Q10.8-6 10.2-4", skin.right, 0.7), leg=2.8, wide=10,
    )  # fmt: skip


def buffalo(scene: Scene) -> Markup:
    horns = svg.stroke("M-7.4-8.4Q-9.6-10-7-11.6M-6.6-8.4Q-4.6-10.4-6-12", scene.palette.material("#d8d0c0").left, 0.9)
    return svg.join([cow(scene, "#5a555c", "#4a464e"), horns])


def reindeer(scene: Scene) -> Markup:
    horns = svg.stroke("M-7.4-11.4Q-8-15-5-16M-7.6-13.4L-9.6-15.6M-6.6-11.4Q-5-14-2.6-14.4M-5-13.4L-5-16",
                       scene.palette.material("#c9b498").left, 0.8)  # fmt: skip
    return svg.join([horse(scene, "#8d7560"), horns])


def penguin(scene: Scene) -> Markup:
    palette = scene.palette
    black = palette.material("#2f3542")
    return svg.join([
        svg.ellipse(1, 0, 3, 1.2, palette.lighting.shadow_colour, opacity=0.28, stroke="none"),
        svg.path("M-2.2-.4Q-3.2-5-1.4-7.6Q-1.6-10 0-10.2Q1.8-10 1.4-7.6Q3.2-5 2.2-.4Q0 .6-2.2-.4z", black.left),
        svg.path("M-1.6-1Q-2.4-4.6-.8-7Q.6-6 .6-1Q-.6-.4-1.6-1z", palette.material("#fbfaf6").left),
        svg.stroke("M-1.4 .2H-.4M.6 .2H1.6M-1.4-8.6L-2.6-8.2", palette.material("#f0a03a").left, 1),
        svg.stroke("M2-6.4L3-3", black.right, 1),
    ])  # fmt: skip


def husky(scene: Scene) -> Markup:
    return _beast(
        scene, "M-3-4Q0-4.8 3-4.2L4.6-6L4.4-3.4Q2-2.2-2.4-2.8L-3.6-3.4L-5.6-3.4L-4.4-5L-4-6L-3.2-5z",
        "M-2.4 0V-2.6M-1.2 .2V-2.6M2 .2V-2.8M3 0V-2.8", "#6f7480",
        svg.path("M-2.6-2.8Q0-2.2 2.4-2.6L1-3.4H-2z", scene.palette.material("#f2f2f0").left), leg=0.9, wide=4,
    )  # fmt: skip


def kangaroo(scene: Scene) -> Markup:
    return _beast(
        scene, "M-3-9Q-5.4-9.6-5.6-10.8L-3.8-12.8L-3.4-14"
        "L-2.4-12.4Q-1.6-11-1.4-9.4Q2.6-8 3.4-4.4Q6-1 9-.8Q5 .4 2-2Q-1-1-2-3Q-3.4-6-3-9z",
        "M-.6-2L.6-.2H-2.4M-2.6-7L-4.4-6", "#b5835a",
    )  # fmt: skip


def hens(scene: Scene) -> Markup:
    white, red = scene.palette.material("#f6efe2").left, scene.palette.material("#d8463c").left
    body = "M-2-1Q-2.6-2.6-1.4-3L-1.6-4.6L-.4-4Q2-3.6 2.6-4.4Q2.6-1 .6-.8z"
    return svg.join([
        svg.path(body, white), svg.path(body, scene.palette.material("#b5713f").left, transform="translate(6 2)"),
        svg.stroke("M-1.2-4.8h.4M4.8-2.8h.4M0-.6V.4M6 1.4V2.4", red, 0.8),
    ])  # fmt: skip
