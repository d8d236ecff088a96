"""The graph over HTTP: a read-only SPARQL endpoint, and a page for every resource."""
