// The panel at the side (on a phone, below) that shows what is chosen.
"use strict";
{
  const KG = (globalThis.KG ??= {});
  const { el } = KG.text;

  class Panel {
    /** `actions` is {close, centre, startPath, copyQuery}. */
    constructor(root, details, actions) {
      this.root = root;
      this.details = details;
      this.body = root.querySelector(".panel-body");
      this.bar = root.querySelector(".panel-actions");
      this.actions = actions;
      this.asked = 0;
      root.querySelector(".close").addEventListener("click", actions.close);
    }

    /** Shows the `{kind, ...}` that is chosen; null closes the panel. */
    async show(what) {
      const asked = ++this.asked;
      this.root.hidden = what === null;
      document.documentElement.classList.toggle("with-panel", what !== null);
      if (what === null) return;
      const parts = await this.#parts(what);
      if (asked !== this.asked) return;
      this.body.replaceChildren(...parts.filter(Boolean));
      this.body.scrollTop = 0;
      this.#fillBar(what);
      this.root.dataset.shows = what.key;
    }

    #parts(what) {
      if (what.kind === "path") return this.details.path(what.node, what.goal);
      if (what.kind === "community") return this.details.community(what.number, what.filtered);
      return what.kind === "paper" ? this.details.paper(what.node) : this.details.entity(what.node);
    }

    #fillBar(what) {
      const button = (label, action) =>
        el("button", { type: "button", onclick: () => action(what) }, label);
      const { centre, startPath, copyQuery, leave } = this.actions;
      const buttons = {
        path: [button("Show all of it", centre), button("End path", leave)],
        community: [
          button("Centre", centre),
          button("SPARQL", copyQuery),
          button("Leave community", leave),
        ],
      };
      const usual = [
        button("Centre", centre),
        button("Path to…", startPath),
        button("SPARQL", copyQuery),
      ];
      this.bar.replaceChildren(...(buttons[what.kind] ?? usual));
    }
  }

  KG.panel = { Panel };
}
