// What the panel says of an entity.
"use strict";
{
  const KG = (globalThis.KG ??= {});
  const { bdi, el, host, outside, plural, unlike } = KG.text;

  const { FIELDS, ROLE_NAMES, RELATION_NAMES } = KG.parts;

  const AT_FIRST = 12;
  const ALIASES = 12;

  async function entityParts(parts, node) {
    const { graph } = parts;
    const more = await parts.data.entity(node);
    const type = graph.types[graph.type(node)];
    const label = graph.labels[node];
    const years = graph
      .linksOf(node)
      .map(([p]) => graph.year(p))
      .filter(Boolean);
    const span =
      years.length > graph.degree(node) / 2
        ? [...new Set([Math.min(...years), Math.max(...years)])].join("–")
        : "";
    const related = Object.keys(RELATION_NAMES).map((kind) => {
      const nodes = graph
        .relationsOf(node)
        .filter(([, k]) => k === kind)
        .map(([n]) => n);
      return parts.chips(RELATION_NAMES[kind], nodes);
    });
    const together = graph.together(node, 10);
    return [
      parts.head(type, bdi(label), [
        plural(graph.degree(node), "paper"),
        span,
        parts.communityLink(node),
      ]),
      more.definition && el("p", { class: "definition", dir: "auto" }, more.definition),
      otherNames(parts, node),
      linksOut(parts, more),
      bars(parts, node),
      ...related,
      ...(await papersByRole(parts, node)),
      parts.chips(
        "Often together with",
        together.map(([n]) => n),
        together.map(([, count]) => String(count)),
      ),
    ];
  }

  function otherNames(parts, node) {
    const aliases = unlike([parts.graph.labels[node], ...parts.graph.aliases[node]]).slice(1);
    if (!aliases.length) return null;
    const shown = aliases.slice(0, ALIASES);
    const more = aliases.length - shown.length;
    return el(
      "p",
      { class: "aliases" },
      "Also ",
      shown.flatMap((a, i) => (i ? [", ", bdi(a)] : [bdi(a)])),
      more > 0 && ` and ${more} more`,
    );
  }

  function linksOut(parts, more) {
    const links = [
      ...(more.homepage ? [["Home page", more.homepage]] : []),
      ...(more.same ?? []).map((url) => [host(url), url]),
    ];
    if (!links.length) return null;
    return el(
      "ul",
      { class: "links" },
      links.map(([label, url]) => el("li", {}, outside(url, label))),
    );
  }

  /** Bars of papers by year. */
  function bars(parts, node) {
    const counts = new Map();
    for (const [paper] of parts.graph.linksOf(node)) {
      const year = parts.graph.year(paper);
      if (year) counts.set(year, (counts.get(year) ?? 0) + 1);
    }
    if (counts.size < 2) return null;
    const [first, last] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
    const most = Math.max(...counts.values());
    const items = [];
    for (let year = first; year <= last; year++) {
      const count = counts.get(year) ?? 0;
      const bar = el("span", { class: "bar", "aria-hidden": "true" });
      bar.style.height = `${Math.round((count / most) * 32) + (count ? 3 : 1)}px`;
      items.push(
        el(
          "li",
          {},
          bar,
          el(
            "span",
            { class: "year" },
            last - first < 8 ? String(year) : `’${String(year).slice(2)}`,
          ),
          el("span", { class: "count" }, String(count)),
        ),
      );
    }
    const dated = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const all = parts.graph.degree(node);
    const note = dated < all && el("span", { class: "note" }, `${dated} of ${all} have a date`);
    const title = el("h3", {}, "Papers by year", note);
    return el("section", { class: "bars" }, title, el("ol", {}, items));
  }

  async function papersByRole(parts, node) {
    const sections = [];
    for (const [number, role] of parts.graph.roles.entries()) {
      const papers = parts.graph
        .linksOf(node)
        .filter(([, r]) => r === number)
        .map(([p]) => p);
      if (!papers.length) continue;
      papers.sort((a, b) => parts.graph.date(b).localeCompare(parts.graph.date(a)) || a - b);
      const list = el("ol", { class: "papers" });
      const add = async (some) =>
        list.append(...(await Promise.all(some.map((p) => paperItem(parts, p, node)))));
      await add(papers.slice(0, AT_FIRST));
      const rest = papers.slice(AT_FIRST);
      const more = el(
        "button",
        { type: "button", class: "more", onclick: async () => (more.remove(), await add(rest)) },
        `Show ${plural(rest.length, "more paper", "more papers")}`,
      );
      const title = el(
        "h3",
        {},
        ROLE_NAMES[role][1],
        el("span", { class: "note" }, plural(papers.length, "paper")),
      );
      sections.push(el("section", {}, title, list, rest.length > 0 && more));
    }
    return sections;
  }

  async function paperItem(parts, paper, entity) {
    const row = await parts.data.paper(paper - parts.graph.first);
    const at = parts.graph.linksOf(paper).findIndex(([e]) => e === entity);
    const [, mentions, evidence] = row.links[at];
    const sentence = evidence.find(([field]) => FIELDS[field] === "abstract") ?? evidence[0];
    const type = parts.graph.types[parts.graph.type(entity)];
    return el(
      "li",
      {},
      el(
        "p",
        { class: "title" },
        parts.nodeLink(paper),
        el("time", { class: "date" }, parts.graph.date(paper)),
      ),
      sentence &&
        el(
          "blockquote",
          { dir: "auto" },
          parts.marked(
            paper,
            row,
            sentence,
            mentions.map((m) => [...m, type, entity]),
            false,
          ),
        ),
    );
  }

  KG.entity = { entityParts };
}
