// What is chosen, as the address says it after "#".
"use strict";
{
  const KG = (globalThis.KG ??= {});

  const DEFAULTS = Object.freeze({
    node: "",
    goal: "",
    view: "map",
    rows: "entities",
    hidden: [],
    roles: [],
    from: 0,
    to: 0,
    min: 1,
    community: -1,
    papers: true,
    camera: "",
  });

  const same = (a, b) => String(a) === String(b);

  /** `state` as the part of an address after "#"; what is as at the start is left out. */
  function write(state) {
    const parts = new URLSearchParams();
    for (const [name, start] of Object.entries(DEFAULTS)) {
      if (same(state[name], start)) continue;
      parts.set(name, Array.isArray(start) ? state[name].join(",") : String(state[name]));
    }
    return parts.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
  }

  function readValue(text, start) {
    if (Array.isArray(start)) return text.split(",").filter(Boolean);
    if (typeof start === "number") return Number.isSafeInteger(Number(text)) ? Number(text) : start;
    if (typeof start === "boolean") return text === "true";
    return text;
  }

  /** State that an address gives; whatever it does not say, or says wrongly, is as at the start. */
  function read(hash) {
    const state = { ...DEFAULTS };
    for (const [name, text] of new URLSearchParams(hash.replace(/^#/, ""))) {
      if (name in DEFAULTS) state[name] = readValue(text, DEFAULTS[name]);
    }
    return state;
  }

  KG.state = { DEFAULTS, read, write };
}
