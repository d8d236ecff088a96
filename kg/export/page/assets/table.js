// The same graph as a table of entities or papers: sorted by any column, filtered as one types.
"use strict";
{
  const KG = (globalThis.KG ??= {});
  const { el, plural, fold, unlike } = KG.text;

  const AT_FIRST = 150;

  class Table {
    constructor(root, graph, details, go) {
      Object.assign(this, { root, graph, details, go });
      this.sort = { entities: ["papers", -1], papers: ["date", -1] };
      this.shown = AT_FIRST;
      this.words = new Map();
      this.field = root.querySelector("[name=table-filter]");
      this.field.addEventListener("input", () => this.#again());
      for (const tab of root.querySelectorAll("[data-rows]")) {
        tab.addEventListener("click", () => go({ rows: tab.dataset.rows }));
      }
      root.querySelector(".more").addEventListener("click", () => {
        this.shown += 500;
        this.#fill();
      });
    }

    #columns() {
      const { graph } = this;
      const counts = (node) => this.filtered.counts[node];
      const community = (node) => graph.meta.communities[graph.community[node]] ?? "";
      const name = (node) => graph.labels[node];
      const type = (node) => graph.types[graph.type(node)];
      const entities = {
        name,
        type,
        papers: counts,
        community,
        aliases: (node) =>
          unlike([graph.labels[node], ...graph.aliases[node]])
            .slice(1)
            .join(", "),
      };
      const papers = { title: name, date: (node) => graph.date(node), entities: counts, community };
      return this.rows === "papers" ? papers : entities;
    }

    update(state, filtered) {
      this.rows = state.rows === "papers" ? "papers" : "entities";
      this.filtered = filtered;
      for (const tab of this.root.querySelectorAll("[data-rows]")) {
        tab.setAttribute("aria-pressed", String(tab.dataset.rows === this.rows));
      }
      this.#again();
    }

    #again() {
      this.shown = AT_FIRST;
      this.#fill();
    }

    /** Nodes of the table in its order. */
    nodes() {
      const { graph } = this;
      const columns = this.#columns();
      const wanted = fold(this.field.value);
      const [first, last] = this.rows === "papers" ? [graph.first, graph.size] : [0, graph.first];
      const found = [];
      for (let node = first; node < last; node++) {
        if (!this.filtered.shown[node]) continue;
        if (!wanted || this.#words(node).includes(wanted)) found.push(node);
      }
      const [name, direction] = this.sort[this.rows];
      const value = columns[name] ?? Object.values(columns)[0];
      const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "en"));
      return found.sort((a, b) => direction * compare(value(a), value(b)) || a - b);
    }

    /** What a row is found by: its words, without its counts. */
    #words(node) {
      if (!this.words.has(node)) {
        const { name, title, type, date, community, aliases } = this.#columns();
        const values = [name, title, type, date, community, aliases];
        this.words.set(node, fold(values.map((value) => value?.(node) ?? "").join(" ")));
      }
      return this.words.get(node);
    }

    #fill() {
      const columns = this.#columns();
      const nodes = this.nodes();
      this.root.querySelector(".table-count").textContent =
        this.rows === "papers"
          ? plural(nodes.length, "paper")
          : plural(nodes.length, "entity", "entities");
      this.root.querySelector("thead").replaceChildren(
        el(
          "tr",
          {},
          Object.keys(columns).map((name) => this.#heading(name)),
        ),
      );
      this.root
        .querySelector("tbody")
        .replaceChildren(...nodes.slice(0, this.shown).map((node) => this.#row(node, columns)));
      const more = this.root.querySelector(".more");
      more.hidden = nodes.length <= this.shown;
      more.textContent = `Show more of ${nodes.length.toLocaleString("en")}`;
    }

    #heading(name) {
      const [sorted, direction] = this.sort[this.rows];
      const order = sorted !== name ? "none" : direction > 0 ? "ascending" : "descending";
      const click = () => {
        const down = ["papers", "entities", "date"].includes(name);
        this.sort[this.rows] = [name, sorted === name ? -direction : down ? -1 : 1];
        this.#again();
        this.root.querySelector(`th[data-column=${name}] button`).focus();
      };
      return el(
        "th",
        { scope: "col", "aria-sort": order, "data-column": name },
        el("button", { type: "button", onclick: click }, name),
      );
    }

    #row(node, columns) {
      return el(
        "tr",
        {},
        Object.entries(columns).map(([name, value], i) => {
          if (i === 0) return el("th", { scope: "row", dir: "auto" }, this.details.nodeLink(node));
          const swatch = name === "type" && this.details.swatch(value(node));
          const text = el("span", { class: "text" }, value(node).toLocaleString("en"));
          return el("td", { class: name, dir: "auto" }, swatch, text);
        }),
      );
    }
  }

  KG.table = { Table };
}
