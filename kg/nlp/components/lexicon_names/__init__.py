"""Names of the lexicon, found in a paper."""
