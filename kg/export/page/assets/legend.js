// The legend, whose entries switch types on and off, and the other filters.
"use strict";
{
  const KG = (globalThis.KG ??= {});
  const { el, bdi } = KG.text;

  const STEPS = [1, 2, 3, 5, 8, 12, 20, 50, 100, 500];

  class Legend {
    /** `root` is the form of the template; `go(patch)` changes the state. */
    constructor(root, graph, go) {
      Object.assign(this, { root, graph, go });
      this.total = KG.filter.apply(graph, KG.state.DEFAULTS);
      this.#types();
      this.#roles();
      this.#years();
      this.#least();
      this.#communities();
      this.#on("papers", "change", (box) => go({ papers: box.checked }));
      root.querySelector("[name=reset]").addEventListener("click", () => {
        const { hidden, roles, from, to, min, community, papers } = KG.state.DEFAULTS;
        go({ hidden, roles, from, to, min, community, papers });
      });
      root.addEventListener("submit", (event) => event.preventDefault());
    }

    #on(name, kind, action) {
      const field = this.root.elements[name];
      field.addEventListener(kind, () => action(field));
    }

    #toggle(name, value, label, checked, change, swatch = null) {
      const box = el("input", { type: "checkbox", name, value, checked, onchange: change });
      const count = el("span", { class: "count", "data-count": value });
      return el(
        "label",
        { class: "toggle" },
        box,
        swatch,
        el("span", { class: "label" }, label),
        count,
      );
    }

    #types() {
      const change = () => this.go({ hidden: this.#values("type", false) });
      const rows = this.graph.meta.types.map((type) => {
        const swatch = el("span", { class: `swatch ${type.toLowerCase()}`, "aria-hidden": "true" });
        return this.#toggle("type", type, type, true, change, swatch);
      });
      this.root.querySelector(".types").append(...rows);
    }

    #roles() {
      const change = () => this.go({ roles: this.#values("role", true) });
      const rows = this.graph.roles.map((role) =>
        this.#toggle("role", role, KG.parts.ROLE_NAMES[role][0].toLowerCase(), false, change),
      );
      this.root.querySelector(".roles").append(...rows);
    }

    #values(name, checked) {
      return [...this.root.querySelectorAll(`input[name=${name}]`)]
        .filter((b) => b.checked === checked)
        .map((b) => b.value);
    }

    #years() {
      const [first, last] = this.graph.years;
      const counts = new Map();
      for (const date of this.graph.dates)
        counts.set(Number(date.slice(0, 4)), (counts.get(Number(date.slice(0, 4))) ?? 0) + 1);
      const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
      this.root.querySelector(".years").hidden = last === 0 || first === last;
      const most = Math.max(1, ...years.map((y) => counts.get(y) ?? 0));
      this.root.querySelector(".histogram").append(
        ...years.map((year) => {
          const bar = el("span", { class: "bar", "data-year": year });
          bar.style.height = `${2 + Math.round((30 * (counts.get(year) ?? 0)) / most)}px`;
          return bar;
        }),
      );
      const options = (none) => [
        el("option", { value: "0" }, none),
        ...years.map((y) => el("option", { value: y }, String(y))),
      ];
      this.root.elements.from.append(...options("first"));
      this.root.elements.to.append(...options("last"));
      this.#on("from", "change", (field) => this.go({ from: Number(field.value) }));
      this.#on("to", "change", (field) => this.go({ to: Number(field.value) }));
    }

    #least() {
      this.root.elements.min.max = String(STEPS.length - 1);
      this.#on("min", "input", (field) => this.go({ min: STEPS[Number(field.value)] }));
    }

    #communities() {
      const { communities } = this.graph.meta;
      const counts = new Map();
      for (let paper = this.graph.first; paper < this.graph.size; paper++) {
        const number = this.graph.community[paper];
        counts.set(number, (counts.get(number) ?? 0) + 1);
      }
      const select = this.root.elements.community;
      select.append(
        el("option", { value: "-1" }, "all"),
        ...communities.map((name, i) =>
          el("option", { value: i }, bdi(`${name} (${counts.get(i)})`)),
        ),
      );
      this.#on("community", "change", (field) =>
        this.go({ community: Number(field.value), node: "", goal: "" }),
      );
      this.root.querySelector(".community").hidden = communities.length === 0;
    }

    /** Shows `state` and how much of the graph it leaves. */
    update(state, filtered) {
      const fields = this.root.elements;
      for (const box of this.root.querySelectorAll("input[name=type]"))
        box.checked = !state.hidden.includes(box.value);
      for (const box of this.root.querySelectorAll("input[name=role]"))
        box.checked = state.roles.includes(box.value);
      fields.from.value = String(state.from);
      fields.to.value = String(state.to);
      const step = STEPS.findIndex((s) => s >= state.min);
      fields.min.value = String(step < 0 ? STEPS.length - 1 : step);
      this.root.querySelector("output").value = state.min > 1 ? `${state.min} or more` : "any";
      fields.community.value = String(state.community);
      fields.papers.checked = state.papers;
      for (const bar of this.root.querySelectorAll(".histogram .bar")) {
        const year = Number(bar.dataset.year);
        bar.classList.toggle(
          "out",
          (state.from > 0 && year < state.from) || (state.to > 0 && year > state.to),
        );
      }
      this.#count(filtered);
    }

    #count({ shown }) {
      const counts = new Array(this.graph.types.length).fill(0);
      for (let node = 0; node < this.graph.size; node++)
        counts[this.graph.type(node)] += shown[node];
      this.graph.meta.types.forEach((type, i) => {
        this.root.querySelector(`[data-count=${type}]`).textContent =
          counts[i].toLocaleString("en");
      });
      this.root.querySelector(".paper-count").textContent = counts.at(-1).toLocaleString("en");
    }
  }

  KG.legend = { Legend };
}
