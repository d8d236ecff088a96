// The graph by node number: entities from 0, then papers. Questions about it, no drawing.
"use strict";
{
  const KG = (globalThis.KG ??= {});

  const PAPER = 5;
  const INVERSE = { broader: "narrower", variantOf: "variants", partOf: "parts" };

  class Graph {
    constructor(meta, index) {
      this.meta = meta;
      this.roles = meta.roles;
      this.types = [...meta.types, "Paper"];
      this.first = index.entities.id.length;
      this.size = this.first + index.papers.id.length;
      this.ids = [...index.entities.id, ...index.papers.id.map((id) => `paper/${id}`)];
      this.labels = [...index.entities.label, ...index.papers.title];
      this.aliases = index.entities.aliases;
      this.kinds = index.entities.type;
      this.dates = index.papers.date;
      this.community = index.community;
      this.places = index.places;
      this.numbers = new Map(this.ids.map((id, number) => [id, number]));
      this.links = this.#links(index.links);
      this.relations = this.#relations(index.relations);
      this.years = this.#years();
    }

    /** Of each node, flat pairs: the node at the other end, the role. */
    #links(byPaper) {
      const links = Array.from({ length: this.first }, () => []);
      byPaper.forEach((pairs, paper) => {
        for (let i = 0; i < pairs.length; i += 2) {
          links[pairs[i]].push(this.first + paper, pairs[i + 1]);
        }
      });
      return [...links, ...byPaper];
    }

    #relations(rows) {
      const relations = new Map();
      const add = (from, to, kind) => {
        if (!relations.has(from)) relations.set(from, []);
        relations.get(from).push([to, kind]);
      };
      for (const [from, to, kind] of rows) {
        add(from, to, kind);
        add(to, from, INVERSE[kind]);
      }
      return relations;
    }

    /** First and last year of any paper, [0, 0] if none is dated. */
    #years() {
      const years = this.dates.map((d) => Number(d.slice(0, 4))).filter((y) => y > 0);
      return years.length
        ? years.reduce(([a, b], y) => [Math.min(a, y), Math.max(b, y)], [9999, 0])
        : [0, 0];
    }

    isPaper(node) {
      return node >= this.first;
    }

    type(node) {
      return node >= this.first ? PAPER : this.kinds[node];
    }

    /** Date of a paper as it was read, "" if unknown. */
    date(node) {
      return node >= this.first ? this.dates[node - this.first] : "";
    }

    year(node) {
      return Number(this.date(node).slice(0, 4)) || 0;
    }

    /** How many links a node has: of an entity, its papers. */
    degree(node) {
      return this.links[node].length / 2;
    }

    /** [node, role] of every link, for loops outside hot paths. */
    linksOf(node) {
      const pairs = this.links[node];
      return Array.from({ length: pairs.length / 2 }, (_, i) => [pairs[2 * i], pairs[2 * i + 1]]);
    }

    relationsOf(node) {
      return this.relations.get(node) ?? [];
    }

    neighbours(node) {
      return [
        ...this.linksOf(node).map(([other]) => other),
        ...this.relationsOf(node).map(([other]) => other),
      ];
    }

    /** Entities named in the same papers as `entity`, most papers first: [entity, papers]. */
    together(entity, limit) {
      const counts = new Map();
      for (const [paper] of this.linksOf(entity)) {
        for (const [other] of this.linksOf(paper)) {
          if (other !== entity) counts.set(other, (counts.get(other) ?? 0) + 1);
        }
      }
      return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit);
    }

    /** Role of the link between a paper and an entity, or kind of a relation, "" if neither. */
    relationBetween(one, other) {
      const link = this.linksOf(one).find(([node]) => node === other);
      if (link) return this.roles[link[1]];
      const relation = this.relationsOf(one).find(([node]) => node === other);
      return relation ? relation[1] : "";
    }

    /** Nodes of a shortest path from `start` to `goal`, both included; null if there is none. */
    path(start, goal) {
      if (start === goal) return [start];
      const before = new Map([[start, start]]);
      let edge = [start];
      while (edge.length) {
        const next = [];
        for (const node of edge) {
          for (const other of this.neighbours(node)) {
            if (before.has(other)) continue;
            before.set(other, node);
            if (other === goal) return this.#trace(before, start, goal);
            next.push(other);
          }
        }
        edge = next;
      }
      return null;
    }

    #trace(before, start, goal) {
      const path = [goal];
      while (path[0] !== start) path.unshift(before.get(path[0]));
      return path;
    }
  }

  KG.graph = { Graph, PAPER };
}
