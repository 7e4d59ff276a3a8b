"""Trees and shrubs by climate and season."""
