"""One file per upstream: how the outside is spoken to."""
