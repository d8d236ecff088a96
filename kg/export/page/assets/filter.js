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

  /** Calls `see(paper, entity)` for every link of a paper that the roles and years let through. */
  function eachLink(graph, state, see) {
    const roles = new Set(state.roles.map((name) => graph.roles.indexOf(name)));
    const dated = inYears(graph, state);
    for (let paper = graph.first; paper < graph.size; paper++) {
      if (!dated(paper)) continue;
      const pairs = graph.links[paper];
      for (let i = 0; i < pairs.length; i += 2) {
        if (roles.size === 0 || roles.has(pairs[i + 1])) see(paper, pairs[i]);
      }
    }
  }

  /**
   * What the filters of `state` leave: `counts` of each node's links and whether each is `shown`.
   * Empty lists of types or roles mean all of them; community -1 means every one.
   */
  function apply(graph, state) {
    const counts = new Uint32Array(graph.size);
    const shown = new Uint8Array(graph.size);
    const hidden = new Set(state.hidden.map((name) => graph.types.indexOf(name)));
    const least = filtersLinks(state) ? Math.max(1, state.min) : 0;
    const here = (node) => state.community < 0 || graph.community[node] === state.community;
    eachLink(graph, state, (paper, entity) => counts[entity]++);
    for (let entity = 0; entity < graph.first; entity++) {
      if (!hidden.has(graph.kinds[entity]) && counts[entity] >= least && here(entity)) {
        shown[entity] = 1;
      }
    }
    eachLink(graph, state, (paper, entity) => {
      if (shown[entity] && here(paper)) counts[paper]++;
    });
    for (let paper = graph.first; paper < graph.size; paper++) {
      const bare = least === 0 && graph.degree(paper) === 0 && here(paper);
      if (counts[paper] > 0 || bare) shown[paper] = 1;
    }
    return { counts, shown };
  }

  KG.filter = { apply, filtersLinks };
}
