"""Graph records to files: RDF, the page, other formats."""
