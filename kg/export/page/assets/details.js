// What the panel says of an entity, a paper, a path or a community, as elements.
"use strict";
{
  const KG = (globalThis.KG ??= {});
  const { el, bdi, outside, pieces, plural } = KG.text;

  const AT_FIRST = 12;
  const ALIASES = 12;
  const FIELDS = ["title", "abstract"];
  const ROLE_NAMES = {
    introduces: ["Introduces", "Introduced in"],
    trainsOn: ["Trains on", "Trained on in"],
    evaluatesOn: ["Evaluates on", "Evaluated on in"],
    uses: ["Uses", "Used in"],
    comparesWith: ["Compares with", "Compared with in"],
    addresses: ["Addresses", "Addressed in"],
    reports: ["Reports", "Reported in"],
    mentions: ["Mentions", "Mentioned in"],
  };
  const RELATION_NAMES = {
    broader: "Broader",
    narrower: "Narrower",
    variantOf: "Variant of",
    variants: "Variants",
    partOf: "Part of",
    parts: "Parts",
  };
  const LINK_KINDS = { code: "Code", dataset: "Data", project: "Project page", demo: "Demo", model: "Model", paper: "Paper" };

  class Details {
    /** `go(patch)` changes the state; `href(patch)` is the address of the state so changed. */
    constructor(graph, data, go, href) {
      Object.assign(this, { graph, data, go, href });
    }

    /** Shape in the colour of a type. */
    swatch(type) {
      return el("span", { class: `swatch ${type.toLowerCase()}`, "aria-hidden": "true" });
    }

    /** Link within the page to a node. */
    nodeLink(node, label = this.graph.labels[node], extra = {}) {
      const patch = { node: this.graph.ids[node], goal: "" };
      const click = (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        this.go(patch);
      };
      return el("a", { href: this.href(patch), onclick: click, ...extra }, bdi(label));
    }

    chips(title, nodes, notes = []) {
      if (!nodes.length) return null;
      const items = nodes.map((node, i) => {
        const type = this.graph.types[this.graph.type(node)];
        const link = this.nodeLink(node, undefined, { class: "chip" });
        link.prepend(this.swatch(type), el("span", { class: "sr-only" }, `${type}: `));
        if (notes[i]) link.append(el("span", { class: "note" }, notes[i]));
        return el("li", {}, link);
      });
      return el("section", {}, el("h3", {}, title), el("ul", { class: "chips" }, items));
    }

    #head(type, title, facts) {
      return el(
        "header",
        { class: "head" },
        el("p", { class: "kind" }, this.swatch(type), type),
        el("h2", { id: "panel-title", tabindex: "-1", dir: "auto" }, title),
        el("p", { class: "facts" }, facts.filter(Boolean).flatMap((f, i) => (i ? [" · ", f] : [f]))),
      );
    }

    #community(node) {
      const number = this.graph.community[node];
      if (number < 0) return null;
      const patch = { community: number, node: "", goal: "" };
      const click = (event) => (event.preventDefault(), this.go(patch));
      return el("a", { href: this.href(patch), onclick: click }, bdi(this.graph.meta.communities[number]));
    }

    // --- entity ---------------------------------------------------------------------------------

    async entity(node) {
      const { graph } = this;
      const more = await this.data.entity(node);
      const type = graph.types[graph.type(node)];
      const label = graph.labels[node];
      const years = graph.linksOf(node).map(([p]) => graph.year(p)).filter(Boolean);
      const span = years.length ? [...new Set([Math.min(...years), Math.max(...years)])].join("–") : "";
      const related = Object.keys(RELATION_NAMES).map((kind) => {
        const nodes = graph.relationsOf(node).filter(([, k]) => k === kind).map(([n]) => n);
        return this.chips(RELATION_NAMES[kind], nodes);
      });
      const together = graph.together(node, 10);
      return [
        this.#head(type, bdi(label), [plural(graph.degree(node), "paper"), span, this.#community(node)]),
        more.definition && el("p", { class: "definition", dir: "auto" }, more.definition),
        this.#aliases(node),
        this.#links(more),
        this.#bars(node),
        ...related,
        ...(await this.#papersByRole(node)),
        this.chips("Often together with", together.map(([n]) => n), together.map(([, count]) => String(count))),
      ];
    }

    #aliases(node) {
      const aliases = unlike([this.graph.labels[node], ...this.graph.aliases[node]]).slice(1);
      if (!aliases.length) return null;
      const shown = aliases.slice(0, ALIASES);
      const more = aliases.length - shown.length;
      return el("p", { class: "aliases" }, "Also ", shown.flatMap((a, i) => (i ? [", ", bdi(a)] : [bdi(a)])), more > 0 && ` and ${more} more`);
    }

    #links(more) {
      const links = [...(more.homepage ? [["Home page", more.homepage]] : []), ...(more.same ?? []).map((url) => [host(url), url])];
      if (!links.length) return null;
      return el("ul", { class: "links" }, links.map(([label, url]) => el("li", {}, outside(url, label))));
    }

    /** Bars of papers by year. */
    #bars(node) {
      const counts = new Map();
      for (const [paper] of this.graph.linksOf(node)) {
        const year = this.graph.year(paper);
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
        items.push(el("li", {}, bar, el("span", { class: "year" }, last - first < 8 ? String(year) : `’${String(year).slice(2)}`), el("span", { class: "count" }, String(count))));
      }
      return el("section", { class: "bars" }, el("h3", {}, "Papers by year"), el("ol", {}, items));
    }

    async #papersByRole(node) {
      const sections = [];
      for (const [number, role] of this.graph.roles.entries()) {
        const papers = this.graph.linksOf(node).filter(([, r]) => r === number).map(([p]) => p);
        if (!papers.length) continue;
        papers.sort((a, b) => this.graph.date(b).localeCompare(this.graph.date(a)) || a - b);
        const list = el("ol", { class: "papers" });
        const add = async (some) => list.append(...(await Promise.all(some.map((p) => this.#paperItem(p, node)))));
        await add(papers.slice(0, AT_FIRST));
        const rest = papers.slice(AT_FIRST);
        const more = el("button", { type: "button", class: "more", onclick: async () => (more.remove(), await add(rest)) }, `Show ${plural(rest.length, "more paper", "more papers")}`);
        const title = el("h3", {}, ROLE_NAMES[role][1], el("span", { class: "note" }, plural(papers.length, "paper")));
        sections.push(el("section", {}, title, list, rest.length > 0 && more));
      }
      return sections;
    }

    async #paperItem(paper, entity) {
      const row = await this.data.paper(paper - this.graph.first);
      const at = this.graph.linksOf(paper).findIndex(([e]) => e === entity);
      const [, mentions, evidence] = row.links[at];
      const sentence = evidence.find(([field]) => FIELDS[field] === "abstract") ?? evidence[0];
      const type = this.graph.types[this.graph.type(entity)];
      return el(
        "li",
        {},
        el("p", { class: "title" }, this.nodeLink(paper), el("time", { class: "date" }, this.graph.date(paper))),
        sentence && el("blockquote", { dir: "auto" }, this.#marked(paper, row, sentence, mentions.map((m) => [...m, type, entity]), false)),
      );
    }

    /** Text of `range` with its mentions marked; rows of `mentions` are [field, start, end, type, entity]. */
    #marked(paper, row, [field, start, end], mentions, linked) {
      const text = FIELDS[field] === "title" ? this.graph.labels[paper] : row.abstract;
      const spans = mentions.filter(([f]) => f === field).map(([, from, to, type, entity]) => ({ start: from, end: to, mark: { type, entity } }));
      return pieces(text, spans, start, end).map((piece) => {
        if (!piece.mark) return piece.text;
        const mark = el("mark", { class: piece.mark.type.toLowerCase() }, piece.text);
        return linked ? this.#markLink(mark, piece.mark) : mark;
      });
    }

    #markLink(mark, { type, entity }) {
      const link = this.nodeLink(entity, "", { class: "mark", title: `${type}: ${this.graph.labels[entity]}` });
      link.replaceChildren(mark);
      return link;
    }

    // --- paper ----------------------------------------------------------------------------------

    async paper(node) {
      const { graph } = this;
      const row = await this.data.paper(node - graph.first);
      const links = graph.linksOf(node);
      const mentions = links.flatMap(([entity], i) => row.links[i][1].map((m) => [...m, graph.types[graph.type(entity)], entity]));
      const title = this.#marked(node, row, [0, 0, graph.labels[node].length], mentions, false);
      return [
        this.#head("Paper", title, [graph.date(node), this.#community(node)]),
        row.authors && el("p", { class: "authors" }, this.#authors(row.authors)),
        this.#paperLinks(row),
        this.#abstract(node, row, mentions),
        this.#results(row),
        this.#sizes(row),
        ...graph.roles.map((role, number) => this.chips(ROLE_NAMES[role][0], links.filter(([, r]) => r === number).map(([e]) => e))),
      ];
    }

    #authors(authors) {
      const shown = authors.slice(0, 8);
      const more = authors.length - shown.length;
      return [...shown.flatMap((a, i) => (i ? [", ", bdi(a)] : [bdi(a)])), more > 0 && ` and ${more} more`];
    }

    #paperLinks(row) {
      const links = [
        row.url && ["Page of the paper", row.url],
        row.arxiv && [`arXiv ${row.arxiv}`, `https://arxiv.org/abs/${encodeURIComponent(row.arxiv).replaceAll("%2F", "/")}`],
        row.doi && ["DOI", `https://doi.org/${encodeURIComponent(row.doi).replaceAll("%2F", "/")}`],
        ...(row.resources ?? []).map(([kind, url]) => [`${LINK_KINDS[kind] ?? kind}: ${host(url)}`, url]),
      ].filter(Boolean);
      if (!links.length) return null;
      return el("ul", { class: "links" }, links.map(([label, url]) => el("li", {}, outside(url, label))));
    }

    #abstract(node, row, mentions) {
      const heading = el("h3", {}, "Abstract");
      if (row.abstract === undefined) {
        return el("section", {}, heading, el("p", { class: "quiet" }, "Left out of this page to keep it small; annotations.jsonl and graph.ttl have it."));
      }
      const text = this.#marked(node, row, [1, 0, row.abstract.length], mentions, true);
      return el("section", {}, heading, el("p", { class: "abstract", dir: "auto" }, text));
    }

    #results(row) {
      if (!row.results) return null;
      const parts = ["model", "dataset", "task", "metric"].filter((part) => row.results.some((r) => r[part]));
      const cell = (named) => el("td", { dir: "auto" }, named ? (named[1] >= 0 ? this.nodeLink(named[1], named[0]) : bdi(named[0])) : "–");
      const value = (r) => el("td", { class: "value" }, bdi(`${r.delta ? "Δ " : ""}${r.value}${/^\w/.test(r.unit) ? " " : ""}${r.unit}`));
      const head = el("tr", {}, parts.map((p) => el("th", { scope: "col" }, p)), el("th", { scope: "col", class: "value" }, "value"));
      const body = row.results.map((r) => el("tr", {}, parts.map((p) => cell(r[p])), value(r)));
      return el("section", {}, el("h3", {}, "Results"), el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Results" }, el("table", { class: "results" }, el("thead", {}, head), el("tbody", {}, body))));
    }

    #sizes(row) {
      if (!row.sizes) return null;
      const items = row.sizes.map(([entity, value, unit]) => el("li", {}, this.nodeLink(entity), `: ${Number(value).toLocaleString("en")} `, bdi(unit)));
      return el("section", {}, el("h3", {}, "Dataset sizes"), el("ul", { class: "plain" }, items));
    }

    // --- path and community ---------------------------------------------------------------------

    path(start, goal) {
      const { graph } = this;
      const path = graph.path(start, goal);
      const facts = path ? [plural(path.length - 1, "step")] : ["no path joins them"];
      const head = this.#head("Path", ["From ", bdi(graph.labels[start]), " to ", bdi(graph.labels[goal])], facts);
      if (!path) return [head];
      const steps = path.map((node, i) => {
        const type = graph.types[graph.type(node)];
        const relation = i ? graph.relationBetween(path[i - 1], node) : "";
        const name = ROLE_NAMES[relation]?.[graph.isPaper(path[i - 1]) ? 0 : 1] ?? RELATION_NAMES[relation];
        return el("li", {}, i > 0 && el("span", { class: "step" }, name.toLowerCase()), el("span", { class: "stop" }, this.swatch(type), this.nodeLink(node)));
      });
      return [head, el("ol", { class: "path" }, steps)];
    }

    community(number, filtered) {
      const { graph } = this;
      const members = { Task: [], Dataset: [], Model: [], Method: [], Metric: [], Paper: [] };
      for (let node = 0; node < graph.size; node++) {
        if (graph.community[node] === number && filtered.shown[node]) members[graph.types[graph.type(node)]].push(node);
      }
      const count = (node) => filtered.counts[node];
      const sections = ["Task", "Dataset", "Model", "Method", "Metric"].map((type) => {
        const top = members[type].sort((a, b) => count(b) - count(a) || a - b).slice(0, 8);
        return this.chips(`${type}s`, top, top.map((n) => String(count(n))));
      });
      const papers = members.Paper.sort((a, b) => graph.date(b).localeCompare(graph.date(a)) || a - b).slice(0, 60);
      const list = papers.map((p) => el("li", {}, el("p", { class: "title" }, this.nodeLink(p), el("time", { class: "date" }, graph.date(p)))));
      const entities = Object.values(members).flat().length - members.Paper.length;
      return [
        this.#head("Community", bdi(graph.meta.communities[number]), [plural(members.Paper.length, "paper"), plural(entities, "entity", "entities")]),
        ...sections,
        el("section", {}, el("h3", {}, "Papers"), el("ol", { class: "papers" }, list)),
      ];
    }
  }

  /** `names` without those that differ from an earlier one in case, accents or punctuation alone. */
  function unlike(names) {
    const known = new Map();
    for (const name of names) {
      const key = KG.text.fold(name).replaceAll(" ", "");
      if (!known.has(key)) known.set(key, name);
    }
    return [...known.values()];
  }

  /** Host of an address, for a label. */
  function host(url) {
    try {
      const parsed = new URL(url);
      const path = parsed.hostname === "github.com" ? parsed.pathname.replace(/\/$/, "") : "";
      return parsed.hostname.replace(/^www\./, "") + path;
    } catch {
      return url;
    }
  }

  KG.details = { Details, ROLE_NAMES, unlike };
}
