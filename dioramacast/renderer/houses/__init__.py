"""Buildings in the manner of their country."""
