"""The words over a picture, as outlines."""
