"""People, vehicles, boats and small stories."""
