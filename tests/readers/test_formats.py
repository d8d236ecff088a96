"""One paper in every format, as its producer writes it, and what each gives beside."""

import json
from pathlib import Path

import pytest

from kg.core.errors import ReadError
from kg.core.records import Paper
from kg.readers import READERS, merge_papers, read_papers

FIXTURES = Path(__file__).parent / "fixtures"
TITLE = "ChartPairs: A Dataset of Charts and Their Captions"
ABSTRACT = "We present ChartPairs, a dataset of 85\\% charts & captions. We train BLIP-2 on it."
ALL = ("2401.00001", "2024-01-02", 2, "10.1000/charts.2024.1", "2401.00001")
CASES = [
    ("arxiv_atom.xml", "arxiv-atom", ALL, "https://arxiv.org/abs/2401.00001"),
    ("oai_arxiv.xml", "oai-pmh", ALL, "https://arxiv.org/abs/2401.00001"),
    ("oai_arxiv_raw.xml", "oai-pmh", ALL, "https://arxiv.org/abs/2401.00001"),
    ("oai_dc.xml", "oai-pmh", ALL, "https://arxiv.org/abs/2401.00001"),
    ("arxiv_snapshot.jsonl", "arxiv-snapshot", ALL, "https://arxiv.org/abs/2401.00001"),
    (
        "semantic_scholar.json",
        "semantic-scholar",
        ALL,
        "https://www.semanticscholar.org/paper/649def34f8be52c8b66281af98ae884c09aef38b",
    ),
    ("openalex.json", "openalex", ALL, "https://doi.org/10.1000/charts.2024.1"),
    (
        "hugging_face.json",
        "hugging-face",
        ("2401.00001", "2024-01-02", 2, None, "2401.00001"),
        "https://arxiv.org/abs/2401.00001",
    ),
    ("csl.json", "csl-json", ALL, "https://aclanthology.org/2024.acl-long.1"),
    (
        "acl_anthology.xml",
        "acl-anthology",
        ("2024.acl-long.1", "2024-08", 2, "10.1000/charts.2024.1", None),
        "https://aclanthology.org/2024.acl-long.1",
    ),
    (
        "anthology.bib",
        "bibtex",
        ("2401.00001", "2024-01", 2, "10.1000/charts.2024.1", "2401.00001"),
        "https://arxiv.org/abs/2401.00001",
    ),
    ("zotero.ris", "ris", ALL, "https://arxiv.org/abs/2401.00001"),
    ("papers.parquet", "parquet", ALL, "https://arxiv.org/abs/2401.00001"),
    ("table.csv", "csv", ("2401.00001", "2024", 2, "10.1000/charts.2024.1", "2401.00001"), None),
]
IDS = [case[0] for case in CASES]
JOURNAL, ACL = "Journal of Charts 3 (2024)", "Proceedings of the 62nd Annual Meeting"
ORCIDS, CATEGORIES = ("", "0000-0002-1825-0097"), ("cs.CV", "cs.CL")
OTHERS = {
    "arxiv_atom.xml": ((), JOURNAL, CATEGORIES, None),
    "oai_arxiv.xml": ((), JOURNAL, CATEGORIES, None),
    "oai_arxiv_raw.xml": ((), None, CATEGORIES, None),
    "oai_dc.xml": ((), None, (), None),
    "arxiv_snapshot.jsonl": ((), JOURNAL, CATEGORIES, None),
    "semantic_scholar.json": (
        ORCIDS,
        "Annual Meeting of the Association for Computational Linguistics",
        (),
        17,
    ),
    "openalex.json": (ORCIDS, "Journal of Charts", (), 17),
    "hugging_face.json": ((), None, (), None),
    "csl.json": (ORCIDS, ACL, (), None),
    "acl_anthology.xml": (
        ORCIDS,
        "Proceedings of the 62nd Annual Meeting of the Association for Computational Linguistics "
        "(Volume 1: Long Papers)",
        (),
        None,
    ),
    "anthology.bib": ((), "CVPR", (), None),
    "zotero.ris": ((), ACL, (), None),
    "papers.parquet": (ORCIDS, JOURNAL, CATEGORIES, 17),
    "table.csv": ((), "Charts Monthly", CATEGORIES, 17),
}
"""ORCIDs, venue, categories and citations that each gives beside."""


def read(name: str) -> list[Paper]:
    return list(read_papers([FIXTURES / name]))


@pytest.mark.parametrize(("name", "reader", "fields", "url"), CASES, ids=IDS)
def test_every_format_gives_the_paper(
    name: str, reader: str, fields: tuple[object, ...], url: str | None
) -> None:
    paper = read(name)[0]
    assert paper.title == TITLE
    assert paper.abstract.replace("\n", " ").strip() in {ABSTRACT, ABSTRACT.replace("\\", "")}
    found = (paper.id, paper.date, len(paper.authors), paper.doi, paper.arxiv_id)
    assert found == fields
    assert paper.authors == ("Ada Lovelace", "Jörg Müller")
    assert paper.url == url


@pytest.mark.parametrize("name", OTHERS)
def test_metadata_of_every_format(name: str) -> None:
    paper = read(name)[0]
    found = (paper.orcids, paper.venue, paper.categories, paper.citations)
    assert found == OTHERS[name]
    assert set(OTHERS) == set(IDS)


def test_one_paper_of_all_formats_has_all_the_metadata() -> None:
    (paper,) = [p for p in merge_papers(read_papers([FIXTURES])) if p.title == TITLE]
    assert paper.orcids == ORCIDS
    assert (paper.categories, paper.citations) == (CATEGORIES, 17)
    assert paper.venue


def test_journals_and_classes_of_bibliographies() -> None:
    assert second("anthology.bib").categories == ("cs.CL",)
    assert second("zotero.ris").venue is None


def test_members_of_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    authors = [{"name": "A", "orcid": "https://orcid.org/0000-0002-1825-0097"}, "B", {"name": ""}]
    given = {"authors": authors, "venue": "ACL", "categories": ["cs.CL"], "citations": 0}
    path.write_text(json.dumps({"title": "T", **given}) + '\n{"title": "U", "citations": [1]}\n')
    paper, other = read_papers([path])
    assert (paper.authors, paper.orcids) == (("A", "B"), ("0000-0002-1825-0097", ""))
    assert (paper.venue, paper.categories, paper.citations) == ("ACL", ("cs.CL",), 0)
    assert (other.orcids, other.venue, other.categories, other.citations) == ((), None, (), None)


@pytest.mark.parametrize(("name", "reader", "fields", "url"), CASES, ids=IDS)
def test_a_format_by_its_name_is_what_its_content_says(
    name: str, reader: str, fields: object, url: object
) -> None:
    assert list(read_papers([FIXTURES / name], format=reader)) == read(name)


def test_a_folder_of_all_formats_has_the_paper_once() -> None:
    papers = list(merge_papers(read_papers([FIXTURES])))
    (paper,) = [p for p in papers if p.title == TITLE]
    assert paper.id == paper.arxiv_id == "2401.00001"
    assert len(paper.sources) == len(CASES) + 2  # and the data set and the text
    assert len({p.id for p in papers}) == len(papers)


def test_every_reader_has_a_fixture() -> None:
    heads = [p.read_bytes()[:4096] for p in FIXTURES.iterdir()]
    unseen = {r.name for r in READERS if not any(r.recognises(head) for head in heads)}
    assert unseen == {"daily-page", "pdf"}  # the corpus; a document made by its test


def second(name: str) -> Paper:
    return read(name)[1]


def test_older_arxiv_ids() -> None:
    assert second("arxiv_atom.xml").id == second("arxiv_snapshot.jsonl").id == "cs/0112017"


def test_deleted_records_are_passed_over() -> None:
    assert len(read("oai_arxiv.xml")) == 1


def test_arxiv_answers_with_an_error(tmp_path: Path) -> None:
    path = tmp_path / "error.xml"
    path.write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://arxiv.org/api/errors'
        "#incorrect_id_format_for_1</id><title>Error</title><summary>incorrect id format for 1"
        "</summary></entry></feed>"
    )
    with pytest.raises(ReadError, match="answered with an error: incorrect id format for 1"):
        list(read_papers([path]))


def test_repository_answers_with_an_error_or_an_unknown_record(tmp_path: Path) -> None:
    path = tmp_path / "oai.xml"
    start = '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
    path.write_text(f'{start}<error code="noRecordsMatch">None match</error></OAI-PMH>')
    with pytest.raises(ReadError, match="the repository answered: None match"):
        list(read_papers([path]))
    path.write_text(f"{start}<record><metadata><marc/></metadata></record></OAI-PMH>")
    with pytest.raises(ReadError, match="a record in 'marc'; expected arXiv, arXivRaw or oai_dc"):
        list(read_papers([path]))


def test_papers_that_a_service_does_not_have_are_null() -> None:
    assert [p.title for p in read("semantic_scholar_batch.json")] == ["A Paper of a Batch"]


def test_lines_of_the_semantic_scholar_data_set() -> None:
    first, other = read("semantic_scholar_dataset.jsonl")
    assert (first.id, first.doi, other.id) == ("2401.00001", "10.1000/charts.2024.1", "CorpusID:7")


@pytest.mark.parametrize(
    ("index", "text"),
    [
        ({"b": [1], "a": [0, 2]}, "a b a"),
        ({"far": [10**15], "near": [-5]}, "near far"),
        ({"x": ["0", None, True, 1.5], "y": 3, "z": [0]}, "z"),
        ({"b": [0], "a": [0]}, "a b"),
        (None, ""),
        ([1], ""),
    ],
    ids=["order", "far", "types", "same place", "null", "list"],
)
def test_inverted_index(tmp_path: Path, index: object, text: str) -> None:
    path = tmp_path / "works.jsonl"
    path.write_text(json.dumps({"title": "T", "authorships": [], "abstract_inverted_index": index}))
    assert [p.abstract for p in read_papers([path])] == [text]


def test_anthology_markup_and_missing_parts() -> None:
    paper = second("acl_anthology.xml")
    assert (paper.title, paper.abstract) == ("A Paper with x^2 and no Abstract", "")
    assert (paper.id, paper.authors) == ("2024.acl-long.2", ("Mononym",))


def test_latex_of_a_bibliography_becomes_text_but_formulas_stay() -> None:
    paper = second("anthology.bib")
    assert paper.title == "A Paper of a Team at 50% of the Cost of $x^2$"
    assert paper.authors == ("The Team", "Ludwig van Beethoven")


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("@article{a, title = {T}", "does not end"),
        ("@article{a, author = {X}}", "no title"),
        ("@article{a}", "no title"),
    ],
)
def test_bad_entry(tmp_path: Path, entry: str, problem: str) -> None:
    path = tmp_path / "a.bib"
    path.write_text(
        f"@misc{{x, title={{One}}}}\n{entry}\n@misc{{y, title={{Two}}, title={{Three}}}}\n"
    )
    errors: list[ReadError] = []
    titles = [p.title for p in read_papers([path], skip_bad=errors.append)]
    assert titles == ["One", "Two"]
    assert [(e.line, problem in str(e)) for e in errors] == [(2, True)]


def test_older_tags_and_wrapped_lines_of_ris() -> None:
    paper = second("zotero.ris")
    assert (paper.title, paper.date) == ("A Paper in the Older Tags", "1950")
    assert (paper.abstract, paper.authors) == ("Its abstract runs over a line.", ("Alan Turing",))


def test_quotes_and_line_ends_in_a_table() -> None:
    paper = second("table.csv")
    assert (paper.title, paper.abstract) == ('A Title, with "quotes"', "Two\nlines.")
    (tabs,) = read("table.tsv")
    assert (tabs.id, tabs.title) == ("7", "A Paper in a Table with Tabs")


def test_columns_by_the_user(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Name;What\nA Title;Text\n")
    columns = {"title": "name", "abstract": "What"}
    (paper,) = read_papers([path], format="csv", columns=columns)
    assert (paper.title, paper.abstract) == ("A Title", "Text")
    with pytest.raises(
        ReadError, match=r"t\.csv:1: no column of titles; expected one called 'title'"
    ):
        list(read_papers([path], format="csv"))


def test_bad_rows(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"title,abstract\nOne,a\n,b\nCaf\xe9,c\n\nTwo\n")
    errors: list[ReadError] = []
    titles = [p.title for p in read_papers([path], skip_bad=errors.append)]
    assert titles == ["One", "Two"]
    assert [e.line for e in errors] == [3, 4]


def test_texts_that_are_no_papers(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    for text in ("# Read me\n\nShort.\n", "<html><body>x</body></html>", "x = 1\n", "just words"):
        path.write_text(text)
        with pytest.raises(ReadError, match="a format that kg does not know; expected one of"):
            list(read_papers([path]))
