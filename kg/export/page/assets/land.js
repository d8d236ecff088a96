// Communities as regions of a map: where the nodes of one are densest, the ground takes its tone.
"use strict";
{
  const KG = (globalThis.KG ??= {});

  const CELL = 8;
  const REACH = 56;
  const COAST = 0.3;

  /** Density of each community on a grid over `nodes` ({x, y, community}). */
  function densities(nodes, count, box) {
    const grids = Array.from({ length: count }, () => new Float32Array(box.columns * box.rows));
    const reach = Math.ceil(REACH / CELL);
    for (const node of nodes) {
      const column = Math.floor((node.x - box.left) / CELL);
      const row = Math.floor((node.y - box.top) / CELL);
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) {
          const distance = ((dx * dx + dy * dy) * CELL * CELL) / (REACH * REACH);
          if (distance >= 1) continue;
          grids[node.community][(row + dy) * box.columns + column + dx] += (1 - distance) ** 2;
        }
      }
    }
    return grids;
  }

  function bounds(nodes) {
    const left = Math.min(...nodes.map((n) => n.x)) - 2 * REACH;
    const top = Math.min(...nodes.map((n) => n.y)) - 2 * REACH;
    const columns = Math.ceil((Math.max(...nodes.map((n) => n.x)) + 2 * REACH - left) / CELL);
    const rows = Math.ceil((Math.max(...nodes.map((n) => n.y)) + 2 * REACH - top) / CELL);
    return { left, top, columns, rows };
  }

  /** Number of the densest community of every cell, -1 at sea; and how far above the coast it is. */
  function owners(grids, cells) {
    const owner = new Int16Array(cells).fill(-1);
    const height = new Float32Array(cells);
    grids.forEach((grid, community) => {
      for (let i = 0; i < cells; i++) {
        if (grid[i] > height[i]) {
          height[i] = grid[i];
          owner[i] = community;
        }
      }
    });
    return { owner, height };
  }

  function rgb(colour) {
    const ctx = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    ctx.fillStyle = colour;
    ctx.fillRect(0, 0, 1, 1);
    return ctx.getImageData(0, 0, 1, 1).data;
  }

  /** The regions of `nodes` as an image {canvas, left, top, width, height}, null without any. */
  function make(nodes, count, tones) {
    if (!nodes.length || !count) return null;
    const box = bounds(nodes);
    const cells = box.columns * box.rows;
    const { owner, height } = owners(densities(nodes, count, box), cells);
    const colours = tones.map(rgb);
    const canvas = document.createElement("canvas");
    canvas.width = box.columns;
    canvas.height = box.rows;
    const ctx = canvas.getContext("2d");
    const image = ctx.createImageData(box.columns, box.rows);
    for (let i = 0; i < cells; i++) {
      if (owner[i] < 0) continue;
      const border = [1, box.columns].some(
        (step) => owner[i + step] !== owner[i] && owner[i + step] >= 0,
      );
      const colour = colours[owner[i] % colours.length];
      image.data.set(
        [colour[0], colour[1], colour[2], border ? 0 : Math.min(255, (height[i] / COAST) * 255)],
        i * 4,
      );
    }
    ctx.putImageData(image, 0, 0);
    return {
      canvas,
      left: box.left,
      top: box.top,
      width: box.columns * CELL,
      height: box.rows * CELL,
    };
  }

  /** Middle of each community's nodes (median, so that strays count little). */
  function middles(nodes, count) {
    const found = Array.from({ length: count }, () => ({ xs: [], ys: [] }));
    for (const node of nodes) {
      found[node.community].xs.push(node.x);
      found[node.community].ys.push(node.y);
    }
    const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
    return found.map(({ xs, ys }) =>
      xs.length ? { x: median(xs), y: median(ys), nodes: xs.length } : null,
    );
  }

  KG.land = { make, middles };
}
