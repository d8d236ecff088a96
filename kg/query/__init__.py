"""Questions to a graph."""
