"""The slab, its relief, its streets and waters, wet and frozen."""
