"""Plug-in folders: each module that offers one is listed where plug-ins are looked up."""

import importlib
import pkgutil
from collections.abc import Iterator
from importlib.metadata import entry_points
from types import ModuleType

import click
import pytest

import kg.cli
import kg.export
import kg.fetch
import kg.nlp.components
import kg.readers
import kg.relations.cues
from kg.cli.main import COMMANDS
from kg.core.records import Role
from kg.export import EXPORTERS
from kg.export.base import Exporter
from kg.fetch import SERVICES, Service
from kg.nlp.components import COMPONENTS
from kg.readers import READERS, Reader
from kg.relations.cues import CUES
from kg.relations.cues.base import Cue


def modules_of(package: ModuleType) -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(info.name)


def in_modules(package: ModuleType, kind: type) -> list[tuple[str, object]]:
    """(where, what) for each value of ``kind`` that a module of ``package`` makes."""
    return [
        (f"{module.__name__}.{name}", value)
        for module in modules_of(package)
        for name, value in vars(module).items()
        if isinstance(value, kind)
    ]


def test_every_reader_is_listed_once() -> None:
    made = [m for m in in_modules(kg.readers, Reader) if m[0].endswith(".READER")]
    assert made
    assert not [where for where, reader in made if reader not in READERS]
    names = [reader.name for reader in READERS]
    assert len(names) == len(set(names))


def test_every_service_is_listed_once() -> None:
    made = [m for m in in_modules(kg.fetch, Service) if m[0].endswith(".SERVICE")]
    assert made
    assert not [where for where, service in made if service not in SERVICES]
    names = [service.name for service in SERVICES]
    assert len(names) == len(set(names))


def test_every_exporter_is_listed_once() -> None:
    made = in_modules(kg.export, Exporter)
    assert made
    assert not [where for where, exporter in made if exporter not in EXPORTERS]
    names = [exporter.name for exporter in EXPORTERS]
    assert len(names) == len(set(names))


def test_every_module_of_cues_is_listed() -> None:
    made = [
        cue
        for module in modules_of(kg.relations.cues)
        for value in vars(module).values()
        if isinstance(value, tuple)
        for cue in value
        if isinstance(cue, Cue)
    ]
    assert set(made) == set(CUES)
    names = [cue.name for cue in CUES]
    assert len(names) == len(set(names))
    assert {cue.role for cue in CUES} <= set(Role)


def test_every_component_is_listed() -> None:
    folders = {
        module.__name__
        for module in modules_of(kg.nlp.components)
        if module.__name__.endswith(".component")
    }
    assert folders == {module for _, module in COMPONENTS}


@pytest.mark.parametrize(("name", "module"), COMPONENTS)
def test_spacy_finds_every_component(name: str, module: str) -> None:
    (found,) = entry_points(group="spacy_factories", name=name)
    assert found.value.partition(":")[0] == module
    assert callable(found.load())


def test_every_command_is_listed() -> None:
    targets = {target for _, target, _ in COMMANDS}
    made = in_modules(kg.cli, click.Command)
    own = {where.rpartition(".") for where, _ in made if not where.startswith("kg.cli.main.")}
    assert {module for module, _, _ in own} == {target.partition(":")[0] for target in targets}


@pytest.mark.parametrize(("name", "target"), [(name, target) for name, target, _ in COMMANDS])
def test_command_goes_by_the_name_it_is_listed_under(name: str, target: str) -> None:
    module, _, attribute = target.partition(":")
    command = getattr(importlib.import_module(module), attribute)
    assert isinstance(command, click.Command)
    assert command.name == name
