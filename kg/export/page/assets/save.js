// Exports: the view as PNG, the selection as CSV.
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
  function linksShown(graph, filtered, state) {
    const chosen = graph.numbers.get(state.node) ?? -1;
    const roles = new Set(state.roles);
    const made = [["entity", "type", "name", "role", "paper", "title", "date"]];
    for (let paper = graph.first; paper < graph.size; paper++) {
      if (!filtered.shown[paper]) continue;
      for (const [entity, role] of graph.linksOf(paper)) {
        if (!filtered.shown[entity] || (roles.size && !roles.has(graph.roles[role]))) continue;
        if (chosen >= 0 && entity !== chosen && paper !== chosen) continue;
        const type = graph.types[graph.type(entity)];
        made.push([
          graph.ids[entity],
          type,
          graph.labels[entity],
          graph.roles[role],
          graph.ids[paper].slice(6),
          graph.labels[paper],
          graph.date(paper),
        ]);
      }
    }
    return made;
  }

  function image(container) {
    container.querySelector("canvas").toBlob((blob) => download("graph.png", blob), "image/png");
  }

  KG.save = { cell, csv, linksShown, image, download };
}
