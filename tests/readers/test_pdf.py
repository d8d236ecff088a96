"""Title, abstract and arXiv id of a PDF made here, and PDFs that are none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.core.errors import ReadError
from kg.readers import read_papers

Line = tuple[int, int, str]
"""Size in points, height on the page, text."""

PAGE: list[Line] = [
    (20, 780, "arXiv:2401.00001v2 [cs.CV] 2 Jan 2024"),
    (17, 740, "ChartPairs: A Dataset of Charts"),
    (17, 720, "and Their Captions"),
    (11, 690, "Ada Lovelace, Alan Turing"),
    (12, 650, "Abstract"),
    (10, 630, "We present ChartPairs, a data-"),
    (10, 618, "set of charts. We train BLIP-2 on it."),
    (12, 590, "1 Introduction"),
    (10, 570, "Charts are everywhere."),
]


def document(lines: list[Line], title: str = "") -> bytes:
    """A PDF of one page, by hand."""
    shown = "".join(
        f"BT /F1 {size} Tf 1 0 0 1 72 {y} Tm ({text.translate({40: '[', 41: ']'})}) Tj ET\n"
        for size, y, text in lines
    ).encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R"
        b" /Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
        f"<< /Title ({title}) >>".encode("latin-1"),
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size, start = len(objects) + 1, len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return data + (
        b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, start)
    )


@pytest.mark.parametrize(
    "own_title",
    [
        "",
        "Microsoft Word - paper_final2.docx",
        "ChartPairs: A Dataset of Charts and Their Captions",
    ],
    ids=["none", "file name", "the title"],
)
def test_title_abstract_and_arxiv_id(tmp_path: Path, own_title: str) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(document(PAGE, own_title))
    (paper,) = read_papers([path])
    assert paper.title == "ChartPairs: A Dataset of Charts and Their Captions"
    assert paper.abstract == "We present ChartPairs, a dataset of charts. We train BLIP-2 on it."
    assert (paper.id, paper.arxiv_id) == ("2401.00001", "2401.00001")


def test_pdf_without_abstract(tmp_path: Path) -> None:
    path = tmp_path / "slides.pdf"
    path.write_bytes(document([(17, 700, "A Talk without One"), (10, 600, "Hello.")]))
    with pytest.raises(ReadError, match=r"slides\.pdf: no abstract found in the PDF"):
        list(read_papers([path]))


def test_damaged_pdf(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing of the kind")
    with pytest.raises(ReadError, match=r"paper\.pdf: damaged PDF"):
        list(read_papers([path]))


@given(st.integers(min_value=9), st.binary(min_size=1, max_size=8))
def test_any_damage_is_an_error_or_a_paper(
    tmp_path_factory: pytest.TempPathFactory, at: int, noise: bytes
) -> None:
    data = document(PAGE)
    at %= len(data)
    path = tmp_path_factory.mktemp("pdf") / "paper.pdf"
    path.write_bytes(b"%PDF-1.4\n" + data[9:at] + noise + data[at + len(noise) :])
    errors: list[ReadError] = []
    papers = list(read_papers([path], skip_bad=errors.append))
    assert len(papers) + len(errors) == 1
