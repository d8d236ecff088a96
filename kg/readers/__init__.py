"""Files to papers."""
