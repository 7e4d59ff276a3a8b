"""What weather, hour, season and style do to light and colour."""
