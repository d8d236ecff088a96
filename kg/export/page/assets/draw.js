// Nodes, links, communities and labels on vis-network's canvas.
"use strict";
{
  const KG = (globalThis.KG ??= {});

  const FONT =
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', sans-serif";

  const polygon = (ctx, x, y, r, corners, turn, inner = 1) => {
    for (let i = 0; i < corners; i++) {
      const reach = i % 2 ? r * inner : r;
      const angle = turn + (i * 2 * Math.PI) / corners;
      const method = i ? "lineTo" : "moveTo";
      ctx[method](x + reach * Math.cos(angle), y + reach * Math.sin(angle));
    }
    ctx.closePath();
  };

  /** Outlines of about equal area, by the names that vis-network gives them. */
  const SHAPES = {
    dot: (ctx, x, y, r) => ctx.arc(x, y, r, 0, 2 * Math.PI),
    square: (ctx, x, y, r) => ctx.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76),
    diamond: (ctx, x, y, r) => polygon(ctx, x, y, r * 1.22, 4, 0),
    triangle: (ctx, x, y, r) => polygon(ctx, x, y + r * 0.18, r * 1.3, 3, -Math.PI / 2),
    star: (ctx, x, y, r) => polygon(ctx, x, y, r * 1.35, 10, -Math.PI / 2, 0.5),
  };

  /** Colours of the style sheet in force. */
  function palette(types) {
    const probe = document.body.appendChild(document.createElement("span"));
    const get = (name) => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    };
    const colours = {
      types: types.map((type) => get(type.toLowerCase())),
      ground: get("ground"),
      ink: get("ink"),
      soft: get("ink-soft"),
      link: get("link-line"),
      accent: get("accent"),
      land: [0, 1, 2, 3, 4].map((i) => get(`land-${i}`)),
    };
    probe.remove();
    return colours;
  }

  /** Draws one node: {x, y, size, shape}; `look` is {colour, alpha, ring, least}. */
  function drawNode(ctx, node, look, colours, scale) {
    const size = Math.max(node.size, look.least / scale);
    ctx.globalAlpha = look.alpha;
    ctx.beginPath();
    SHAPES[node.shape](ctx, node.x, node.y, size);
    ctx.fillStyle = look.colour;
    ctx.fill();
    if (size * scale > 2.5) {
      ctx.lineWidth = 1 / scale;
      ctx.strokeStyle = colours.ground;
      ctx.stroke();
    }
    if (look.ring) {
      ctx.beginPath();
      SHAPES[node.shape](ctx, node.x, node.y, size + 4 / scale);
      ctx.lineWidth = 2.5 / scale;
      ctx.strokeStyle = look.ring;
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
  }

  const LENGTHS = [
    { upTo: 45, alpha: 0.5 },
    { upTo: 220, alpha: 0.2 },
    { upTo: Infinity, alpha: 0.05 },
  ];
  const AT_ONCE = 60;

  /** `lines` as flat x, y, x, y, sorted into lengths: long ones are drawn fainter. */
  function sortLines(lines) {
    const sorted = LENGTHS.map(() => []);
    for (let i = 0; i < lines.length; i += 4) {
      const length = Math.hypot(lines[i + 2] - lines[i], lines[i + 3] - lines[i + 1]);
      sorted[LENGTHS.findIndex((l) => length <= l.upTo)].push(
        lines[i],
        lines[i + 1],
        lines[i + 2],
        lines[i + 3],
      );
    }
    return sorted;
  }

  /** Strokes lines a few dozen at a time, those outside `view` left out. */
  function strokeLines(ctx, lines, view) {
    let open = 0;
    ctx.beginPath();
    for (let i = 0; i < lines.length; i += 4) {
      const [x1, y1, x2, y2] = [lines[i], lines[i + 1], lines[i + 2], lines[i + 3]];
      if (Math.max(x1, x2) < view.left || Math.min(x1, x2) > view.right) continue;
      if (Math.max(y1, y2) < view.top || Math.min(y1, y2) > view.bottom) continue;
      ctx.moveTo(x1, y1);
      ctx.lineTo(x2, y2);
      if (++open % AT_ONCE === 0) {
        ctx.stroke();
        ctx.beginPath();
      }
    }
    ctx.stroke();
  }

  function drawLines(ctx, sorted, colour, strength, scale, view) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = Math.max(0.7 / scale, 0.4);
    sorted.forEach((lines, i) => {
      ctx.globalAlpha = Math.min(1, LENGTHS[i].alpha * strength);
      strokeLines(ctx, lines, view);
    });
    ctx.globalAlpha = 1;
  }

  /** Text with an edge in the colour of the ground, so that it can be read over lines. */
  function haloed(ctx, text, x, y, colour, ground, width) {
    ctx.lineWidth = width;
    ctx.lineJoin = "round";
    ctx.strokeStyle = ground;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
  }

  KG.draw = { FONT, SHAPES, palette, drawNode, sortLines, strokeLines, drawLines, haloed };
}
