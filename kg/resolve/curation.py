"""What a curator's decisions mean for the nodes of a corpus."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.core.records import EntityType
from kg.resolve.keys import display_name
from kg.resolve.local import Group
from kg.resolve.state import Form

__all__ = ["NO_CURATION", "Curation"]


@dataclass(frozen=True, slots=True)
class Curation:
    """Decisions by node.

    Attributes
    ----------
    redirect
        Node to the node that it is the same as.
    forced
        Name as written, in a group, to the node that it was split off to.
    labels, types
        What a curator calls a node, and takes it for.
    apart
        Pairs of keys that are not joined within a paper either.
    """

    redirect: Mapping[str, str] = field(default_factory=dict)
    forced: Mapping[tuple[Group, str], str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, EntityType] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()

    def forced_ref(self, form: Form) -> str | None:
        """Node that a name of ``form`` was split off to, if one was."""
        if not self.forced:
            return None
        found = (self.forced.get((form.group, display_name(name))) for name in form.names)
        return next((ref for ref in found if ref is not None), None)


NO_CURATION = Curation()
