"""Records, ids, errors and text: the standard library alone, imported by every other package."""
