// What the filters leave of a graph.
"use strict";
{
  const KG = (globalThis.KG ??= {});

  /** Whether links are filtered, so that only nodes with a link left are shown. */
  const filtersLinks = (state) =>
    state.roles.length > 0 || state.from > 0 || state.to > 0 || state.min > 1;

  /** Test of a paper by year. */
  function inYears(graph, state) {
    if (!state.from && !state.to) return () => true;
    return (paper) => {
      const year = graph.year(paper);
      return year > 0 && (!state.from || year >= state.from) && (!state.to || year <= state.to);
    };
  }

  /**
   * What the filters of `state` leave: `counts` of each entity's papers and whether each node is
   * `shown`. Empty lists of types or roles mean all of them; community -1 means every one.
   */
  function apply(graph, state) {
    const counts = new Uint32Array(graph.size);
    const roles = new Set(state.roles.map((name) => graph.roles.indexOf(name)));
    const dated = inYears(graph, state);
    const here = (node) => state.community < 0 || graph.community[node] === state.community;
    for (let paper = graph.first; paper < graph.size; paper++) {
      if (!dated(paper)) continue;
      const pairs = graph.links[paper];
      for (let i = 0; i < pairs.length; i += 2) {
        if (roles.size === 0 || roles.has(pairs[i + 1])) counts[pairs[i]]++;
      }
    }
    const shown = new Uint8Array(graph.size);
    const hidden = new Set(state.hidden.map((name) => graph.types.indexOf(name)));
    const least = filtersLinks(state) ? Math.max(1, state.min) : 0;
    for (let entity = 0; entity < graph.first; entity++) {
      if (!hidden.has(graph.kinds[entity]) && counts[entity] >= least && here(entity)) shown[entity] = 1;
    }
    for (let paper = graph.first; paper < graph.size; paper++) {
      if (!dated(paper) || !here(paper)) continue;
      const pairs = graph.links[paper];
      let linked = 0;
      for (let i = 0; i < pairs.length; i += 2) {
        if (shown[pairs[i]] && (roles.size === 0 || roles.has(pairs[i + 1]))) linked++;
      }
      counts[paper] = linked;
      if (linked > 0 || (least === 0 && pairs.length === 0)) shown[paper] = 1;
    }
    return { counts, shown };
  }

  KG.filter = { apply, filtersLinks };
}
