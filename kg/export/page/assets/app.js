// Starts the page: one state, kept in the address, and views that follow it.
"use strict";
{
  const KG = (globalThis.KG ??= {});
  const $ = (selector) => document.querySelector(selector);

  class App {
    constructor(data) {
      this.data = data;
      this.graph = new KG.graph.Graph(data.meta, data.index);
      this.state = KG.state.read(location.hash);
      this.picking = -1;
      const go = (patch) => this.go(patch);
      const href = (patch) => `#${KG.state.write({ ...this.state, ...patch })}`;
      this.details = new KG.details.Details(this.graph, data, go, href);
      this.panel = new KG.panel.Panel($("#panel"), this.details, this.#actions());
      this.finder = new KG.finder.Finder($("#search"), $("#found"), this.graph, (node) =>
        this.choose(node),
      );
      this.legend = new KG.legend.Legend($("#filters"), this.graph, go);
      this.table = new KG.table.Table($("#table"), this.graph, this.details, go);
      this.map = new KG.map.MapView($("#map"), data, this.graph, {
        choose: (node) => this.choose(node),
        chooseCommunity: (number) => this.go({ community: number, node: "", goal: "" }),
        moved: () => this.#saveCamera(),
      });
      this.#listen();
    }

    #actions() {
      return {
        close: () => this.go({ node: "", goal: "", community: -1 }),
        leave: () => this.go(this.state.goal ? { goal: "" } : { community: -1 }),
        centre: () => this.#centre(),
        startPath: (what) => this.#startPath(what.node),
        copyQuery: () => this.#showQuery(),
      };
    }

    #listen() {
      addEventListener("hashchange", () => this.#set(KG.state.read(location.hash)));
      addEventListener("keydown", (event) => this.#key(event));
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#recolour());
      for (const button of document.querySelectorAll("button[data-view]")) {
        button.addEventListener("click", () => this.go({ view: button.dataset.view }));
      }
      const click = {
        theme: () => this.#theme(),
        png: () => KG.save.image($("#map")),
        csv: () => this.#csv(),
        sparql: () => this.#showQuery(),
      };
      const camera = {
        in: () => this.map.zoom(1.4),
        out: () => this.map.zoom(1 / 1.4),
        all: () => this.map.fit(),
      };
      for (const [name, action] of Object.entries({ ...click, ...camera })) {
        for (const button of document.querySelectorAll(`[data-do=${name}]`))
          button.addEventListener("click", () => (action(), this.#closeMenus()));
      }
      $("#open-filters").addEventListener("click", () => this.#toggleFilters());
      $("#query-copy").addEventListener("click", () => this.#copy());
      $("#cancel-pick").addEventListener("click", () => this.#stopPicking());
    }

    #closeMenus() {
      for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
    }

    #toggleFilters(open = !document.documentElement.classList.contains("with-filters")) {
      document.documentElement.classList.toggle("with-filters", open);
      $("#open-filters").setAttribute("aria-expanded", String(open));
    }

    #key(event) {
      const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (event.key === "/" && !typing) {
        event.preventDefault();
        this.finder.open();
      } else if (event.key === "Escape") {
        this.#escape();
      }
    }

    #escape() {
      if ($("#query").open) return;
      if (document.querySelector("details.menu[open]")) this.#closeMenus();
      else if (this.picking >= 0) this.#stopPicking();
      else if (document.documentElement.classList.contains("with-filters"))
        this.#toggleFilters(false);
      else if (this.state.goal) this.go({ goal: "" });
      else if (this.state.node) this.go({ node: "" });
      else if (this.state.community >= 0) this.go({ community: -1 });
    }

    // --- state ----------------------------------------------------------------------------------

    go(patch) {
      const state = { ...this.state, ...patch, camera: "" };
      const hash = KG.state.write(state);
      if (hash !== KG.state.write(this.state)) history.pushState(null, "", `#${hash}`);
      this.#set(state);
    }

    choose(node) {
      const id = node >= 0 ? this.graph.ids[node] : "";
      if (this.picking >= 0 && node >= 0) {
        const start = this.graph.ids[this.picking];
        this.#stopPicking();
        return this.go({ node: start, goal: id });
      }
      if (node < 0 && this.state.goal) return this.go({ goal: "" });
      return this.go({ node: id, goal: "" });
    }

    #set(state, first = false) {
      const before = this.state;
      this.state = state;
      this.filtered = KG.filter.apply(this.graph, state);
      this.node = this.graph.numbers.get(state.node) ?? -1;
      this.goal = this.node >= 0 ? (this.graph.numbers.get(state.goal) ?? -1) : -1;
      document.documentElement.dataset.view = state.view === "table" ? "table" : "map";
      for (const button of document.querySelectorAll("button[data-view]")) {
        button.setAttribute(
          "aria-pressed",
          String(button.dataset.view === document.documentElement.dataset.view),
        );
      }
      this.legend.update(state, this.filtered);
      if (state.view === "table") this.table.update(state, this.filtered);
      this.#draw();
      this.shown = this.panel.show(this.#what());
      this.#move(before, first);
    }

    #what() {
      const { node, goal, state } = this;
      if (node >= 0 && goal >= 0)
        return { kind: "path", node, goal, key: `${state.node} ${state.goal}` };
      if (node >= 0)
        return { kind: this.graph.isPaper(node) ? "paper" : "entity", node, key: state.node };
      const number = state.community;
      if (number >= 0 && number < this.graph.meta.communities.length)
        return { kind: "community", number, filtered: this.filtered, key: `community ${number}` };
      return null;
    }

    #draw() {
      for (const node of [this.node, this.goal]) if (node >= 0) this.map.expand(node);
      const path = this.goal >= 0 ? this.graph.path(this.node, this.goal) : null;
      for (const node of path ?? []) this.map.expand(node);
      const { filtered, node: chosen, goal } = this;
      this.map.show({
        filtered,
        papers: this.state.papers,
        chosen,
        goal,
        focus: this.#focus(path),
      });
    }

    /** Opacity of each node that stands out: the chosen one, its neighbours, and theirs. */
    #focus(path) {
      if (this.node < 0) return null;
      const focus = new Map();
      if (this.goal >= 0) return new Map((path ?? [this.node, this.goal]).map((node) => [node, 1]));
      const near = this.graph.neighbours(this.node);
      if (!this.graph.isPaper(this.node))
        for (const [other] of this.graph.together(this.node, 14)) focus.set(other, 0.6);
      for (const node of near) focus.set(node, 1);
      return focus.set(this.node, 1);
    }

    #move(before, first) {
      const { state } = this;
      if (state.camera && (first || state.camera !== before.camera))
        return this.#restoreCamera(state.camera);
      const chosen = state.node !== before.node || state.goal !== before.goal;
      if (chosen && this.node >= 0) return this.#centre(!first);
      if (state.community !== before.community || first) return this.#centre(!first);
      return undefined;
    }

    /** Brings what is chosen into view. */
    #centre(animated = true) {
      const asked = this.shown;
      asked.then(() => {
        if (asked !== this.shown) return;
        this.map.resize();
        const ids =
          this.node < 0
            ? null
            : [...(this.map.focus ?? new Map())]
                .filter(([, alpha]) => alpha === 1)
                .map(([id]) => id);
        this.map.fit(ids, animated);
      });
    }

    #saveCamera() {
      const { x, y } = this.map.network.getViewPosition();
      this.state.camera = [Math.round(x), Math.round(y), this.map.scale.toFixed(2)].join(",");
      history.replaceState(null, "", `#${KG.state.write(this.state)}`);
    }

    #restoreCamera(text) {
      const [x, y, scale] = text.split(",").map(Number);
      if ([x, y, scale].every(Number.isFinite) && scale > 0)
        this.map.moveTo({ x, y }, scale, false);
    }

    // --- actions --------------------------------------------------------------------------------

    #startPath(node) {
      this.picking = node;
      $("#picking").hidden = false;
      $("#picking-from").textContent = this.graph.labels[node];
      this.finder.open();
    }

    #stopPicking() {
      this.picking = -1;
      $("#picking").hidden = true;
    }

    #csv() {
      const text = KG.save.csv(KG.save.linksShown(this.graph, this.filtered, this.state));
      KG.save.download("selection.csv", new Blob(["\ufeff", text], { type: "text/csv" }));
    }

    #showQuery() {
      $("#query-text").value = KG.sparql.query(this.graph, this.filtered, this.state);
      $("#query-copy").textContent = "Copy";
      $("#query").showModal();
      $("#query-text").setSelectionRange(0, 0);
      $("#query-text").scrollTop = 0;
    }

    async #copy() {
      const field = $("#query-text");
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        document.execCommand("copy");
      }
      $("#query-copy").textContent = "Copied";
    }

    #theme() {
      const root = document.documentElement;
      const dark = root.dataset.theme
        ? root.dataset.theme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      this.#recolour();
    }

    #recolour() {
      this.map.recolour();
      this.map.network.redraw();
    }

    start() {
      this.#set(this.state, true);
      document.documentElement.classList.add("ready");
      setTimeout(() => this.finder.search.prepare());
    }
  }

  KG.start = async () => {
    KG.app = new App(await KG.store.load());
    KG.app.start();
  };

  if (document.getElementById("kg-meta")) KG.start();
}
