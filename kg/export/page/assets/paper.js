// What the panel says of a paper.
"use strict";
{
  const KG = (globalThis.KG ??= {});
  const { bdi, el, host, outside } = KG.text;

  const { ROLE_NAMES } = KG.parts;

  const LINK_KINDS = {
    code: "Code",
    dataset: "Data",
    project: "Project page",
    demo: "Demo",
    model: "Model",
    paper: "Paper",
  };

  async function paperParts(parts, node) {
    const { graph } = parts;
    const row = await parts.data.paper(node - graph.first);
    const links = graph.linksOf(node);
    const mentions = links.flatMap(([entity], i) =>
      row.links[i][1].map((m) => [...m, graph.types[graph.type(entity)], entity]),
    );
    const title = parts.marked(node, row, [0, 0, graph.labels[node].length], mentions, false);
    return [
      parts.head("Paper", title, [graph.date(node), parts.communityLink(node)]),
      row.authors && el("p", { class: "authors" }, authorsOf(row.authors)),
      row.published && el("p", { class: "published" }, bdi(row.published)),
      paperLinks(parts, row),
      abstract(parts, node, row, mentions),
      results(parts, row),
      sizes(parts, row),
      ...graph.roles.map((role, number) =>
        parts.chips(
          ROLE_NAMES[role][0],
          links.filter(([, r]) => r === number).map(([e]) => e),
        ),
      ),
    ];
  }

  function authorsOf(names) {
    const shown = names.slice(0, 8);
    const more = names.length - shown.length;
    return [
      ...shown.flatMap((a, i) => (i ? [", ", bdi(a)] : [bdi(a)])),
      more > 0 && ` and ${more} more`,
    ];
  }

  function paperLinks(parts, row) {
    const links = [
      row.url && ["Page of the paper", row.url],
      row.arxiv && [
        `arXiv ${row.arxiv}`,
        `https://arxiv.org/abs/${encodeURIComponent(row.arxiv).replaceAll("%2F", "/")}`,
      ],
      row.doi && ["DOI", `https://doi.org/${encodeURIComponent(row.doi).replaceAll("%2F", "/")}`],
      ...(row.resources ?? []).map(([kind, url]) => [
        `${LINK_KINDS[kind] ?? kind}: ${host(url)}`,
        url,
      ]),
    ].filter(Boolean);
    if (!links.length) return null;
    return el(
      "ul",
      { class: "links" },
      links.map(([label, url]) => el("li", {}, outside(url, label))),
    );
  }

  function abstract(parts, node, row, mentions) {
    const heading = el("h3", {}, "Abstract");
    if (row.abstract === undefined) {
      return el(
        "section",
        {},
        heading,
        el(
          "p",
          { class: "quiet" },
          "Left out of this page to keep it small; annotations.jsonl and graph.ttl have it.",
        ),
      );
    }
    const text = parts.marked(node, row, [1, 0, row.abstract.length], mentions, true);
    return el("section", {}, heading, el("p", { class: "abstract", dir: "auto" }, text));
  }

  function results(parts, row) {
    if (!row.results) return null;
    const named = ["model", "dataset", "task", "metric"].filter((part) =>
      row.results.some((r) => r[part]),
    );
    const cell = (part) =>
      el(
        "td",
        { dir: "auto" },
        part ? (part[1] >= 0 ? parts.nodeLink(part[1], part[0]) : bdi(part[0])) : "–",
      );
    const value = (r) =>
      el(
        "td",
        { class: "value" },
        bdi(`${r.delta ? "Δ " : ""}${r.value}${/^\w/.test(r.unit) ? " " : ""}${r.unit}`),
      );
    const head = el(
      "tr",
      {},
      named.map((p) => el("th", { scope: "col" }, p)),
      el("th", { scope: "col", class: "value" }, "value"),
    );
    const body = row.results.map((r) =>
      el(
        "tr",
        {},
        named.map((p) => cell(r[p])),
        value(r),
      ),
    );
    return el(
      "section",
      {},
      el("h3", {}, "Results"),
      el(
        "div",
        { class: "scroll", tabindex: "0", role: "region", "aria-label": "Results" },
        el("table", { class: "results" }, el("thead", {}, head), el("tbody", {}, body)),
      ),
    );
  }

  function sizes(parts, row) {
    if (!row.sizes) return null;
    const items = row.sizes.map(([entity, value, unit]) =>
      el("li", {}, parts.nodeLink(entity), `: ${Number(value).toLocaleString("en")} `, bdi(unit)),
    );
    return el("section", {}, el("h3", {}, "Dataset sizes"), el("ul", { class: "plain" }, items));
  }

  KG.paper = { paperParts };
}
