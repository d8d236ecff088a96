// The map: vis-network with the page's own drawing, hit test, camera and keys.
"use strict";
{
  const KG = (globalThis.KG ??= {});

  const NEAR = 12; // pixels from a node's edge
  const ON_IT = 2;
  const PAPER_SIZE = 2.5;
  const EXPANDED = 80;
  const FAINT = 0.1;
  const LEAST = 0.8; // radius on the screen, however far away
  const LEAST_IN_FOCUS = 2.6;
  const LEAST_ON_PATH = 4.5;

  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  class MapView {
    /** `on` is {choose(node), chooseCommunity(number), moved()}. */
    constructor(container, data, graph, on) {
      this.graph = graph;
      this.on = on;
      this.container = container;
      this.nodes = new Map();
      this.alpha = new Float32Array(graph.size).fill(1);
      this.focus = null;
      this.hovered = -1;
      this.whole = 1;
      this.filtered = { shown: new Uint8Array(graph.size).fill(1), counts: null };
      this.set = new vis.DataSet();
      this.network = new vis.Network(
        container,
        { nodes: this.set, edges: new vis.DataSet() },
        data.options,
      );
      this.recolour();
      this.add(data.nodes);
      this.scene = new KG.scene.Scene(this);
      this.network.on("beforeDrawing", (ctx) => this.scene.under(ctx));
      this.network.on("afterDrawing", (ctx) => this.scene.over(ctx));
      this.network.on("click", (event) => this.#click(event));
      this.network.on("zoom", () => this.on.moved());
      this.network.on("dragEnd", () => this.on.moved());
      this.#listen();
    }

    /** Colours of the style sheet again, after it changed. */
    recolour() {
      this.colours = KG.draw.palette(this.graph.types);
      if (this.scene) this.scene.reset();
    }

    /** Adds nodes as pyvis gives them: {id, label, shape, size, x, y}. */
    add(nodes) {
      const rows = nodes.map(({ id, x, y, size, shape }) => {
        this.nodes.set(id, { id, x, y, size, shape });
        return { id, x, y, size, shape: "custom", ctxRenderer: (drawing) => this.#render(drawing) };
      });
      this.set.add(rows);
      // vis-network draws a node where its box is in view, and gives custom shapes a box too late
      this.network.body.emitter.emit("_resizeNodes");
      if (this.scene) this.scene.reset();
    }

    has(node) {
      return this.nodes.has(node);
    }

    /** How a node looks now, null where it isn't drawn. */
    look(id) {
      const drawn = this.filtered.shown[id] && (this.papers || !this.graph.isPaper(id));
      const focused = this.focus?.get(id);
      if (!drawn && !focused) return null;
      const alpha = this.focus ? (focused ?? FAINT) : 1;
      const ring =
        id === this.chosen || (focused && id === this.goal)
          ? this.colours.accent
          : id === this.hovered
            ? this.colours.ink
            : "";
      const least = focused === 1 ? (this.goal >= 0 ? LEAST_ON_PATH : LEAST_IN_FOCUS) : LEAST;
      return { colour: this.colours.types[this.graph.type(id)], alpha, ring, least };
    }

    #render({ ctx, id }) {
      const node = this.nodes.get(id);
      const look = this.look(id);
      return {
        drawNode: () => look && KG.draw.drawNode(ctx, node, look, this.colours, this.scale),
        nodeDimensions: { width: node.size * 2, height: node.size * 2 },
      };
    }

    get scale() {
      return this.network.getScale();
    }

    /** Part of the map that can be seen. */
    view() {
      const { x, y } = this.network.getViewPosition();
      const half = {
        x: this.container.clientWidth / 2 / this.scale,
        y: this.container.clientHeight / 2 / this.scale,
      };
      return { left: x - half.x, right: x + half.x, top: y - half.y, bottom: y + half.y };
    }

    /** Drawn node nearest to a point of the map, -1 if none is near. */
    nearest({ x, y }, reach = NEAR) {
      let [best, least] = [-1, Infinity];
      for (const node of this.nodes.values()) {
        const look = this.look(node.id);
        if (!look || look.alpha <= FAINT) continue;
        const distance = (Math.hypot(node.x - x, node.y - y) - node.size) * this.scale;
        if (distance < reach && distance < least) [best, least] = [node.id, distance];
      }
      return best;
    }

    #click({ pointer }) {
      const under = this.nearest(pointer.canvas, ON_IT);
      if (under >= 0) return this.on.choose(under);
      const community = this.scene.communityAt(pointer.DOM);
      if (community >= 0) return this.on.chooseCommunity(community);
      return this.on.choose(this.nearest(pointer.canvas));
    }

    #listen() {
      this.container.addEventListener("mousemove", (event) => {
        const box = this.container.getBoundingClientRect();
        const at = this.network.DOMtoCanvas({
          x: event.clientX - box.left,
          y: event.clientY - box.top,
        });
        this.hover(event.buttons ? -1 : this.nearest(at));
      });
      new ResizeObserver(() => this.resize()).observe(this.container);
      this.container.addEventListener("mouseleave", () => this.hover(-1));
      this.container.addEventListener("keydown", (event) => this.#key(event));
    }

    /** Makes the canvas as large as its place. */
    resize() {
      const { clientWidth: width, clientHeight: height } = this.container;
      if (!width || !height || (width === this.width && height === this.height)) return;
      Object.assign(this, { width, height });
      this.network.setSize("100%", "100%");
      this.network.redraw();
    }

    hover(node) {
      if (node === this.hovered) return;
      this.hovered = node;
      this.container.classList.toggle("over", node >= 0);
      this.network.redraw();
    }

    #key(event) {
      const step = 90 / this.scale;
      const moves = {
        ArrowLeft: [-step, 0],
        ArrowRight: [step, 0],
        ArrowUp: [0, -step],
        ArrowDown: [0, step],
      };
      const zooms = { "+": 1.3, "=": 1.3, "-": 1 / 1.3 };
      if (moves[event.key]) {
        const { x, y } = this.network.getViewPosition();
        this.moveTo({ x: x + moves[event.key][0], y: y + moves[event.key][1] }, this.scale, false);
      } else if (zooms[event.key]) {
        this.zoom(zooms[event.key]);
      } else if (event.key === "0") {
        this.fit();
      } else {
        return;
      }
      event.preventDefault();
      this.on.moved();
    }

    zoom(factor) {
      this.moveTo(
        this.network.getViewPosition(),
        Math.min(8, Math.max(0.05, this.scale * factor)),
        false,
      );
    }

    moveTo(position, scale, animated = true) {
      const animation =
        animated && !still() ? { duration: 450, easingFunction: "easeInOutQuad" } : false;
      this.network.moveTo({ position, scale, animation });
    }

    /** Shows all of `ids` (by default every node that the filters leave). */
    fit(ids = null, animated = true, closest = 1.6) {
      const nodes = [...(ids ?? this.nodes.keys())]
        .map((id) => this.nodes.get(id))
        .filter((n) => n && (ids || this.look(n.id)));
      if (!nodes.length) return;
      const [left, right] = [
        Math.min(...nodes.map((n) => n.x - n.size)),
        Math.max(...nodes.map((n) => n.x + n.size)),
      ];
      const [top, bottom] = [
        Math.min(...nodes.map((n) => n.y - n.size)),
        Math.max(...nodes.map((n) => n.y + n.size)),
      ];
      const room = { x: this.container.clientWidth - 110, y: this.container.clientHeight - 80 };
      const scale = Math.min(closest, room.x / (right - left + 1), room.y / (bottom - top + 1));
      if (!ids) this.whole = scale;
      this.moveTo(
        { x: (left + right) / 2, y: (top + bottom) / 2 },
        Math.max(scale, 0.05),
        animated,
      );
    }

    /** Draws `node` and its neighbours too, if the page opened without them. */
    expand(node) {
      const near = new Set([node, ...this.graph.neighbours(node).slice(0, EXPANDED)]);
      const wanted = [...near].filter((n) => !this.has(n));
      const anchor = this.#anchor(node);
      this.add(
        wanted.map((n, i) =>
          this.#placed(n, i, n === node ? anchor : (this.nodes.get(node) ?? anchor)),
        ),
      );
    }

    /** The middle of a node's neighbours that have a place. */
    #anchor(node) {
      if (this.nodes.has(node)) return this.nodes.get(node);
      const near = this.graph
        .neighbours(node)
        .flatMap((n) => [n, ...this.graph.neighbours(n).slice(0, 20)]);
      const drawn = near
        .map((n) => this.nodes.get(n))
        .filter(Boolean)
        .slice(0, 12);
      const mean = (axis) => drawn.reduce((sum, n) => sum + n[axis], 0) / (drawn.length || 1);
      return { x: mean("x") + ((node * 37) % 61) - 30, y: mean("y") + ((node * 53) % 61) - 30 };
    }

    #placed(id, number, around) {
      const place = this.graph.places[id];
      const angle = number * 2.39996;
      const distance = number ? (around.size ?? 0) + 14 + 11 * Math.sqrt(number) : 0;
      const [x, y] = place ?? [
        around.x + distance * Math.cos(angle),
        around.y + distance * Math.sin(angle),
      ];
      const paper = this.graph.isPaper(id);
      const size = paper ? PAPER_SIZE : 3.5 + Math.min(12, Math.sqrt(this.graph.degree(id) - 1));
      const shape = paper ? "dot" : this.graph.meta.shapes[this.graph.kinds[id]];
      return { id, x: Math.round(x), y: Math.round(y), size, shape };
    }

    /**
     * Draws what the filters leave, `papers` or not; all but `focus` (node to opacity, null for
     * none) is dimmed, `chosen` and `goal` get a ring.
     */
    show({ filtered, papers, chosen, goal, focus }) {
      Object.assign(this, { filtered, papers, chosen, goal, focus });
      this.scene.reset();
      this.network.redraw();
    }
  }

  KG.map = { MapView };
}
