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

  const AT_ONCE = 10_000;

  /** Which of `texts` has which words; read bit by bit where they are many. */
  class Words {
    constructor(texts) {
      this.texts = texts;
      this.read = 0;
      this.places = new Map();
      this.masks = new Map();
    }

    /** Reads `most` texts more; whether that was the last of them. */
    advance(most = Infinity) {
      const end = Math.min(this.texts.length, this.read + most);
      for (; this.read < end; this.read++) {
        for (const word of this.texts[this.read].split(" ")) this.#add(word);
      }
      return end === this.texts.length;
    }

    #add(word) {
      if (!this.places.has(word)) {
        this.places.set(word, []);
        this.masks.set(word, letters(word));
      }
      this.places.get(word).push(this.read);
    }

    /** Known words that are a few edits away from `word`, or start like that. */
    near(word) {
      const most = allowed(word);
      const mask = letters(word);
      const found = [];
      for (const [known, has] of this.masks) {
        if (known.length < word.length - most || bits(mask & ~has) > most) continue;
        const start = known.length > word.length ? known.slice(0, word.length) : known;
        if (
          edits(word, known, most) <= most ||
          (word.length > 3 && edits(word, start, most) <= most)
        ) {
          found.push(known);
        }
      }
      return found;
    }
  }

  class Search {
    constructor(graph) {
      this.graph = graph;
      this.texts = [];
      this.owners = [];
      this.aliases = [];
      const add = (text, node, alias) => {
        this.texts.push(KG.text.fold(text));
        this.owners.push(node);
        this.aliases.push(alias);
      };
      for (let node = 0; node < graph.size; node++) {
        add(graph.labels[node], node, "");
        const label = this.texts.at(-1);
        for (const alias of graph.aliases[node] ?? []) {
          if (KG.text.fold(alias) !== label) add(alias, node, alias);
        }
      }
      this.words = new Words(this.texts);
    }

    /** Gets ready for typos, with pauses in which the page can do other things. */
    async prepare() {
      while (!this.words.advance(AT_ONCE)) await new Promise((done) => setTimeout(done));
    }

    /** Best nodes for what was typed: [{node, alias}], `alias` where another name matched. */
    find(typed, limit = 12) {
      const query = KG.text.fold(typed);
      if (!query) return [];
      const found = new Map();
      this.texts.forEach((text, i) => {
        const score = this.#score(text, query);
        if (score > 0) this.#keep(found, i, score);
      });
      if (found.size < limit) this.#tolerate(query, found);
      return [...found.values()]
        .sort((a, b) => b.score - a.score || a.node - b.node)
        .slice(0, limit);
    }

    #keep(found, i, score) {
      const node = this.owners[i];
      const weight =
        score +
        Math.min(0.9, Math.log1p(this.graph.degree(node)) / 10) +
        (this.graph.isPaper(node) ? 0 : 0.3);
      if ((found.get(node)?.score ?? 0) >= weight) return;
      found.set(node, { node, score: weight, alias: this.aliases[i] });
    }

    #score(text, query) {
      if (text === query) return 10;
      if (text.startsWith(query)) return 8;
      const at = text.indexOf(query);
      if (at > 0) return text[at - 1] === " " ? 7 : 4;
      if (text[0] === query[0] && text.replaceAll(" ", "") === query.replaceAll(" ", "")) return 6;
      const words = query.split(" ");
      return words.length > 1 && words.every((w) => text.includes(w)) ? 5 : 0;
    }

    /** Adds texts that have, for each typed word, one near it. */
    #tolerate(query, found) {
      this.words.advance();
      const typed = query.split(" ");
      const sets = typed.map((word) => {
        const texts = this.words.near(word).map((known) => this.words.places.get(known));
        return new Set(texts.flat());
      });
      const [least, ...others] = sets.sort((a, b) => a.size - b.size);
      for (const i of least) {
        if (!others.every((set) => set.has(i))) continue;
        this.#keep(found, i, 1 + typed.length / this.texts[i].split(" ").length);
      }
    }
  }

  KG.search = { Search, edits };
}
