"""Pipeline components, one folder each."""
