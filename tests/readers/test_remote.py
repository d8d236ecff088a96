"""Inputs at addresses: a store in memory, files, a web server of this machine."""

import gzip
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import fsspec
import pytest

from kg.core.errors import KgError, ReadError, UsageError
from kg.readers import read_papers
from kg.readers.remote import is_address


def line(title: str) -> bytes:
    return f'{{"title": "{title}"}}\n'.encode()


@pytest.fixture
def store() -> Iterator[fsspec.AbstractFileSystem]:
    system = fsspec.filesystem("memory")
    for name in ("b.jsonl", "a.jsonl", "sub/c.jsonl", ".hidden.jsonl", ".git/d.jsonl"):
        system.pipe(f"/papers/{name}", line(name))
    system.pipe("/papers/sub/packed.jsonl.gz", gzip.compress(line("packed")))
    yield system
    system.rm("/", recursive=True)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            if self.path.startswith("/secret"):
                self.send_error(403)
            else:
                super().do_GET()

        def do_HEAD(self) -> None:
            self.do_GET()

    (tmp_path / "a.jsonl").write_bytes(line("From the web"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("given", "titles"),
    [
        ("memory://papers", ["a.jsonl", "b.jsonl", "sub/c.jsonl", "packed"]),
        ("memory://papers/", ["a.jsonl", "b.jsonl", "sub/c.jsonl", "packed"]),
        ("memory://papers/*.jsonl", ["a.jsonl", "b.jsonl"]),
        ("memory://papers/s*", ["sub/c.jsonl", "packed"]),
        ("memory://papers/b.jsonl", ["b.jsonl"]),
    ],
)
def test_folders_globs_and_files_of_a_store(store: object, given: str, titles: list[str]) -> None:
    assert [p.title for p in read_papers([given])] == titles


def test_sources_are_addresses(store: object) -> None:
    found = [p.sources for p in read_papers(["memory://papers/sub/c.jsonl", "memory://papers"])]
    assert found[0] == ("memory:///papers/sub/c.jsonl",)
    assert len(set(found)) == len(found) == 4  # each file once


def test_a_file_by_its_address(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line("A"))
    (paper,) = read_papers([path.as_uri()])
    assert paper.sources == (path.as_uri(),)


def test_the_web(site: str) -> None:
    (paper,) = read_papers([f"{site}/a.jsonl"])
    assert (paper.title, paper.sources) == ("From the web", (f"{site}/a.jsonl",))


def test_the_web_says_no_such_file(site: str) -> None:
    with pytest.raises(ReadError, match=r"/nowhere\.jsonl: .*(404|no such file)"):
        list(read_papers([f"{site}/nowhere.jsonl"]))


@pytest.mark.parametrize("path", ["/secret?token=hunter2", "/a.jsonl?token=hunter2"])
def test_no_password_and_no_query_is_ever_told(site: str, path: str) -> None:
    address = site.replace("://", "://user:hunter2@") + path
    told: list[ReadError] = []
    sources = [p.sources[0] for p in read_papers([address], skip_bad=told.append)]
    assert len(sources) + len(told) == 1
    assert "hunter2" not in "".join(sources) + "".join(map(str, told))


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ("memory://nowhere", UsageError, "^memory://nowhere: no file there"),
        ("memory://papers/*.csv", UsageError, "no file there"),
        ("nonsense://x", KgError, "^nonsense://x: can't look there .ValueError: Protocol"),
    ],
)
def test_nothing_there_is_one_line(
    store: object, given: str, error: type[KgError], message: str
) -> None:
    with pytest.raises(error, match=message) as caught:
        list(read_papers([given]))
    assert "\n" not in caught.value.args[0]


def test_a_server_that_is_not_there_is_one_line() -> None:
    with pytest.raises(ReadError, match=r"^http://127\.0\.0\.1:1/a\.jsonl: Connection"):
        list(read_papers(["http://127.0.0.1:1/a.jsonl"]))


@pytest.mark.parametrize(
    ("missing", "given"), [("fsspec.core", "https://x.example/a"), ("s3fs", "s3://bucket/a")]
)
def test_without_the_library_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, missing: str, given: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(UsageError) as caught:
        list(read_papers([given]))
    assert caught.value.hint == "pip install 'kg-papers[cloud]'"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("s3://a/b", True),
        ("https://x", True),
        ("C:\\papers", False),
        ("a:b/c", False),
        ("-", False),
    ],
)
def test_addresses_are_told_from_paths(text: str, expected: bool) -> None:
    assert is_address(text) is expected
