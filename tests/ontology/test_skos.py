"""The lexicon as SKOS: what Skosify and qSKOS look for, each check a query that finds nothing."""

import pyoxigraph as ox
import pytest

from kg.core.resources import ontology_dir

PREFIXES = {
    "kg": "https://w3id.org/mlkg/ontology#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}

CHECKS = {
    "a concept without a label": """
        ?s a skos:Concept FILTER NOT EXISTS { ?s skos:prefLabel ?o }""",
    "a scheme without a label": """
        ?s a skos:ConceptScheme FILTER NOT EXISTS { ?s skos:prefLabel ?o }""",
    "two labels of one language (S14)": """
        ?s skos:prefLabel ?o , ?other
        FILTER(STR(?o) < STR(?other) && LANG(?o) = LANG(?other))""",
    "a name that is label and alias (S13)": """
        ?s skos:prefLabel ?o ; skos:altLabel|skos:hiddenLabel|kg:casedLabel ?o""",
    "a name that is shown and hidden (S13)": "?s skos:altLabel ?o ; skos:hiddenLabel ?o",
    "a label without a language": """
        ?s skos:prefLabel|skos:altLabel ?o FILTER(LANG(?o) = "")""",
    "an empty or padded label": r"""
        ?s skos:prefLabel|skos:altLabel|kg:casedLabel ?o
        FILTER(REGEX(?o, "^\\s|\\s$|^$"))""",
    "one label of two concepts of a scheme": """
        ?s skos:prefLabel ?o ; skos:inScheme ?scheme .
        ?other skos:prefLabel ?same ; skos:inScheme ?scheme .
        FILTER(STR(?s) < STR(?other) && LCASE(STR(?o)) = LCASE(STR(?same)))""",
    "a concept outside any scheme": """
        ?s a skos:Concept FILTER NOT EXISTS { ?s skos:inScheme ?o . ?o a skos:ConceptScheme }""",
    "a concept that is a scheme (S9)": "?s a skos:Concept , skos:ConceptScheme",
    "a top concept with a broader one": "?s skos:topConceptOf ?scheme ; skos:broader ?o",
    "a concept that hangs from nothing": """
        ?s a skos:Concept
        FILTER NOT EXISTS { ?s skos:broader|skos:topConceptOf ?o }""",
    "a top concept of another scheme": """
        ?s skos:topConceptOf ?o FILTER NOT EXISTS { ?s skos:inScheme ?o }""",
    "broader in a circle": "?s skos:broader+ ?s",
    "broader that is no concept": """
        ?s skos:broader|skos:related ?o FILTER NOT EXISTS { ?o a skos:Concept }""",
    "broader in another scheme": """
        ?s skos:broader ?o ; skos:inScheme ?scheme
        FILTER NOT EXISTS { ?o skos:inScheme ?scheme }""",
    "broader that follows from another": "?s skos:broader ?o ; skos:broader/skos:broader+ ?o",
    "related and broader (S27)": "?s skos:related ?o ; skos:broader+|^skos:broader+ ?o",
    "one page of two concepts": """
        ?s skos:exactMatch ?o . ?other skos:exactMatch ?o FILTER(STR(?s) < STR(?other))""",
    "exact and broad match (S46)": "?s skos:exactMatch ?o ; skos:broadMatch|skos:relatedMatch ?o",
}


@pytest.fixture(scope="module")
def lexicon() -> ox.Store:
    store = ox.Store()
    for path in sorted((ontology_dir() / "lexicon").glob("*.ttl")):
        store.bulk_load(path=path, format=ox.RdfFormat.TURTLE)
    return store


def found(store: ox.Store, pattern: str) -> list[str]:
    rows = store.query(f"SELECT DISTINCT ?s ?o {{ {pattern} }}", prefixes=PREFIXES)
    return sorted(f"{row[0]} {row[1] or ''}" for row in rows)


@pytest.mark.parametrize("check", CHECKS)
def test_the_lexicon_has_none_of(check: str, lexicon: ox.Store) -> None:
    assert not found(lexicon, CHECKS[check])


BROKEN = """
@prefix kg: <https://w3id.org/mlkg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://example.org/> .
:bare a skos:ConceptScheme .
:s a skos:ConceptScheme ; skos:prefLabel "s"@en .
:nolabel a skos:Concept ; skos:inScheme :s ; skos:broader :a .
:a a skos:Concept , skos:ConceptScheme ; skos:inScheme :s ; skos:topConceptOf :s , :bare ;
  skos:prefLabel "A"@en , "B"@en ; skos:altLabel "A"@en , "plain" , " x"@en ;
  skos:hiddenLabel "plain" ; skos:broader :b , :c , :d ; skos:related :b ;
  skos:exactMatch :page ; skos:broadMatch :page .
:b a skos:Concept ; skos:inScheme :s ; skos:prefLabel "b"@en ; skos:broader :a , :gone , :d ;
  skos:exactMatch :page .
:d a skos:Concept ; skos:inScheme :bare ; skos:prefLabel "a"@en .
:e a skos:Concept ; skos:prefLabel "a"@en ; skos:topConceptOf :s .
"""


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_finds_its_fault(check: str) -> None:
    store = ox.Store()
    store.load(BROKEN, ox.RdfFormat.TURTLE)
    assert found(store, CHECKS[check])


def test_no_term_of_skos_is_misspelt(lexicon: ox.Store) -> None:
    terms = {q.predicate.value for q in lexicon if q.predicate.value.startswith(PREFIXES["skos"])}
    assert {t.removeprefix(PREFIXES["skos"]) for t in terms} <= {
        "altLabel",
        "broader",
        "definition",
        "exactMatch",
        "hiddenLabel",
        "inScheme",
        "note",
        "prefLabel",
        "related",
        "scopeNote",
        "topConceptOf",
    }
