// What is drawn under and over the nodes: regions, links, labels.
"use strict";
{
  const KG = (globalThis.KG ??= {});
  const { FONT } = KG.draw;

  const MOST_LABELS = 110;
  const MOST_REGIONS = 24;
  const FEW_PAPERS = 50;
  const FIRST = 8;
  const KEPT_FREE = 150;
  const LARGE_MARK = 5; // radius on the screen
  const CROWD = 40;
  const BACKBONE = 3;

  class Scene {
    constructor(map) {
      this.map = map;
      this.widths = new Map();
      this.communityBoxes = [];
      this.reset();
    }

    /** Forgets what depends on filters, focus, nodes or colours. */
    reset() {
      this.lines = null;
      this.focusLines = null;
      this.order = null;
      this.land = undefined;
    }

    under(ctx) {
      const { map } = this;
      const view = map.view();
      this.#ground(ctx, view);
      this.lines ??= KG.draw.sortLines(this.#links());
      const strength = map.focus ? 0.25 : 1;
      KG.draw.drawLines(ctx, this.lines, map.colours.link, strength, map.scale, view);
      if (map.focus) this.#drawFocus(ctx, view);
    }

    #ground(ctx, view) {
      const { map } = this;
      ctx.fillStyle = map.colours.ground;
      ctx.fillRect(view.left, view.top, view.right - view.left, view.bottom - view.top);
      if (this.land === undefined) this.#makeLand();
      if (!this.land) return;
      ctx.globalAlpha = map.focus ? 0.45 : 1;
      ctx.imageSmoothingEnabled = true;
      ctx.drawImage(
        this.land.canvas,
        this.land.left,
        this.land.top,
        this.land.width,
        this.land.height,
      );
      ctx.globalAlpha = 1;
    }

    #makeLand() {
      const { graph } = this.map;
      const count = graph.meta.communities.length;
      const nodes = [...this.map.nodes.values()]
        .filter((n) => graph.community[n.id] >= 0 && this.map.filtered.shown[n.id])
        .map((n) => ({ x: n.x, y: n.y, community: graph.community[n.id] }));
      this.land = KG.land.make(nodes, count, this.map.colours.land);
      this.middles = KG.land.middles(nodes, count);
    }

    /** Lines of what is drawn: of papers to entities, or between entities of the same papers. */
    #links() {
      const { graph, nodes } = this.map;
      const drawn = (id) => nodes.has(id) && this.map.look(id) !== null;
      const ids = [...nodes.keys()].filter(drawn);
      const papers = ids.filter((id) => graph.isPaper(id));
      const pairs = papers.flatMap((id) => graph.linksOf(id).map(([entity]) => [id, entity]));
      if (papers.length < FEW_PAPERS) pairs.push(...this.#backbone());
      for (const id of ids) {
        for (const [other] of graph.relationsOf(id)) if (other > id) pairs.push([id, other]);
      }
      return pairs
        .filter(([a, b]) => drawn(a) && drawn(b))
        .map((pair) => pair.map((id) => nodes.get(id)))
        .flatMap(([a, b]) => [a.x, a.y, b.x, b.y]);
    }

    /** Pairs of entities: each with those that it shares most papers with. */
    #backbone() {
      const { nodes } = this.map;
      if (this.pairsOf !== nodes.size) {
        this.pairs = this.#pairs();
        this.pairsOf = nodes.size;
      }
      return this.pairs;
    }

    #pairs() {
      const { graph, nodes } = this.map;
      const pairs = new Map();
      for (const id of nodes.keys()) {
        if (graph.isPaper(id)) continue;
        const near = graph.together(id, 40).filter(([other]) => nodes.has(other));
        for (const [other] of near.slice(0, BACKBONE))
          pairs.set(`${Math.min(id, other)} ${Math.max(id, other)}`, [id, other]);
      }
      return [...pairs.values()];
    }

    #drawFocus(ctx, view) {
      const { map } = this;
      this.focusLines ??= this.#linksOfFocus();
      ctx.lineWidth = 1.2 / map.scale;
      ctx.globalAlpha = map.focus.size > CROWD ? 0.45 : 0.75;
      for (const [colour, lines] of this.focusLines) {
        ctx.strokeStyle = colour;
        KG.draw.strokeLines(ctx, lines, view);
      }
      ctx.globalAlpha = 1;
    }

    /** Lines between nodes in full focus, by colour of the entity's type. */
    #linksOfFocus() {
      const { graph, nodes, focus, colours } = this.map;
      const byColour = new Map();
      for (const [id, alpha] of focus) {
        if (alpha < 1 || !nodes.has(id)) continue;
        for (const other of new Set(graph.neighbours(id))) {
          if (other > id || (focus.get(other) ?? 0) < 1 || !nodes.has(other)) continue;
          const colour = colours.types[graph.type(Math.min(id, other))];
          if (!byColour.has(colour)) byColour.set(colour, []);
          const [a, b] = [nodes.get(id), nodes.get(other)];
          byColour.get(colour).push(a.x, a.y, b.x, b.y);
        }
      }
      return byColour;
    }

    over(ctx) {
      const { map } = this;
      const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
      ctx.save();
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.textBaseline = "top";
      ctx.textAlign = "left";
      const boxes = new KG.labels.Boxes();
      const wanted = [...this.#wanted(ctx)];
      const room = { width: map.container.clientWidth, height: map.container.clientHeight };
      const marks = this.#marks();
      const first = KG.labels.place(wanted.slice(0, FIRST), FIRST, boxes, room);
      marks.slice(0, 2 * FIRST).forEach((mark) => boxes.take(mark));
      this.#communities(ctx, boxes);
      marks.slice(2 * FIRST).forEach((mark) => boxes.take(mark));
      const placed = [...first, ...KG.labels.place(wanted.slice(FIRST), MOST_LABELS, boxes, room)];
      for (const label of placed) {
        ctx.font = label.font;
        ctx.globalAlpha = label.alpha;
        KG.draw.haloed(ctx, label.text, label.left, label.top, label.colour, map.colours.ground, 3);
      }
      ctx.restore();
      this.shownLabels = placed.map((l) => l.id);
    }

    /** Boxes of the largest nodes in view, which names are kept off. */
    #marks() {
      const { map } = this;
      const view = map.view();
      const seen = ({ x, y }) => x > view.left && x < view.right && y > view.top && y < view.bottom;
      return this.#ordered()
        .filter((node) => seen(node) && node.size * map.scale > LARGE_MARK)
        .slice(0, KEPT_FREE)
        .map((node) => {
          const { x, y } = map.network.canvasToDOM(node);
          const reach = node.size * map.scale * 0.8;
          return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
        });
    }

    #width(ctx, font, text) {
      const key = font + text;
      if (!this.widths.has(key)) {
        ctx.font = font;
        this.widths.set(key, ctx.measureText(text).width);
      }
      return this.widths.get(key);
    }

    /** Names of the regions, fading as one comes nearer. */
    #communities(ctx, boxes) {
      const { map } = this;
      this.communityBoxes = [];
      const alpha = map.focus
        ? 0
        : Math.min(1, Math.max(0, (Math.max(1.5, map.whole + 0.6) - map.scale) / 0.5));
      if (alpha <= 0 || !this.middles) return;
      const narrow = map.container.clientWidth < 600;
      ctx.globalAlpha = alpha * 0.85;
      ctx.textAlign = "center";
      map.graph.meta.communities.slice(0, MOST_REGIONS).forEach((name, number) => {
        const middle = this.middles[number];
        if (middle) this.#community(ctx, boxes, name, { ...middle, number, narrow });
      });
      ctx.textAlign = "left";
      ctx.globalAlpha = 1;
    }

    #community(ctx, boxes, name, { x, y, nodes, number, narrow }) {
      const { map } = this;
      const size = Math.min(15, 10.5 + Math.sqrt(nodes) * 0.3) * (narrow ? 0.82 : 1);
      const font = `600 ${size}px ${FONT}`;
      const lines = name.split(" · ").map((line) => KG.text.short(line, narrow ? 22 : 28));
      const width = Math.max(...lines.map((line) => this.#width(ctx, font, line)));
      const height = lines.length * size * 1.18;
      const at = map.network.canvasToDOM({ x, y });
      const [label] = KG.labels.place([{ ...at, width, height, centred: true }], 1, boxes);
      if (!label) return;
      const { left, top } = label;
      this.communityBoxes.push({ number, left, right: left + width, top, bottom: top + height });
      ctx.font = font;
      lines.forEach((line, i) => {
        const down = top + i * size * 1.18;
        KG.draw.haloed(ctx, line, left + width / 2, down, map.colours.soft, map.colours.ground, 4);
      });
    }

    communityAt({ x, y }) {
      return (
        this.communityBoxes.find((b) => x >= b.left && x <= b.right && y >= b.top && y <= b.bottom)
          ?.number ?? -1
      );
    }

    /** Nodes in the order that their labels matter. */
    #ordered() {
      const { map } = this;
      const rank = (node) => (map.focus?.get(node.id) ?? 0) * 100 + node.size;
      this.order ??= [...map.nodes.values()]
        .filter((n) => map.look(n.id))
        .sort((a, b) => rank(b) - rank(a) || a.id - b.id);
      return this.order;
    }

    /** Labels wanted, most important first. */
    *#wanted(ctx) {
      const { map } = this;
      const strong = new Set([map.hovered, map.chosen, map.goal]);
      for (const id of strong) {
        const node = map.nodes.get(id);
        if (node && map.look(id)) yield this.#label(ctx, node, 1, true);
      }
      const view = map.view();
      const seen = ({ x, y }) => x > view.left && x < view.right && y > view.top && y < view.bottom;
      for (const node of this.#ordered()) {
        const strength = map.focus ? (map.focus.get(node.id) ?? 0) : 1;
        if (strength < 0.5 || strong.has(node.id) || !seen(node)) continue;
        if (this.#largeEnough(node, map.focus ? strength : 0)) {
          yield this.#label(ctx, node, strength, false);
        }
      }
    }

    #largeEnough(node, focused) {
      if (focused >= 1 && this.map.goal >= 0) return true;
      const size = node.size * this.map.scale;
      if (this.map.graph.isPaper(node.id)) return size > (focused >= 1 ? 2.6 : 5.5);
      return size > (focused >= 1 ? 1.2 : 3.4);
    }

    #label(ctx, node, alpha, strong) {
      const { map } = this;
      const paper = map.graph.isPaper(node.id);
      const size = paper ? 11 : Math.min(17, 11 + node.size * Math.sqrt(map.scale) * 0.22);
      const font = `${strong ? "600 " : ""}${Math.round(size * 2) / 2}px ${FONT}`;
      const text = KG.text.short(map.graph.labels[node.id], paper ? 42 : 30);
      const at = map.network.canvasToDOM(node);
      const gap = node.size * map.scale * 1.15 + 3;
      const colour = paper ? map.colours.soft : map.colours.ink;
      return {
        id: node.id,
        text,
        font,
        alpha,
        colour,
        x: at.x,
        y: at.y,
        gap,
        width: this.#width(ctx, font, text),
        height: size * 1.1,
      };
    }
  }

  KG.scene = { Scene };
}
