"""Names recognised by how they are written and by the words around them."""
