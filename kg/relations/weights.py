"""The fitted weights of the role model, read from the data file beside this module."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.core.records import ROLES, EntityType, Role

__all__ = ["RoleModel", "load_models", "read_models"]

_FILE = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class RoleModel:
    """Multinomial logistic regression over the roles of one entity type.

    ``weights`` gives each feature a number per role, in the order of ``roles``.
    """

    roles: tuple[Role, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def scores(self, features: Mapping[str, float]) -> list[float]:
        """Log-odds per role, up to a constant."""
        scores = list(self.bias)
        for name in sorted(features):
            row = self.weights.get(name)
            if row is not None:
                for at, weight in enumerate(row):
                    scores[at] += weight * features[name]
        return scores


def read_models(text: str) -> dict[EntityType, RoleModel]:
    """Models of the JSON that ``training/fit_roles.py`` writes."""
    data = json.loads(text)["models"]
    return {
        kind: RoleModel(
            ROLES[kind],
            tuple(data[kind]["bias"]),
            {name: tuple(row) for name, row in data[kind]["weights"].items()},
        )
        for kind in EntityType
    }


@lru_cache(maxsize=1)
def load_models() -> dict[EntityType, RoleModel]:
    """Models that ship with the package."""
    return read_models(_FILE.read_text("utf8"))
