"""The largest clusters of exports: entities with the most surface forms, to look for wrong merges.

python benchmarks/clusters.py exports --most 30
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kg.core.text import plain_text
from kg.resolve.keys import name_key

_FILE = "annotations.jsonl"


class Cluster(NamedTuple):
    """An entity, the number of papers that name it, and its names with theirs."""

    entity: str
    papers: int
    names: tuple[tuple[str, int], ...]
    keys: int
    """Names that differ in more than spelling."""


def find_clusters(papers: Iterable[dict[str, Any]]) -> Iterator[Cluster]:
    """Entities by number of names, most first; papers are lines of ``annotations.jsonl``."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    count: Counter[str] = Counter()
    for paper in papers:
        for entity in paper["entities"]:
            count[entity["id"]] += 1
            names[entity["id"]].update({plain_text(m["text"]) for m in entity["mentions"]})
    for entity in sorted(names, key=lambda e: (-len(names[e]), e)):
        found = tuple(sorted(names[entity].items(), key=lambda item: (-item[1], item[0])))
        yield Cluster(entity, count[entity], found, len({name_key(name) for name, _ in found}))


def read_lines(exports: Path) -> Iterator[dict[str, Any]]:
    """Papers of an exports folder."""
    with (exports / _FILE).open(encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)


def main() -> None:
    """Print the clusters as text: a line of counts, then a name per key with its papers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("exports", type=Path, help="folder that kg build wrote")
    parser.add_argument("--most", type=int, default=30, help="clusters to list")
    parser.add_argument("--least", type=int, default=13, help="surface forms of a listed cluster")
    options = parser.parse_args()
    clusters = [c for c in find_clusters(read_lines(options.exports)) if len(c.names)]
    large = [c for c in clusters if len(c.names) >= options.least]
    out = sys.stdout
    out.write(f"{len(clusters):,} entities, {len(large):,} with {options.least} or more names\n")
    for cluster in large[: options.most]:
        out.write(
            f"\n{cluster.entity}  {len(cluster.names)} names, {cluster.keys} keys,"
            f" {cluster.papers:,} papers\n"
        )
        shown: dict[str, list[str]] = defaultdict(list)
        for name, papers in cluster.names:
            shown[name_key(name)].append(f"{name} ({papers})")
        for alike in shown.values():
            more = f" and {len(alike) - 1} spellings" if len(alike) > 1 else ""
            out.write(f"    {alike[0]}{more}\n")


if __name__ == "__main__":
    main()
