"""The rock palace of Lhasa."""

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material, mix
from dioramacast.renderer.geometry import Rect, lerp, project
from dioramacast.renderer.landmarks.asia_kit import floodlit, storeys, strokes
from dioramacast.renderer.landmarks.asia_roofs import eaves
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, ball, box, face
from dioramacast.renderer.svg import Markup


def _potala(scene: Scene) -> Markup:
    """The White and the Red Palace on their rock, and the zigzag of stairs up to them."""
    palette = scene.palette
    white, red = floodlit(palette, "#f7f2e8", 0.6), floodlit(palette, "#9c3a30", 0.65)
    rock, gold = palette.snowed("#a08a6c", 0.7), palette.snowed("#e3b040", 0.5)
    trim = palette.material("#7a2f2a")

    def on_slope(u: float, t: float, on_left: bool) -> tuple[float, float, float]:
        """A spot on the rock's near flank: ``u`` along it, ``t`` up it."""
        along, out = lerp(lerp(8, 26, t), lerp(162, 132, t), u), lerp(162, 130, t)
        return (along, out, 46 * t) if on_left else (out, along, 46 * t)

    flanks = (True, (0.0, 0.8, 0.55)), (False, (0.8, 0.0, 0.55))
    parts = []
    for on_left, facing in flanks:
        parts.append(face([on_slope(u, t, on_left) for u, t in ((0, 0), (1, 0), (1, 1), (0, 1))], rock.face(facing)))
        crags = (
            (0.0, 0.3, 0.1),
            (0.2, 0.16, 0.3),
            (0.36, 0.5, 0.14),
            (0.56, 0.2, 0.4),
            (0.72, 0.55, 0.2),
            (0.86, 0.1, 0.3),
        )
        for tone, shift in ((rock.face((facing[1], facing[0], -0.1)), 0.0), (rock.face((0.1, 0.1, 1.0)), 0.09)):
            d = "".join(
                svg.polygon([project(*on_slope(min(1.0, u + du + shift), min(1.0, t + dt), on_left)) for du, dt in
                    ((0, 0), (0.07, -0.1), (0.12, 0.1), (0.08, lean + 0.2), (0.03, 0.22))])
                for u, t, lean in crags
            )  # fmt: skip
            parts.append(svg.path(d, tone, opacity=0.4))
    parts.append(face([(26, 26, 46), (132, 26, 46), (132, 130, 46), (26, 130, 46)], rock.top))
    masses = [
        (Block(20, 24, 52, 60, 30, 96), white, 4), (Block(96, 18, 128, 52, 30, 92), white, 4),
        (Block(44, 22, 100, 66, 46, 112), red, 5), (Block(20, 60, 44, 104, 30, 82), white, 4),
        (Block(38, 66, 116, 100, 40, 92), white, 4), (Block(100, 52, 128, 84, 30, 78), white, 3),
        (Block(58, 62, 94, 82, 70, 124), red, 4), (Block(30, 104, 120, 122, 30, 62), white, 2),
    ]  # fmt: skip
    for block, material, floors in masses:
        parts.append(_battered(scene, block, material, floors, trim.left))
    crown = eaves(Rect(-10, -10, 10, 10), Rect(-3, -0.5, 3, 0.5), 5, 9, gold, lift=2.4, ribs=6)
    kiosk = scene.definitions.shape(svg.join([box(Block(-7, -7, 7, 7, 0, 5), red), crown]))
    for x, y, z, share in (
        (66, 34, 112, 1.1),
        (88, 40, 112, 0.8),
        (76, 70, 124, 1.0),
        (36, 42, 96, 0.7),
        (110, 34, 92, 0.7),
    ):
        parts.append(svg.use(kiosk, project(x, y, z), share))
    zigzag = [
        [
            on_slope(u, t, True)
            for u, t in ((0.62, 0.0), (0.2, 0.34), (0.3, 0.4), (0.72, 0.68), (0.62, 0.74), (0.36, 0.98))
        ]
    ]
    parts += [strokes(zigzag, trim.right, 7.4), strokes(zigzag, white.right, 6.2), strokes(zigzag, white.left, 3.4)]
    tree = scene.definitions.shape(svg.join([ball(0, -5, 6, palette.snowed("#5a9150", 0.7), scene.definitions),
        ball(-5, -2, 4.4, palette.snowed("#6fa65a", 0.7),
            scene.definitions)]))  # fmt: skip
    parts += [
        svg.use(tree, project(*on_slope(u, 0.05, on_left)))
        for on_left in (True, False)
        for u in (0.06, 0.14, 0.8, 0.88, 0.95)
    ]
    flags = [[(158, 120, 4), (128, 84, 78)], [(12, 158, 4), (30, 122, 62)]]
    parts.append(strokes(flags, palette.material("#6b5a50").left, 0.8, 0.7))
    for k, colour in enumerate(("#3f6fc4", "#f4f1ea", "#d2473a", "#4c9a58", "#efc545")):
        d = "".join(svg.outline("M", *project(*(lerp(p, q, t) for p, q in zip(a, b, strict=True))), "v", 3)
            for a, b in flags for t in ((k + 0.5 + 5 * n) / 20 for n in range(4)))  # fmt: skip
        parts.append(svg.stroke(d, palette.material(colour).left, 3.4, stroke_linecap="butt"))
    return svg.join(parts)


def _battered(scene: Scene, block: Block, material: Material, floors: int, trim: str) -> Markup:
    """A Tibetan wall: leaning inwards, a dark frieze under the roof, rows of small windows."""
    lean, b = 2.5, block
    left = [(b.x0 - lean, b.y1 + lean, b.z0), (b.x1 + lean, b.y1 + lean, b.z0), (b.x1, b.y1, b.z1), (b.x0, b.y1, b.z1)]
    right = [(b.x1 + lean, b.y1 + lean, b.z0), (b.x1 + lean, b.y0 - lean, b.z0), (b.x1, b.y0, b.z1), (b.x1, b.y1, b.z1)]
    top = [(b.x0, b.y0, b.z1), (b.x1, b.y0, b.z1), (b.x1, b.y1, b.z1), (b.x0, b.y1, b.z1)]
    count = max(2, int(b.width // 8)), max(2, int(b.depth // 8))
    rows = storeys(
        scene,
        Block(b.x0, b.y0, b.x1 + 0.8, b.y1 + 0.8, b.z0 + 6, b.z1 - 8),
        count,
        floors,
        glass="#3d3346",
        size=(0.34, 0.5),
    )
    return svg.join([
        face(left, material.left), face(right, material.right),
        face([(b.x0, b.y1, b.z1 - 5), (b.x1, b.y1, b.z1 - 5), (b.x1, b.y1, b.z1), (b.x0, b.y1, b.z1)], trim),
        face([(b.x1, b.y1, b.z1 - 5), (b.x1, b.y0, b.z1 - 5), (b.x1, b.y0, b.z1), (b.x1, b.y1, b.z1)],
            mix(trim, CONTACT, 0.3)),
        face(top, scene.palette.snowed("#d8c8a8").top), *rows,
        strokes([[(b.x0, b.y1, b.z1), (b.x1, b.y1, b.z1), (b.x1, b.y0, b.z1)]], material.edge, 1.4),
        strokes([[(b.x1 + lean, b.y1 + lean, b.z0), (b.x1, b.y1, b.z1)]], material.edge, 1, 0.5),
    ])  # fmt: skip


POTALA = Landmark(
    "the Potala Palace",
    _potala,
    170,
    170,
    136,
    Site.BACK,
    casts=(Block(14, 14, 158, 158, 0, 40), Block(30, 30, 120, 110, 0, 100)),
)

CITIES: Cities = {1280737: (POTALA,)}
