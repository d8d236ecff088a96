// The data that the page carries: JSON as it is, and base64 of gzipped JSON unpacked on demand.
"use strict";
{
  const KG = (globalThis.KG ??= {});

  const read = (id) => document.getElementById(id).textContent;

  /** The data of packed `text`. */
  async function unpack(text) {
    const binary = atob(text.trim());
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  }

  /** Rows of numbered blocks `kg-<kind>-<block>`; a block is unpacked when first asked for. */
  function rows(kind, size) {
    const blocks = new Map();
    return async (number) => {
      const block = Math.floor(number / size);
      if (!blocks.has(block)) blocks.set(block, unpack(read(`kg-${kind}-${block}`)));
      return (await blocks.get(block))[number % size];
    };
  }

  /** The page's data: what is there at once, the index, and functions for the rest. */
  async function load() {
    const meta = JSON.parse(read("kg-meta"));
    return {
      meta,
      nodes: JSON.parse(read("kg-nodes")),
      options: JSON.parse(read("kg-options")),
      index: await unpack(read("kg-index")),
      paper: rows("papers", meta.block),
      entity: rows("entities", meta.block),
    };
  }

  KG.store = { unpack, load };
}
