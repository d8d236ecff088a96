// Pieces of which the panel is made: headings, links to nodes, marked text.
"use strict";
{
  const KG = (globalThis.KG ??= {});
  const { bdi, el, pieces } = KG.text;

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

  class Parts {
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

    head(type, title, facts) {
      return el(
        "header",
        { class: "head" },
        el("p", { class: "kind" }, this.swatch(type), type),
        el("h2", { id: "panel-title", tabindex: "-1", dir: "auto" }, title),
        el(
          "p",
          { class: "facts" },
          facts.filter(Boolean).flatMap((f, i) => (i ? [" · ", f] : [f])),
        ),
      );
    }

    communityLink(node) {
      const number = this.graph.community[node];
      if (number < 0) return null;
      const patch = { community: number, node: "", goal: "" };
      const click = (event) => (event.preventDefault(), this.go(patch));
      return el(
        "a",
        { href: this.href(patch), onclick: click },
        bdi(this.graph.meta.communities[number]),
      );
    }

    /** Text of `range` with its mentions marked; rows of `mentions` are [field, start, end, type, entity]. */
    marked(paper, row, [field, start, end], mentions, linked) {
      const text = FIELDS[field] === "title" ? this.graph.labels[paper] : row.abstract;
      const spans = mentions
        .filter(([f]) => f === field)
        .map(([, from, to, type, entity]) => ({ start: from, end: to, mark: { type, entity } }));
      return pieces(text, spans, start, end).map((piece) => {
        if (!piece.mark) return piece.text;
        const mark = el("mark", { class: piece.mark.type.toLowerCase() }, piece.text);
        return linked ? this.#markLink(mark, piece.mark) : mark;
      });
    }

    #markLink(mark, { type, entity }) {
      const link = this.nodeLink(entity, "", {
        class: "mark",
        title: `${type}: ${this.graph.labels[entity]}`,
      });
      link.replaceChildren(mark);
      return link;
    }
  }

  KG.parts = { Parts, FIELDS, ROLE_NAMES, RELATION_NAMES };
}
