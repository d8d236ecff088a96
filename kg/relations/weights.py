"""The fitted weights of the role models, read from the data file beside this module."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from pathlib import Path

from kg.core.records import ROLES, EntityType, Role

__all__ = ["FLOOR", "RoleModel", "load_models", "mean_log", "read_models"]

_FILE = Path(__file__).with_name("weights.json")
FLOOR = 0.02
"""Least chance that the tagger is taken to give a role."""


@dataclass(frozen=True, slots=True)
class RoleModel:
    """Multinomial logistic regression over the roles of a type, joined with the tagger's view.

    A second regression joins them (stacked generalisation, Wolpert 1992): its inputs are the scores
    of the first and the mean log chance that the tagger gives, both per role.

    Attributes
    ----------
    roles
        What the numbers of a row stand for.
    rows
        For each feature a number per role, in hundredths: whole numbers have the same sum in
        whatever order the features come.
    bias
        The same where nothing is known.
    joint
        Rows of the second regression: one per score, one per log chance, then its bias.
    """

    roles: tuple[Role, ...]
    rows: Mapping[str, tuple[int, ...]]
    bias: tuple[int, ...]
    joint: tuple[tuple[float, ...], ...]

    def chances(
        self, features: Iterable[str], tagged: Iterable[Mapping[Role, float]] = ()
    ) -> dict[Role, float]:
        """Chance of each role; they sum to 1.

        Parameters
        ----------
        features
            Names of the features that hold.
        tagged
            The tagger's chances per role, one mapping per mention that it found.
        """
        whole = list(self.bias)
        for name in features:
            row = self.rows.get(name)
            if row is not None:
                for at, weight in enumerate(row):
                    whole[at] += weight
        inputs = [*(s / 100 for s in whole), *mean_log(self.roles, tagged), 1.0]
        scores = [
            sum(x * row[at] for x, row in zip(inputs, self.joint, strict=True))
            for at in range(len(self.roles))
        ]
        top = max(scores)
        raised = [exp(s - top) for s in scores]
        return {role: r / sum(raised) for role, r in zip(self.roles, raised, strict=True)}


def mean_log(roles: Iterable[Role], tagged: Iterable[Mapping[Role, float]]) -> tuple[float, ...]:
    """Mean over mentions of the log of the tagger's chances, per role; 0 where it found none."""
    mentions = list(tagged)
    return tuple(
        sum(log(max(chances.get(role, 0.0), FLOOR)) for chances in mentions) / max(1, len(mentions))
        for role in roles
    )


def read_models(text: str) -> dict[EntityType, RoleModel]:
    """Models of the JSON that ``training/fit_roles.py`` writes."""
    models = {}
    for data in json.loads(text)["models"]:
        kinds = [EntityType(kind) for kind in data["types"]]
        model = RoleModel(
            ROLES[kinds[0]],
            {name: tuple(row) for name, row in data["features"].items()},
            tuple(data["bias"]),
            tuple(tuple(row) for row in data["joint"]),
        )
        models.update(dict.fromkeys(kinds, model))
    return models


@lru_cache(maxsize=1)
def load_models() -> dict[EntityType, RoleModel]:
    """Models that ship with the package."""
    return read_models(_FILE.read_text("utf8"))
