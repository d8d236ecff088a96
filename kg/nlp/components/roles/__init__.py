"""How the paper relates to what its mentions name."""
