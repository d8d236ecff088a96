"""gzip, Zstandard and zip, one in another; damage, bombs and odd archives."""

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from kg.core.errors import ReadError
from kg.readers import read_papers
from kg.readers.limits import Budget

LINES = b'{"title": "One"}\n{"title": "Two"}\n'


def zipped(*files: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return buffer.getvalue()


def packed_in_zip(data: bytes) -> bytes:
    return zipped(("a.jsonl", data))


PACKERS: list[Callable[[bytes], bytes]] = [gzip.compress, zstd.compress, packed_in_zip]


@pytest.mark.parametrize("inner", [bytes, *PACKERS])
@pytest.mark.parametrize("outer", PACKERS)
def test_reads_what_is_compressed(
    tmp_path: Path, inner: Callable[[bytes], bytes], outer: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "papers"
    path.write_bytes(outer(inner(LINES)))
    assert [p.title for p in read_papers([path])] == ["One", "Two"]


def test_several_members_and_frames(tmp_path: Path) -> None:
    for pack in (gzip.compress, zstd.compress):
        path = tmp_path / "papers"
        path.write_bytes(pack(LINES) + pack(b'{"title": "Three"}'))
        assert [p.title for p in read_papers([path])] == ["One", "Two", "Three"]


def test_archive_is_read_in_the_order_of_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = [
        ("b.csv", b"title,abstract\nB,x\n"),
        ("sub/", b""),
        ("sub/a.jsonl.gz", gzip.compress(b'{"title": "A"}')),
        ("../../evil.jsonl", b'{"title": "E"}'),
        (".DS_Store", b"\0\0"),
        ("__MACOSX/._b.csv", b"\0\0"),
    ]
    Path("in.zip").write_bytes(zipped(*files))
    found = {p.title: p.sources for p in read_papers(["in.zip"])}
    assert found == {
        "E": ("in.zip/../../evil.jsonl",),
        "B": ("in.zip/b.csv",),
        "A": ("in.zip/sub/a.jsonl.gz",),
    }
    assert [p.name for p in tmp_path.iterdir()] == ["in.zip"]


def test_bad_file_of_an_archive_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "in.zip"
    path.write_bytes(zipped(("a", b"\0\1\2"), ("b", LINES), ("c", b"")))
    errors: list[ReadError] = []
    assert [p.title for p in read_papers([path], skip_bad=errors.append)] == ["One", "Two"]
    assert [(e.path.rsplit("/", 1)[1], e.problem) for e in errors] == [
        ("a", "a binary file"),
        ("c", "the file is empty"),
    ]


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize("pack", PACKERS)
def test_truncated(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "papers"
    path.write_bytes(pack(LINES * 5000)[:-30])
    with pytest.raises(ReadError, match="damaged or not to be unpacked"):
        list(read_papers([path]))


@given(st.sampled_from(PACKERS), st.integers(min_value=4), st.binary(max_size=40))
def test_damage_is_an_error_or_gives_papers(
    tmp_path_factory: pytest.TempPathFactory,
    pack: Callable[[bytes], bytes],
    at: int,
    tail: bytes,
) -> None:
    data = pack(LINES)
    path = tmp_path_factory.mktemp("damage") / "papers"
    path.write_bytes(flipped(data, 4 + at % (len(data) - 4)) + tail)
    errors: list[ReadError] = []
    for paper in read_papers([path], skip_bad=errors.append):
        assert paper.title
    assert all("\n" not in str(error) for error in errors)


def test_encrypted_archive(tmp_path: Path) -> None:
    data = bytearray(zipped(("a.jsonl", LINES)))
    data[6] |= 1  # the flag in the local header
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and in the directory
    path = tmp_path / "in.zip"
    path.write_bytes(bytes(data))
    with pytest.raises(ReadError, match=r"in\.zip/a\.jsonl: .*encrypted"):
        list(read_papers([path]))


def test_layers_without_end(tmp_path: Path) -> None:
    data = LINES
    for _ in range(6):
        data = gzip.compress(data)
    path = tmp_path / "onion.gz"
    path.write_bytes(data)
    with pytest.raises(ReadError, match="compressed more than 4 times over"):
        list(read_papers([path]))


@pytest.mark.parametrize("pack", PACKERS)
def test_a_bomb_is_stopped_by_the_limit(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(pack(b'{"title": "A"}\n' + b" " * 3_000_000))
    with pytest.raises(ReadError, match="unpacks to more than 1,000,000 bytes"):
        list(read_papers([path], max_bytes=1_000_000))
    assert len(list(read_papers([path]))) == 1


def test_a_bomb_is_stopped_by_how_much_it_grows() -> None:
    budget = Budget("bomb.gz", packed=10_000)
    budget.spend(1 << 28)
    with pytest.raises(ReadError, match=r"bomb\.gz: unpacks to more than 200 times its size"):
        budget.spend(1)


def test_a_window_too_large_for_memory_is_refused(tmp_path: Path) -> None:
    options = {zstd.CompressionParameter.window_log: 30}
    with zstd.ZstdFile(tmp_path / "wide.zst", "w", options=options) as file:
        file.write(LINES)
        file.write(b" " * 100)
    assert isinstance(list(read_papers([tmp_path / "wide.zst"], skip_bad=lambda e: None)), list)
