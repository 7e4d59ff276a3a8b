"""The system tests' own fixtures; ``open_meteo``, ``server`` and ``start_server`` are those of every test."""
