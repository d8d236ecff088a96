"""The worst inputs of each kind, made on the spot: (name, how it is used, file name, writer)."""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from backports import zstd

__all__ = ["HOSTILE", "Hostile"]

_ZEROS = bytes(1 << 20)
_RECORD = b'{"title": "T"}\n'
_ODD_IDS = (
    "a/b", "..", "../../etc/passwd", "a b", 'a"b', "c\nd", "a'b", "<b>", "-", "=1+1", "%2e%2e", "é",
    "x\x00y", "\ud800", "a\\b", "C:\\x", "|id", "$(id)", "`id`", "{{7*7}}", "]]>", "'; DROP TABLE",
)  # fmt: skip
_ODD_TEXT = (
    "BLIP-2 \ud800 on \x00 COCO \x1b[31m \u202ereversed\u202c </script><script>alert(1)</script> "
    "]]> &lt; \\\" ''' \ufffe =HYPERLINK(1) <!-- ${x} and \u2028 CC3M."
)


@dataclass(frozen=True, slots=True)
class Hostile:
    """An input; ``build`` says that it goes through all of ``kg build``, not the readers alone."""

    kind: str
    filename: str
    write: Callable[[Path], object]
    build: bool = False


def _lines(rows: Iterator[dict[str, object]]) -> Callable[[Path], object]:
    return lambda path: path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def _bytes(data: Callable[[], bytes]) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data())


def _zipped(files: int, size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(files):
            with archive.open(f"../{number}.jsonl", "w", force_zip64=True) as file:
                file.write(_RECORD)
                for _ in range(size >> 20):
                    file.write(_ZEROS)
    return out.getvalue()


def _nested_gzip(layers: int) -> bytes:
    data = b'{"title": "T"}\n'
    for _ in range(layers):
        data = gzip.compress(data)
    return data


def _xml(inside: str, declaration: str = "") -> bytes:
    feed = '<feed xmlns="http://www.w3.org/2005/Atom">'
    return f'<?xml version="1.0"?>{declaration}{feed}{inside}</feed>'.encode()


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    return _xml("<entry><title>&l9;</title></entry>", f'<!DOCTYPE f [<!ENTITY l0 "ha">{entities}]>')


def _outside() -> bytes:
    declaration = '<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return _xml("<entry><title>&x;</title></entry>", declaration)


def _pdf(stream: bytes) -> bytes:
    """A document of one page, whose content is the compressed ``stream``."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out, places = io.BytesIO(b"%PDF-1.5\n"), []
    out.seek(0, io.SEEK_END)
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(
        b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    )
    out.write(b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def _deflated(mebibytes: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(_ZEROS) for _ in range(mebibytes)) + packer.flush()


def _gzip_bomb(path: Path, filler: bytes) -> None:
    """A record, then 2 GiB of ``filler``."""
    with gzip.open(path, "wb", compresslevel=6) as file:
        file.write(_RECORD)
        for _ in range(2048):
            file.write(filler)


def _odd_papers() -> Iterator[dict[str, object]]:
    for number, odd in enumerate(_ODD_IDS):
        author = {"name": odd, "orcid": odd}
        given = {"authors": [author], "venue": odd, "url": f"https://a.org/{odd}", "doi": odd}
        yield {"id": odd, "title": f"{number} {_ODD_TEXT}", "abstract": _ODD_TEXT, **given}


_MILLION = 10**6
HOSTILE = (
    Hostile(
        "abstract of a million characters", "long.jsonl",
        _lines(iter([{"title": "T", "abstract": "We train BLIP-2 on COCO. " * 40_000}])), True,
    ),
    Hostile(
        "abstract of 100,000 characters", "limit.jsonl",
        _lines(iter([{"title": "T", "abstract": "We train BLIP-2 on COCO. " * 4_000}])), True,
    ),
    Hostile(
        "abstract of one token of 100,000 characters", "token.jsonl",
        _lines(iter([{"title": "T", "abstract": "x" * 100_000}])), True,
    ),
    Hostile(
        "10,000 identical papers", "same.jsonl",
        _lines({"title": "Same", "abstract": "We train BLIP-2 on COCO."} for _ in range(10_000)),
        True,
    ),
    Hostile("ids and texts that break out of formats", "odd.jsonl", _lines(_odd_papers()), True),
    Hostile("title of 10,000 brackets", "title.jsonl",
            _lines(iter([{"title": "(" * 9_999 + "T", "abstract": "[{(<" * 5_000}])), True),
    Hostile("JSON 100,000 deep", "deep.json", _bytes(lambda: b'{"title": ' + b"[" * 100_000)),
    Hostile("number of a million digits", "digits.jsonl",
            _bytes(lambda: b'{"title": "T", "year": ' + b"9" * _MILLION + b"}\n")),
    Hostile("line of 256 MiB", "line.jsonl", _bytes(lambda: b'{"title": "' + b"a" * (1 << 28))),
    Hostile("inverted index of a million places", "index.json", _lines(iter([
        {"title": "T", "authorships": [],
         "abstract_inverted_index": {"a": [*range(_MILLION)], "b": [10**15, -(10**15)]}}]))),
    Hostile("entity bomb (billion laughs)", "laughs.xml", _bytes(_laughs)),
    Hostile("reference to /etc/passwd", "outside.xml", _bytes(_outside)),
    Hostile("XML 100,000 deep", "deep.xml",
            _bytes(lambda: _xml("<entry>" * 100_000 + "</entry>" * 100_000))),
    Hostile("XML record of 64 MiB", "long.xml",
            _bytes(lambda: _xml("<entry><title>" + "a" * (1 << 26) + "</title></entry>"))),
    Hostile("gzip bomb of 2 GiB, one line", "bomb.jsonl.gz", lambda p: _gzip_bomb(p, _ZEROS)),
    Hostile("gzip bomb of 2 GiB, empty lines", "lines.jsonl.gz",
            lambda p: _gzip_bomb(p, b"\n" * (1 << 20))),
    Hostile("gzip bomb of 100 million bad records", "bad.jsonl.gz",
            lambda p: _gzip_bomb(p, b"x\n" * (1 << 19))),
    Hostile("Zstandard bomb of 1 GiB", "bomb.jsonl.zst",
            _bytes(lambda: zstd.compress(_RECORD + _ZEROS * 1024))),
    Hostile("zip bomb of 2 GiB", "bomb.zip", _bytes(lambda: _zipped(2, 1 << 30))),
    Hostile("zip of 120,000 files", "many.zip", _bytes(lambda: _zipped(120_000, 0))),
    Hostile("gzip 50 times over", "layers.gz", _bytes(lambda: _nested_gzip(50))),
    Hostile("BibTeX of 900,000 braces", "braces.bib",
            _bytes(lambda: b"@misc{a, title = " + b"{" * 450_000 + b"}" * 450_000 + b"}")),
    Hostile("LaTeX of 16,000 macros", "macros.bib",
            _bytes(lambda: b"@misc{a, title = {T}, abstract = {" + b"\\x " * 16_000 + b"}}")),
    Hostile("RIS record of 300,000 lines", "lines.ris",
            _bytes(lambda: b"TY  - JOUR\nTI  - T\nAB  - a\n" + b"b\n" * 300_000 + b"ER  - \n")),
    Hostile("row of 64 MiB", "row.csv",
            _bytes(lambda: b'title,abstract\n"T","' + b"a" * (1 << 26) + b'"\n')),
    Hostile("text of 200,000 paragraphs", "page.txt",
            _bytes(lambda: b"Get trending papers\n\n" + b"A title of a paper\n\n" * 200_000)),
    Hostile("PDF of 100 MiB", "huge.pdf", _bytes(lambda: b"%PDF-1.5\n" + bytes(100 << 20))),
    Hostile("PDF with a stream of 1 GiB", "bomb.pdf", _bytes(lambda: _pdf(_deflated(1024)))),
    Hostile("NUL, lone surrogates and controls alone", "nul.jsonl",
            _bytes(lambda: b'{"title": "\\u0000\\ud800"}\n\x00\x00\n\xff\xfe\xed\xa0\x80\n')),
)  # fmt: skip
