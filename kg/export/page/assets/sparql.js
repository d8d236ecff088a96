// The SPARQL query that gives what is selected.
"use strict";
{
  const KG = (globalThis.KG ??= {});

  /** IRI of an id, as the RDF exports have it. */
  function iri(base, id) {
    const quote = (part) =>
      encodeURIComponent(part).replace(
        /[!'()*]/g,
        (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase(),
      );
    const segment = (part) =>
      part === "." || part === ".." ? part.replaceAll(".", "%2E") : quote(part);
    return `<${base}${id.split("/").map(segment).join("/")}>`;
  }

  const range = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);
  const values = (name, items) => `  VALUES ?${name} { ${items.join(" ")} }`;
  const terms = (names) => names.map((name) => `kg:${name}`);

  /** SPARQL query over graph.ttl that gives the links that the CSV file has. */
  function query(graph, filtered, state) {
    const roles = state.roles.length ? state.roles : graph.roles;
    const dated = state.from > 0 || state.to > 0;
    return [
      "PREFIX dcterms: <http://purl.org/dc/terms/>",
      "PREFIX kg: <https://w3id.org/mlkg/ontology#>",
      "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>",
      "",
      "SELECT DISTINCT ?entity ?name ?role ?paper ?title ?date WHERE {",
      ...chosen(graph, state),
      ...inCommunity(graph, filtered, state),
      ...ofTypes(graph, state),
      values("role", terms(roles)),
      "  ?paper ?role ?entity ;",
      "    dcterms:title ?title .",
      "  ?entity skos:prefLabel ?name .",
      ...(roles.includes("mentions") ? strongest(graph) : []),
      dated ? "  ?paper dcterms:issued ?date ." : "  OPTIONAL { ?paper dcterms:issued ?date }",
      ...inYears("date", state),
      ...(state.min > 1 ? fewest(state, roles) : []),
      "}",
      "ORDER BY ?entity ?role ?paper",
      "",
    ].join("\n");
  }

  function chosen(graph, state) {
    const node = graph.numbers.get(state.node) ?? -1;
    if (node < 0) return [];
    return [values(graph.isPaper(node) ? "paper" : "entity", [iri(graph.meta.base, state.node)])];
  }

  function inCommunity(graph, filtered, state) {
    if (state.community < 0) return [];
    const members = (from, to) =>
      range(from, to)
        .filter((n) => graph.community[n] === state.community && filtered.shown[n])
        .map((n) => iri(graph.meta.base, graph.ids[n]));
    return [
      `  # community: ${(graph.meta.communities[state.community] ?? "").replace(/\s+/g, " ")}`,
      values("entity", members(0, graph.first)),
      values("paper", members(graph.first, graph.size)),
    ];
  }

  function ofTypes(graph, state) {
    const types = graph.meta.types.filter((type) => !state.hidden.includes(type));
    if (types.length === graph.meta.types.length) return [];
    return [values("type", terms(types)), "  ?entity a ?type ."];
  }

  /** Every link is also a mention: lines that leave those that are nothing more. */
  function strongest(graph) {
    return [
      "  FILTER(?role != kg:mentions || NOT EXISTS {",
      `  ${values("stronger", terms(graph.roles.filter((role) => role !== "mentions")))}`,
      "    ?paper ?stronger ?entity",
      "  })",
    ];
  }

  function inYears(variable, state) {
    const year = `SUBSTR(STR(?${variable}), 1, 4)`;
    return [
      ...(state.from > 0 ? [`  FILTER(${year} >= "${state.from}")`] : []),
      ...(state.to > 0 ? [`  FILTER(${year} <= "${state.to}")`] : []),
    ];
  }

  /** Lines that leave entities of at least `state.min` papers in the years and roles chosen. */
  function fewest(state, roles) {
    const dated = state.from > 0 || state.to > 0;
    return [
      "  { SELECT ?entity WHERE {",
      `  ${values("any", terms(roles))}`,
      "    ?counted ?any ?entity .",
      ...(dated ? ["    ?counted dcterms:issued ?when ."] : []),
      ...inYears("when", state).map((line) => `  ${line}`),
      `  } GROUP BY ?entity HAVING (COUNT(DISTINCT ?counted) >= ${state.min}) }`,
    ];
  }

  KG.sparql = { query };
}
