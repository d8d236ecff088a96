"""The spaCy pipeline: papers to annotated papers."""
