"""Families of houses: in what colours, sizes and heights each is built."""

from dataclasses import dataclass

Colours = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """How one kind of house is built. Lengths in world units."""

    name: str
    walls: Colours
    roofs: Colours
    accents: Colours
    """Of doors, shutters, awnings, trims."""
    storey: float = 12.0
    ground: float = 14.0
    """Height of the lowest floor."""
    floors: tuple[int, int] = (1, 4)
    """The fewest and the most."""
    sides: tuple[int, int] = (40, 33)
    """The longer and the shorter one are at most these."""
    rise: float = 7.0
    """Half of what the roof adds, for its shadow."""
    has_shops: bool = True
    row: int = 0
    """Width of one house of a row; 0 for houses that stand alone on their lot."""
    is_dyed: bool = True
    """Whether houses of one type can differ in the colour of their walls alone."""


SLATE = ("#4b4e5c", "#565868", "#5b4a4a", "#3f5368")
TILES = ("#c05f40", "#a8503a", "#b5663f", "#94493a")
ROMAN = ("#c9683f", "#d47c4e", "#b95a39", "#c98a5a")
GREY_TILES = ("#4f5f70", "#46566b", "#5a626c", "#3f4a5c")
FELT = ("#8c8a8e", "#a39c94", "#7a7c84")
DOORS = ("#2f6f73", "#a8443a", "#3f5f8a", "#c98a3a", "#4f7a52")
PASTEL = ("#f2c14b", "#ef9a78", "#7fc0b0", "#f6ead4", "#e88f9f", "#8fb4dc", "#c9d98a", "#d9a3c8")
PLASTER = ("#f0e3c8", "#efcf9c", "#dfe3d0", "#f0c9b4", "#d5dfe6", "#fbf3e4", "#e6b98a", "#c9d4b4")
LIME = ("#fbf6ec", "#f6e3c6", "#f3cfa6", "#fdf8f0", "#eebd94", "#e8a884")
EARTH = ("#dcae78", "#cf9c6a", "#e6c598", "#c48f60", "#efdcb8", "#d8a07a")
BRICK = ("#a9553f", "#b96a4c", "#8f4a3d", "#c58a66", "#9c5a48", "#7d4438")
GLASS = ("#5f86b5", "#3f8a92", "#8088b8", "#9aa4b4", "#6f7fa8", "#4f9a8a", "#a87a6a")
STONE = ("#d6cfc4", "#c9c2bb", "#b5a79b", "#e4dccf", "#a9b2c4")

FAMILIES = {
    family.name: family
    for family in (
        Family("timber", ("#b9382f", "#e0a92e", "#f1eee6", "#3f6b57", "#2f5a8f", "#a8573f", "#8aa0b4"),
               SLATE, ("#f6efe4", "#2f4f5f", "#a8443a", "#e0a92e"), storey=12.5, floors=(1, 4), sides=(36, 30),
               rise=7),
        Family("half-timbered", ("#f6efe0", "#f0e2c4", "#eed9b8", "#f3e6d6", "#e8c9a4", "#dfe0c8"), TILES, ("#7a3f30",
               "#3f5f4a", "#2f4f6a"), storey=11.5, floors=(1, 4), sides=(34, 28), rise=7),
        Family("terrace", BRICK, SLATE, ("#2f4f6a", "#a8343a", "#2f5f4a", "#d9a53a", "#3a3440"), floors=(2, 4),
               sides=(40, 28), rise=7),
        Family("sandstone", ("#cdb592", "#b9a184", "#d9c4a4", "#a8927a", "#c4a88a"), SLATE, ("#2f4f6a", "#8a343a",
               "#2f5f4a", "#3a3440"), floors=(2, 5), sides=(40, 32), rise=7),
        Family("canal", ("#8f4a3d", "#6d3f3a", "#b96a4c", "#c9b8a0", "#5a4a4e", "#a9745a", "#e0d4c0"), ("#9c4f3c",
               "#4b4e5c", "#7d4a3e"), ("#1f4a3f", "#2f3a5a", "#7a2f2c"), storey=12.5, floors=(2, 5), sides=(34, 18),
               rise=7, row=18, is_dyed=False),
        Family("plaster", PLASTER, TILES, ("#4f7a5a", "#7a5038", "#8a3f38", "#4a6a8a"), storey=12.5, floors=(1, 5),
               sides=(38, 32), rise=7),
        Family("chalet", ("#8a5a3c", "#7a4c34", "#9a6a46", "#6d4634"), ("#5d4a42", "#6f5a4e", "#7d7a78"), ("#3f6b4a",
               "#a8382f", "#e8dcc4"), storey=11, floors=(2, 3), sides=(36, 32), rise=5, has_shops=False),
        Family("clapboard", ("#f1eee6", "#c9d6de", "#e6dcc0", "#b9c9b4", "#d9b9a4", "#a8b8c8", "#e8c98a"), SLATE,
               ("#3f5f7a", "#a8443a", "#3f6b57", "#4a4450"), storey=11.5, ground=13, floors=(1, 2), sides=(42, 34),
               rise=6, has_shops=False),
        Family("arctic", ("#c23a32", "#e0b03a", "#2f6fa8", "#3f8a5f", "#7a4f9a", "#e8e4da", "#d9743a"), ("#3f424e",
               "#4f5562", "#5a4a4e"), ("#f6efe4",), storey=11.5, ground=12, floors=(1, 3), sides=(34, 26), rise=5,
               has_shops=False),
        Family("izba", ("#8a5a3c", "#9c6a44", "#7a4f38", "#5f8a8a", "#b58a4a"), ("#4f7a5a", "#9a4a3c", "#5a6a7a",
               "#7a7a7a"), ("#3f7fb0", "#f0ece0", "#4f9a6a"), ground=12, floors=(1, 2), sides=(32, 28), rise=7,
               has_shops=False),
        Family("tin", ("#eab464", "#d98c5f", "#c9b08a", "#7fa6a0", "#f0dcb8", "#8fb0c8", "#e6a08a"), ("#a86a4c",
               "#9a9da2", "#b5654a", "#8a9aa0"), ("#3f7f9a", "#c8473a", "#4f8a5a", "#e0a33a"), storey=11.5, ground=12,
               floors=(1, 3), sides=(38, 30), rise=4),
        Family("stilt", ("#b98a5a", "#9c6f4a", "#c9a06a", "#7fa6a0", "#d9b48a", "#8aa8b8"), ("#b99a5c", "#a8854c",
               "#9a9da2", "#b5654a"), ("#4f8a6a", "#c8673a", "#3f7f9a"), storey=11, ground=11, floors=(1, 2),
               sides=(34, 30), rise=16, has_shops=False, is_dyed=False),
        Family("mudbrick", EARTH, ("#e0bd8a", "#d0a878", "#c99a6c"), ("#2f7fa0", "#3f8a7a", "#7a4a34", "#4a6ab0"),
               floors=(1, 4), sides=(42, 40), rise=4),
        Family("medina", ("#d98f68", "#e0a078", "#cf7f5c", "#e8b48c", "#f0dcc0"), ("#d9a07c", "#c98a68"), ("#2f7fa0",
               "#3f8a6a", "#7a4a34"), floors=(1, 4), sides=(42, 40), rise=4),
        Family("gulf", ("#e8d3aa", "#dcc090", "#f3e6cf", "#d0b084"), ("#e0c898", "#d8b88a"), ("#7a4a30", "#3f8a8a",
               "#5a3c2c"), floors=(1, 3), sides=(42, 40), rise=9, is_dyed=False),
        Family("sahel", ("#c9905c", "#d8a06c", "#b97f50", "#dcae7c"), ("#c9976a", "#b98558"), ("#6a4430", "#3f7f8a",
               "#8a4a30"), storey=11, floors=(1, 2), sides=(38, 36), rise=5, has_shops=False, is_dyed=False),
        Family("yemeni", ("#b5835a", "#a8744c", "#c4946a", "#9c6a4a"), ("#c9a27a", "#b99068"), ("#7a4a30",), floors=(3,
               7), sides=(28, 26), rise=3, has_shops=False),
        Family("cycladic", ("#fdfaf4", "#faf4ea", "#f6efe2"), ("#f3ece0", "#efe6d8"), ("#2f6fb5", "#3f8ac0",
               "#2f5a9a"), floors=(1, 2), sides=(38, 36), rise=6, has_shops=False, is_dyed=False),
        Family("mediterranean", LIME, ROMAN, ("#4f7a5a", "#3f6f8a", "#7a5038", "#5a8a8a"), storey=12.5, floors=(1, 5),
               sides=(38, 34), rise=4),
        Family("himalayan", ("#f6efe4", "#efe4d0", "#e8d8bc", "#f3e2c8"), ("#c9b090", "#b5a088"), ("#9a3a2c",),
               ground=17, floors=(1, 4), sides=(38, 34), rise=6, has_shops=False),
        Family("haveli", ("#e39a80", "#dc8a70", "#f0c9a0", "#e8b06c", "#f3e2c8", "#8fb4d0"), ("#d9a98c", "#c99a7c",
               "#e0c4a0"), ("#4f7f9a", "#a8543a", "#3f8a7a", "#c98a3a"), storey=12.5, floors=(2, 4), sides=(40, 38),
               rise=4),
        Family("favela", ("#e8a24e",), ("#c9765a",), ("#6fb0a0",), storey=10, ground=10, floors=(1, 4), sides=(52, 52),
               rise=2, has_shops=False, is_dyed=False),
        Family("slab", ("#d8d2c6", "#c9cdd0", "#d9c9b0", "#bfc8cc", "#d0b8a8"), FELT, ("#7fa6b8", "#c98a6a", "#8fae8a",
               "#d9b45a", "#a8a0b8"), storey=10, ground=12, floors=(4, 9), sides=(44, 28), rise=2, has_shops=False),
        Family("apartment", ("#efe6d8", "#f6efe4", "#e0d4c4", "#d8dde0", "#f0dcc0", "#cfd8d0"), FELT, ("#c8473a",
               "#2f6f73", "#e0a33a", "#4a5fa8", "#7a9a6a"), storey=11.5, ground=13, floors=(3, 7), sides=(42, 38),
               rise=2),
        Family("sandblock", ("#e3c79c", "#d9b98c", "#efdcb8", "#cfae84", "#e8c8a8", "#f3e6cf"), ("#d9bd94", "#cdb08a"),
               ("#3f8a8a", "#a8643f", "#4a6ab0", "#c98a3a"), storey=11.5, ground=13, floors=(3, 7),
               sides=(42, 38), rise=2),
        Family("deco", ("#f6c9b8", "#bfe0d4", "#f6ead4", "#f3dc9a", "#c9d4ec", "#f0b4bc"), ("#e8e0d4", "#d8d4cc"),
               ("#3f9aa0", "#e0788a", "#d98a4a", "#5a7fb8"), floors=(2, 5), sides=(40, 34), rise=2),
        Family("mansard", ("#f0dfcc", "#e6ccb2", "#f4e8d8"), ("#6c7394", "#5f6685", "#7a7f9b",
               "#646b80"), ("#a8343a", "#2f5f5a", "#35527f", "#b5853a"), storey=14, floors=(2, 5), sides=(44, 42),
               rise=8),
        Family("colonial", PASTEL, ROMAN, ("#2f6f73", "#4a6ab0", "#7a4a34", "#3f7a4f"), storey=13, floors=(1, 3),
               sides=(42, 36), rise=4, has_shops=False),
        Family("merchant", ("#f0d489", "#b9d4c4", "#efc4b4", "#bcd0e4", "#f3e8d4", "#d9b8a0"), ("#5f8a6a", "#8a5048",
               "#6a7480", "#4f7a6a"), ("#a8443a", "#3f5f7a", "#4f7a5a"), storey=12.5, ground=15, floors=(1, 4),
               sides=(40, 36), rise=4),
        Family("brownstone", BRICK, ("#6a6468", "#7d7674"), ("#a8343a", "#2f5f4a", "#35527f", "#b5853a"), storey=11.5,
               floors=(3, 7), sides=(38, 36), rise=3),
        Family("machiya", ("#f2ebe0", "#d8c2a4", "#e6dccb", "#c9b08a", "#efe2c8"), GREY_TILES, ("#2f4f7a", "#8a2f34",
               "#4f6a4a", "#e8e0d0"), storey=11.5, floors=(1, 3), sides=(36, 32), rise=8, has_shops=False,
               is_dyed=False),
        Family("courtyard", ("#c9c4bc", "#e8e0d4", "#b5b0aa", "#dcc9a8", "#f0e8dc"), ("#56606a", "#4f5862", "#6a6a66",
               "#5f7060"), ("#d9a53a", "#3f7f6a", "#c98a3a"), storey=11.5, ground=13, floors=(1, 3), sides=(38, 32),
               rise=8, has_shops=False),
        Family("shophouse", ("#f2c66b", "#8fc4b4", "#f0a48c", "#f6ead4", "#9fbfe0", "#e8a0b0", "#c4d69a"), ROMAN,
               ("#2f7a6a", "#3f5f9a", "#a8443a", "#f6efe4"), storey=12.5, floors=(2, 4), sides=(36, 18), rise=3,
               has_shops=False, row=18),
        Family("neon", ("#c9c4cc", "#b5aeb8", "#d8d0c8", "#a8a4b4", "#cfc0b8"), FELT, ("#c8473a", "#2f6f73",
               "#4a5fa8"), storey=10.5, ground=12, floors=(3, 8), sides=(38, 36), rise=3),
        Family("rondavel", ("#d8a878", "#c98f60", "#e8d0a8", "#b98058"), ("#b99a5c", "#a8854c", "#c4a868"), ("#8a4a34",
               "#3f6a7a", "#e8dcc4"), ground=15, floors=(1, 1), sides=(38, 36), rise=6, has_shops=False,
               is_dyed=False),
        Family("yurt", ("#f6f1e6", "#efe8da", "#e8dcc4"), ("#f6f1e6",), ("#c8473a", "#2f6fa8", "#3f8a6a"), storey=10,
               ground=10, floors=(1, 1), sides=(32, 32), rise=3, has_shops=False, is_dyed=False),
        Family("curtain", GLASS, FELT, ("#4a5fa8", "#2f6f73", "#c8473a"), storey=8.4, floors=(7, 26), sides=(42, 42),
               rise=4),
        Family("piers", STONE, FELT, ("#4a5fa8", "#2f6f73", "#c8473a"), storey=8.6, floors=(7, 24), sides=(42, 42),
               rise=5),
        Family("stepback", ("#a9705a", "#c9a88a", "#8f6f66", "#b98a6c", "#d6c4ac"), FELT, ("#a8343a", "#2f5f4a",
               "#35527f"), storey=9.4, floors=(8, 24), sides=(42, 42), rise=8, is_dyed=False),
        Family("condo", ("#e8a07c", "#7fb0b8", "#d9c4a0", "#b8c4d4", "#e0b0a0"), FELT, ("#4a8ab0", "#e0a33a",
               "#c8673a"), storey=9, floors=(7, 20), sides=(40, 40), rise=4),
    )
}  # fmt: skip
