// What the panel says of what is chosen, as elements.
"use strict";
{
  const KG = (globalThis.KG ??= {});
  const { bdi, el, plural } = KG.text;

  const { ROLE_NAMES, RELATION_NAMES } = KG.parts;

  function pathParts(parts, start, goal) {
    const { graph } = parts;
    const path = graph.path(start, goal);
    const facts = path ? [plural(path.length - 1, "step")] : ["no path joins them"];
    const head = parts.head(
      "Path",
      ["From ", bdi(graph.labels[start]), " to ", bdi(graph.labels[goal])],
      facts,
    );
    if (!path) return [head];
    const steps = path.map((node, i) => {
      const type = graph.types[graph.type(node)];
      const relation = i ? graph.relationBetween(path[i - 1], node) : "";
      const name =
        ROLE_NAMES[relation]?.[graph.isPaper(path[i - 1]) ? 0 : 1] ?? RELATION_NAMES[relation];
      return el(
        "li",
        {},
        i > 0 && el("span", { class: "step" }, name.toLowerCase()),
        el("span", { class: "stop" }, parts.swatch(type), parts.nodeLink(node)),
      );
    });
    return [head, el("ol", { class: "path" }, steps)];
  }

  function communityParts(parts, number, filtered) {
    const { graph } = parts;
    const members = { Task: [], Dataset: [], Model: [], Method: [], Metric: [], Paper: [] };
    for (let node = 0; node < graph.size; node++) {
      if (graph.community[node] === number && filtered.shown[node])
        members[graph.types[graph.type(node)]].push(node);
    }
    const count = (node) => filtered.counts[node];
    const sections = ["Task", "Dataset", "Model", "Method", "Metric"].map((type) => {
      const top = members[type].sort((a, b) => count(b) - count(a) || a - b).slice(0, 8);
      return parts.chips(
        `${type}s`,
        top,
        top.map((n) => String(count(n))),
      );
    });
    const papers = members.Paper.sort(
      (a, b) => graph.date(b).localeCompare(graph.date(a)) || a - b,
    ).slice(0, 60);
    const list = papers.map((p) =>
      el(
        "li",
        {},
        el(
          "p",
          { class: "title" },
          parts.nodeLink(p),
          el("time", { class: "date" }, graph.date(p)),
        ),
      ),
    );
    const entities = Object.values(members).flat().length - members.Paper.length;
    return [
      parts.head("Community", bdi(graph.meta.communities[number]), [
        plural(members.Paper.length, "paper"),
        plural(entities, "entity", "entities"),
      ]),
      ...sections,
      el("section", {}, el("h3", {}, "Papers"), el("ol", { class: "papers" }, list)),
    ];
  }

  class Details extends KG.parts.Parts {
    entity(node) {
      return KG.entity.entityParts(this, node);
    }

    paper(node) {
      return KG.paper.paperParts(this, node);
    }

    path(start, goal) {
      return pathParts(this, start, goal);
    }

    community(number, filtered) {
      return communityParts(this, number, filtered);
    }
  }

  KG.details = { Details };
}
