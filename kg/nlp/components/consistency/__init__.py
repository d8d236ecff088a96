"""What is recognised once in a paper is recognised everywhere in it."""
