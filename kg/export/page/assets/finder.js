// The search box: results as one types, chosen with the mouse or the arrows and Enter.
"use strict";
{
  const KG = (globalThis.KG ??= {});
  const { el, bdi, plural } = KG.text;

  const SLOW = 50_000;
  const PAUSE = 180;

  class Finder {
    /** `choose(node)` is called with what was picked. */
    constructor(input, list, graph, choose) {
      Object.assign(this, { input, list, graph, choose });
      this.search = new KG.search.Search(graph);
      this.found = [];
      this.at = -1;
      input.addEventListener("input", () => this.#typed());
      input.addEventListener("focus", () => this.#update());
      input.addEventListener("keydown", (event) => this.#key(event));
      input.addEventListener("blur", () => this.close());
      list.addEventListener("mousedown", (event) => event.preventDefault());
    }

    /** Puts the cursor into the box; `hint` says what the search is for. */
    open(hint = "") {
      if (hint) this.input.placeholder = hint;
      this.input.focus();
      this.input.select();
    }

    close() {
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }

    /** Answers at once where that is quick, else when typing pauses. */
    #typed() {
      clearTimeout(this.waiting);
      if (this.graph.size < SLOW) this.#update();
      else this.waiting = setTimeout(() => this.#update(), PAUSE);
    }

    #update() {
      clearTimeout(this.waiting);
      this.answered = this.input.value;
      this.found = this.search.find(this.answered);
      this.at = this.found.length ? 0 : -1;
      const typed = this.input.value.trim();
      const nothing =
        typed && !this.found.length
          ? [el("li", { class: "nothing", role: "presentation" }, "Nothing found")]
          : [];
      this.list.replaceChildren(...this.found.map((hit, i) => this.#option(hit, i)), ...nothing);
      this.list.hidden = !typed;
      this.input.setAttribute("aria-expanded", String(Boolean(typed)));
      this.#mark();
    }

    #option({ node, alias }, i) {
      const { graph } = this;
      const type = graph.types[graph.type(node)];
      const note = graph.isPaper(node)
        ? graph.date(node).slice(0, 4)
        : plural(graph.degree(node), "paper");
      return el(
        "li",
        {
          role: "option",
          id: `found-${i}`,
          onclick: () => this.#pick(i),
          "aria-selected": "false",
        },
        el("span", { class: `swatch ${type.toLowerCase()}`, "aria-hidden": "true" }),
        el(
          "span",
          { class: "name" },
          bdi(graph.labels[node]),
          alias && el("span", { class: "alias" }, bdi(alias)),
        ),
        el(
          "span",
          { class: "note" },
          el("span", { class: "type" }, note ? `${type} · ` : type),
          note,
        ),
      );
    }

    #mark() {
      [...this.list.querySelectorAll("[role=option]")].forEach((option, i) => {
        option.setAttribute("aria-selected", String(i === this.at));
        if (i === this.at) option.scrollIntoView({ block: "nearest" });
      });
      if (this.at >= 0) this.input.setAttribute("aria-activedescendant", `found-${this.at}`);
      else this.input.removeAttribute("aria-activedescendant");
    }

    #key(event) {
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (steps[event.key] && this.found.length) {
        this.at = (this.at + steps[event.key] + this.found.length) % this.found.length;
        this.#mark();
      } else if (event.key === "Enter") {
        if (this.input.value !== this.answered) this.#update();
        if (this.at >= 0) this.#pick(this.at);
      } else if (event.key === "Escape") {
        if (this.list.hidden) return;
        this.close();
        event.stopPropagation();
      } else {
        return;
      }
      event.preventDefault();
    }

    #pick(i) {
      const { node } = this.found[i];
      this.input.value = "";
      this.found = [];
      this.close();
      this.input.blur();
      this.choose(node);
    }
  }

  KG.finder = { Finder };
}
