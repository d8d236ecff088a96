// Exports: the view as PNG, the selection as CSV and as the SPARQL query that gives it.
"use strict";
{
  const KG = (globalThis.KG ??= {});

  function download(name, blob) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /** Cell of a CSV file; a text that a spreadsheet would take for a formula gets a quote before it. */
  function cell(value) {
    const text = String(value ?? "");
    const safe = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  const csv = (rows) => rows.map((row) => row.map(cell).join(",") + "\r\n").join("");

  /** Links of what is shown: a row per paper and entity; of the chosen node alone, if there is one. */
  function rows(graph, filtered, state) {
    const chosen = graph.numbers.get(state.node) ?? -1;
    const roles = new Set(state.roles);
    const made = [["entity", "type", "name", "role", "paper", "title", "date"]];
    for (let paper = graph.first; paper < graph.size; paper++) {
      if (!filtered.shown[paper]) continue;
      for (const [entity, role] of graph.linksOf(paper)) {
        if (!filtered.shown[entity] || (roles.size && !roles.has(graph.roles[role]))) continue;
        if (chosen >= 0 && entity !== chosen && paper !== chosen) continue;
        const type = graph.types[graph.type(entity)];
        made.push([graph.ids[entity], type, graph.labels[entity], graph.roles[role], graph.ids[paper].slice(6), graph.labels[paper], graph.date(paper)]);
      }
    }
    return made;
  }

  /** IRI of an id, as the RDF exports have it. */
  function iri(base, id) {
    const quote = (part) => encodeURIComponent(part).replace(/[!'()*]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase());
    const segment = (part) => (part === "." || part === ".." ? part.replaceAll(".", "%2E") : quote(part));
    return `<${base}${id.split("/").map(segment).join("/")}>`;
  }

  /** SPARQL query over graph.ttl that gives the links that `rows` gives. */
  function query(graph, filtered, state) {
    const { base, communities } = graph.meta;
    const chosen = graph.numbers.get(state.node) ?? -1;
    const roles = state.roles.length ? state.roles : graph.roles;
    const types = graph.meta.types.filter((type) => !state.hidden.includes(type));
    const lines = [
      "PREFIX dcterms: <http://purl.org/dc/terms/>",
      "PREFIX kg: <https://w3id.org/mlkg/ontology#>",
      "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>",
      "",
      "SELECT DISTINCT ?entity ?name ?role ?paper ?title ?date WHERE {",
    ];
    if (chosen >= 0) lines.push(`  VALUES ?${graph.isPaper(chosen) ? "paper" : "entity"} { ${iri(base, state.node)} }`);
    if (state.community >= 0) {
      const inside = (from, to) => Array.from({ length: to - from }, (_, i) => from + i).filter((n) => graph.community[n] === state.community);
      const list = (nodes) => nodes.map((n) => iri(base, graph.ids[n])).join(" ");
      lines.push(`  # community: ${communities[state.community].replace(/[\r\n]+/g, " ")}`);
      lines.push(`  VALUES ?entity { ${list(inside(0, graph.first).filter((n) => filtered.shown[n]))} }`);
      lines.push(`  VALUES ?paper { ${list(inside(graph.first, graph.size).filter((n) => filtered.shown[n]))} }`);
    }
    if (types.length < graph.meta.types.length) lines.push(`  VALUES ?type { ${types.map((t) => `kg:${t}`).join(" ")} }`, "  ?entity a ?type .");
    lines.push(`  VALUES ?role { ${roles.map((r) => `kg:${r}`).join(" ")} }`);
    lines.push("  ?paper ?role ?entity ;", "    dcterms:title ?title .", "  ?entity skos:prefLabel ?name .");
    if (!state.roles.length || state.roles.includes("mentions")) lines.push("  FILTER(?role != kg:mentions || NOT EXISTS {", `    VALUES ?stronger { ${graph.roles.filter((r) => r !== "mentions").map((r) => `kg:${r}`).join(" ")} }`, "    ?paper ?stronger ?entity", "  })");
    const dated = state.from > 0 || state.to > 0;
    lines.push(dated ? "  ?paper dcterms:issued ?date ." : "  OPTIONAL { ?paper dcterms:issued ?date }");
    if (state.from > 0) lines.push(`  FILTER(SUBSTR(STR(?date), 1, 4) >= "${state.from}")`);
    if (state.to > 0) lines.push(`  FILTER(SUBSTR(STR(?date), 1, 4) <= "${state.to}")`);
    if (state.min > 1) lines.push(...fewest(state, roles));
    lines.push("}", "ORDER BY ?entity ?role ?paper", "");
    return lines.join("\n");
  }

  /** Lines that leave entities of at least `state.min` papers in the years and roles chosen. */
  function fewest(state, roles) {
    return [
      "  { SELECT ?entity WHERE {",
      `    VALUES ?any { ${roles.map((r) => `kg:${r}`).join(" ")} }`,
      "    ?counted ?any ?entity .",
      ...(state.from > 0 || state.to > 0 ? ["    ?counted dcterms:issued ?when ."] : []),
      ...(state.from > 0 ? [`    FILTER(SUBSTR(STR(?when), 1, 4) >= "${state.from}")`] : []),
      ...(state.to > 0 ? [`    FILTER(SUBSTR(STR(?when), 1, 4) <= "${state.to}")`] : []),
      `  } GROUP BY ?entity HAVING (COUNT(DISTINCT ?counted) >= ${state.min}) }`,
    ];
  }

  function image(container) {
    container.querySelector("canvas").toBlob((blob) => download("graph.png", blob), "image/png");
  }

  KG.save = { cell, csv, rows, query, image, download };
}
