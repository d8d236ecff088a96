"""From candidate mentions of all finders to final ones."""
