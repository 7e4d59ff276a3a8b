"""What hangs over the slab and falls on it."""
