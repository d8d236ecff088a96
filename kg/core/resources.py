"""Where the files of ``ontology/`` are: in the installed package, or beside it in a checkout."""

from importlib.resources import files
from pathlib import Path

__all__ = ["ontology_dir"]


def ontology_dir() -> Path:
    """Folder with ``kg.ttl``, ``shapes.ttl``, ``lexicon/`` and ``queries/``."""
    package = Path(str(files("kg")))
    installed = package / "ontology"
    return installed if installed.is_dir() else package.parent / "ontology"
