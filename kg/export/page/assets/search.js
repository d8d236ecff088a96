// Search over names, aliases and titles, tolerant of typos.
"use strict";
{
  const KG = (globalThis.KG ??= {});

  /** Edits (change, insert, delete, swap) between two words, or `most` + 1 if there are more. */
  function edits(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = null;
    let last = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const change = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
        const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
        least = Math.min(least, row[j]);
      }
      if (least > most) return most + 1;
      before = last;
      last = row;
    }
    return last[b.length];
  }

  /** Which letters and digits a word has, a bit each. */
  function letters(word) {
    let mask = 0;
    for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) % 31);
    return mask;
  }

  function bits(mask) {
    let count = 0;
    for (; mask; mask &= mask - 1) count++;
    return count;
  }

  const allowed = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

  class Search {
    constructor(graph) {
      this.graph = graph;
      this.texts = [];
      this.owners = [];
      const add = (text, node) => {
        this.texts.push(KG.text.fold(text));
        this.owners.push(node);
      };
      for (let node = 0; node < graph.size; node++) {
        add(graph.labels[node], node);
        for (const alias of graph.aliases[node] ?? []) add(alias, node);
      }
      this.words = null;
    }

    /** Best nodes for what was typed: [{node, alias}], `alias` where another name matched. */
    find(typed, limit = 12) {
      const query = KG.text.fold(typed);
      if (!query) return [];
      const found = new Map();
      this.#collect(found, (text) => this.#score(text, query));
      if (found.size < limit) this.#tolerate(query, found);
      return [...found.values()]
        .sort((a, b) => b.score - a.score || a.node - b.node)
        .slice(0, limit);
    }

    /** Keeps in `found` every text that `scorer` gives more than 0. */
    #collect(found, scorer) {
      this.texts.forEach((text, i) => {
        const score = scorer(text);
        if (score > 0) this.#keep(found, i, score);
      });
    }

    #keep(found, i, score) {
      const node = this.owners[i];
      const weight =
        score +
        Math.min(0.9, Math.log1p(this.graph.degree(node)) / 10) +
        (this.graph.isPaper(node) ? 0 : 0.3);
      if ((found.get(node)?.score ?? 0) >= weight) return;
      const named = this.texts[i] !== KG.text.fold(this.graph.labels[node]);
      found.set(node, {
        node,
        score: weight,
        alias: named ? this.#alias(node, this.texts[i]) : "",
      });
    }

    #alias(node, folded) {
      return (this.graph.aliases[node] ?? []).find((a) => KG.text.fold(a) === folded) ?? "";
    }

    #score(text, query) {
      if (text === query) return 10;
      if (text.startsWith(query)) return 8;
      const at = text.indexOf(query);
      if (at > 0) return text[at - 1] === " " ? 7 : 4;
      if (text.replaceAll(" ", "") === query.replaceAll(" ", "")) return 6;
      const words = query.split(" ");
      return words.length > 1 && words.every((w) => text.includes(w)) ? 5 : 0;
    }

    /** Adds texts each of whose words is near a typed word. */
    #tolerate(query, found) {
      this.words ??= [...new Set(this.texts.flatMap((text) => text.split(" ")))].map((word) => [
        word,
        letters(word),
      ]);
      const near = query.split(" ").map((word) => this.#near(word));
      if (near.some((words) => words.size === 0)) return;
      this.#collect(found, (text) => {
        const words = text.split(" ");
        const all = near.every((set) => words.some((w) => set.has(w)));
        return all ? 1 + near.length / words.length : 0;
      });
    }

    #near(word) {
      const most = allowed(word);
      const mask = letters(word);
      const found = new Set();
      for (const [known, has] of this.words) {
        if (known.length < word.length - most || bits(mask & ~has) > most) continue;
        const start = known.length > word.length ? known.slice(0, word.length) : known;
        if (
          edits(word, known, most) <= most ||
          (word.length > 3 && edits(word, start, most) <= most)
        ) {
          found.add(known);
        }
      }
      return found;
    }
  }

  KG.search = { Search, edits };
}
