"""Small boxes, of which a picture has many: leaner than ``solids.box``."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block
from dioramacast.renderer.svg import Markup


def crate(scene: Scene, block: Block, albedo: str, top: str = "") -> Markup:
    """A small box: three faces and one bright line."""
    material, roof = scene.palette.material(albedo), scene.palette.snowed(top or albedo, 0.9)
    corners = ((block.x0, block.y0), (block.x1, block.y0), (block.x1, block.y1), (block.x0, block.y1))
    north, east, south, west = (project(x, y, block.z1) for x, y in corners)
    h = block.height
    return svg.join([
        svg.path(svg.polygon([west, south, (south[0], south[1] + h), (west[0], west[1] + h)]), material.left),
        svg.path(svg.polygon([south, east, (east[0], east[1] + h), (south[0], south[1] + h)]), material.right),
        svg.path(svg.polygon([north, east, south, west]), roof.top),
        svg.stroke(svg.polygon([west, south, east], close=False), roof.edge, 0.8),
    ])  # fmt: skip


def sunshade(scene: Scene, albedo: str, towel: str = "") -> Markup:
    """A beach parasol of two colours around its foot, and perhaps a towel of that albedo in its shade."""
    cloth, white = scene.palette.material(albedo), scene.palette.material("#fbf6ea")
    lighting = scene.palette.lighting
    return svg.join([
        svg.ellipse(5, 1, 9, 3.6, lighting.shadow_colour, opacity=lighting.shadow_opacity * 0.8, stroke="none"),
        svg.path("M4-1L12 3.4L9 5L1 .6z", scene.palette.material(towel).top, stroke="none") if towel else svg.EMPTY,
        svg.stroke("M0 0V-15", white.left, 0.9),
        svg.path("M-9-9.6Q-6-16 0-17.6Q6-16 9-9.6Q5.4-7 0-7Q-5.4-7-9-9.6z", cloth.left),
        svg.path("M0-17.6Q-4.4-14-4.8-7.6Q-7.6-8.4-9-9.6Q-6-16 0-17.6zM0-17.6Q1.4-13.4.8-7Q4-7 5-7.7Q4-13.4 0-17.6z",
                 white.left),
    ])  # fmt: skip
