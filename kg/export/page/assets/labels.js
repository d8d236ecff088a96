// Which labels fit: most important first, none over another.
"use strict";
{
  const KG = (globalThis.KG ??= {});

  const CELL = 48;
  const SHIFTS = [0, 1, -1, 2, -2, 3, -3];

  /** Boxes already taken, in a grid, so that a test looks at few of them. */
  class Boxes {
    constructor() {
      this.cells = new Map();
    }

    #cells(box) {
      const keys = [];
      for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x++) {
        for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y++)
          keys.push(x * 8192 + y);
      }
      return keys;
    }

    free(box) {
      return this.#cells(box).every((key) =>
        (this.cells.get(key) ?? []).every(
          (b) =>
            box.right <= b.left ||
            box.left >= b.right ||
            box.bottom <= b.top ||
            box.top >= b.bottom,
        ),
      );
    }

    take(box) {
      for (const key of this.#cells(box)) {
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push(box);
      }
    }
  }

  /**
   * Those of `wanted` ({x, y, width, height, gap}, most important first, `x`, `y` the node's
   * middle) that fit below, above, right or left of their node and into `room`, with the `left` and
   * `top` to draw at.
   */
  function place(wanted, most, boxes = new Boxes(), room = { width: Infinity, height: Infinity }) {
    const placed = [];
    for (const label of wanted) {
      if (placed.length >= most) break;
      const { x, y, width: w, height: h, gap } = label;
      const corners = label.centred
        ? SHIFTS.map((step) => [x - w / 2, y - h / 2 + step * h * 0.7])
        : [
            [x - w / 2, y + gap],
            [x + gap, y - h / 2],
            [x - w / 2, y - gap - h],
            [x - gap - w, y - h / 2],
          ];
      for (const [left, top] of corners) {
        const box = { left: left - 3, right: left + w + 3, top: top - 1, bottom: top + h + 1 };
        if (box.left < 0 || box.top < 0 || box.right > room.width || box.bottom > room.height)
          continue;
        if (!boxes.free(box)) continue;
        boxes.take(box);
        placed.push({ ...label, left, top });
        break;
      }
    }
    return placed;
  }

  KG.labels = { Boxes, place };
}
