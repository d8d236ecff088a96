"""Trains the tagger: ``python -m training.train --help``."""
