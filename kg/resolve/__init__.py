"""Mentions to entities, within a paper and across the corpus."""
