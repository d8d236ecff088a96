// Text from papers as DOM and canvas can show it: nothing here ever parses markup.
"use strict";
{
  const KG = (globalThis.KG ??= {});

  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/g;

  const PLAIN = /^[ -~]*$/;

  /** `text` in lower case, without accents, punctuation as spaces: what names are compared by. */
  function fold(text) {
    if (PLAIN.test(text)) {
      return text // what most is, in a fraction of the time
        .toLowerCase()
        .replace(/[^a-z0-9+]+/g, " ")
        .trim();
    }
    return text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}+]+/gu, " ")
      .trim();
  }

  /** `text` on one line of at most `most` characters, without characters that reorder it. */
  function short(text, most) {
    const clean = text.replace(HIDDEN, " ");
    const chars = Array.from(clean);
    return chars.length <= most
      ? clean
      : chars
          .slice(0, most - 1)
          .join("")
          .trimEnd() + "…";
  }

  /** Element of `tag`; strings among `children` become text, nothing becomes nothing. */
  function el(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.flat().filter((c) => c !== null && c !== undefined && c !== false));
    return made;
  }

  /** `text` from a paper, kept from reordering what stands around it. */
  const bdi = (text) => el("bdi", {}, text);

  /** Link to an address if it is one that a browser may open, else its text alone. */
  function outside(url, label = url) {
    if (!/^https?:\/\//i.test(url)) return el("span", { class: "address" }, label);
    return el(
      "a",
      { class: "address", href: url, target: "_blank", rel: "noopener noreferrer" },
      label,
    );
  }

  /**
   * `text` from `start` to `end` as pieces {text, mark}. `spans` are {start, end, mark}; where
   * some overlap, the longest wins.
   */
  function pieces(text, spans, start = 0, end = text.length) {
    const kept = [];
    const longest = [...spans].sort(
      (a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start,
    );
    for (const span of longest) {
      const inside = span.start >= start && span.end <= end && span.end > span.start;
      if (inside && kept.every((k) => span.end <= k.start || span.start >= k.end)) kept.push(span);
    }
    kept.sort((a, b) => a.start - b.start);
    const made = [];
    let at = start;
    for (const span of kept) {
      if (span.start > at) made.push({ text: text.slice(at, span.start), mark: null });
      made.push({ text: text.slice(span.start, span.end), mark: span.mark });
      at = span.end;
    }
    if (at < end) made.push({ text: text.slice(at, end), mark: null });
    return made;
  }

  /** "1 paper", "2 papers". */
  const plural = (count, one, many = one + "s") =>
    `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

  /** `names` without those that differ from an earlier one in case, accents or punctuation alone. */
  function unlike(names) {
    const known = new Map();
    for (const name of names) {
      const key = fold(name).replaceAll(" ", "");
      if (!known.has(key)) known.set(key, name);
    }
    return [...known.values()];
  }

  /** Host of an address, for a label. */
  function host(url) {
    try {
      const parsed = new URL(url);
      const path = parsed.hostname === "github.com" ? parsed.pathname.replace(/\/$/, "") : "";
      return parsed.hostname.replace(/^www\./, "") + path;
    } catch {
      return url;
    }
  }

  KG.text = { fold, short, el, bdi, host, outside, pieces, plural, unlike };
}
