"""Links to code, data and project pages."""
