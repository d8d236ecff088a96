"""The terms that lexicon files use, as strings for fast comparison."""

from kg.core.ids import DEFAULT_BASE_IRI
from kg.core.records import EntityType

__all__ = [
    "ALT_LABEL",
    "BROADER",
    "CASED_LABEL",
    "CONCEPT",
    "CONCEPT_SCHEME",
    "DEFINITION",
    "ENTITY_CLASSES",
    "HOMEPAGE",
    "IN_SCHEME",
    "KNOWN",
    "MATCH_CASE",
    "PART_OF",
    "PREF_LABEL",
    "RDF_TYPE",
    "SAME_AS",
    "VARIANT_OF",
]

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SCHEMA = "https://schema.org/"
_KG = DEFAULT_BASE_IRI + "ontology#"

RDF_TYPE = _RDF + "type"
CONCEPT = _SKOS + "Concept"
CONCEPT_SCHEME = _SKOS + "ConceptScheme"
IN_SCHEME = _SKOS + "inScheme"
PREF_LABEL = _SKOS + "prefLabel"
ALT_LABEL = _SKOS + "altLabel"
CASED_LABEL = _KG + "casedLabel"
MATCH_CASE = _KG + "matchCase"
BROADER = _SKOS + "broader"
VARIANT_OF = _KG + "variantOf"
PART_OF = _KG + "partOf"
HOMEPAGE = _SCHEMA + "url"
SAME_AS = (_SKOS + "exactMatch", _SCHEMA + "sameAs")
DEFINITION = _SKOS + "definition"

ENTITY_CLASSES: dict[str, EntityType] = {_KG + t.value: t for t in EntityType}
"""Class IRIs of the ontology and the entity types they stand for."""

KNOWN = frozenset(
    {
        RDF_TYPE,
        IN_SCHEME,
        _SKOS + "topConceptOf",
        PREF_LABEL,
        ALT_LABEL,
        CASED_LABEL,
        MATCH_CASE,
        BROADER,
        VARIANT_OF,
        PART_OF,
        HOMEPAGE,
        *SAME_AS,
        DEFINITION,
        _SKOS + "note",
        _SKOS + "editorialNote",
        _SKOS + "example",
        _SKOS + "related",
    }
)
"""Properties that a concept may have; any other is taken for a misspelling."""
