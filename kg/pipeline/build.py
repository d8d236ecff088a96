"""``kg build``: nothing at once where nothing has changed, else all of it anew.

This module is light, and so is what it imports: a build that has nothing to do takes as long as
reading its inputs and outputs once. All that reads, annotates and writes is in ``flow``.
"""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from kg.pipeline.fingerprint import pipeline_fingerprint
from kg.pipeline.options import BuildOptions, BuildSummary, Progress, silent
from kg.pipeline.past_builds import PastBuild, PastBuilds, are_in
from kg.pipeline.recipe import Recipe, read_recipe

__all__ = ["build", "current_fingerprint"]


def build(
    inputs: Sequence[str | Path],
    out: str | Path,
    options: BuildOptions | None = None,
    progress: Progress = silent,
) -> BuildSummary:
    """Build the graph of ``inputs`` and write every output file to ``out``, or none.

    Where ``out`` holds what a build of the same inputs, options and version wrote, nothing is
    done, and the summary is that build's.

    Parameters
    ----------
    inputs
        Files, folders, globs or ``-`` for standard input.
    out
        Folder for the outputs; files in it that the build does not write are kept.
    options
        See :class:`BuildOptions`.
    progress
        Called with every long iteration, for a progress bar.

    Returns
    -------
    BuildSummary
        Counts and seconds by stage.

    Raises
    ------
    KgError
        If an input can't be read (``ReadError``, ``UsageError``), or the outputs can't be written.
    """
    options = options or BuildOptions()
    started = perf_counter()
    past = PastBuilds(options.cache)
    recipe = read_recipe(inputs, options) if options.cache is not None else None
    known = past.find(recipe.key) if recipe is not None else None
    if known is not None and recipe is not None and _is_up_to_date(known, recipe, Path(out)):
        return known.summary({"check": perf_counter() - started})
    from kg.pipeline.flow import build_anew  # noqa: PLC0415  (libraries of a second and more)

    summary = build_anew(inputs, Path(out), options, progress)
    # read again: what changed while it was being read belongs to no build
    if recipe is not None and not summary.failed and read_recipe(inputs, options) == recipe:
        past.keep(recipe.key, PastBuild.of(summary, recipe.order))
    return summary


def _is_up_to_date(known: PastBuild, recipe: Recipe, out: Path) -> bool:
    """Whether ``known`` stands in ``out``, and what it left out would be told in the same order."""
    return (not known.skipped or known.order == recipe.order) and are_in(known.files, out)


def current_fingerprint(lexicons: Sequence[Path] = ()) -> bytes:
    """Fingerprint of the installed pipeline with the bundled lexicon and ``lexicons``."""
    from kg.lexicon import bundled_files  # noqa: PLC0415  (imports an RDF library)

    return pipeline_fingerprint((*bundled_files(), *lexicons))
