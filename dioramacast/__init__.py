"""The weather of any city as an isometric miniature."""

__version__ = "0.1.0"
