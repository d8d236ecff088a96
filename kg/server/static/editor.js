"use strict";
const form = document.getElementById("editor");
const query = document.getElementById("query");
const state = document.getElementById("status");
const results = document.getElementById("results");
const base = form.dataset.base;
const MAX_ROWS = 2000;

async function ask(accept) {
  state.textContent = "running …";
  const started = performance.now();
  const reply = await fetch(form.action, {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: accept },
    body: query.value,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  if (!reply.ok) throw new Error(`${reply.status}: ${await reply.text()}`);
  return { reply, seconds };
}

function cell(term) {
  const td = document.createElement("td");
  if (!term) return td;
  if (term.type !== "uri") {
    td.textContent = term.value;
    return td;
  }
  const own = term.value.startsWith(base) && !term.value.startsWith(base + "/");
  if (!own && !/^https?:/.test(term.value)) {
    td.textContent = term.value;
    return td;
  }
  const link = document.createElement("a");
  link.textContent = own ? term.value.slice(base.length) : term.value;
  link.href = own ? "/" + term.value.slice(base.length) : term.value;
  link.rel = "noopener";
  td.append(link);
  return td;
}

function row(cells) {
  const tr = document.createElement("tr");
  tr.append(...cells);
  return tr;
}

function table(data) {
  const columns = data.head.vars;
  const element = document.createElement("table");
  const head = columns.map((name) => {
    const th = document.createElement("th");
    th.textContent = name;
    return th;
  });
  const rows = data.results.bindings.slice(0, MAX_ROWS);
  element.append(row(head), ...rows.map((b) => row(columns.map((name) => cell(b[name])))));
  return element;
}

function text(value) {
  const pre = document.createElement("pre");
  pre.textContent = value;
  return pre;
}

async function run(event) {
  event.preventDefault();
  results.replaceChildren();
  try {
    const { reply, seconds } = await ask("application/sparql-results+json, text/turtle;q=0.9");
    if (!reply.headers.get("Content-Type").includes("json")) {
      results.replaceChildren(text(await reply.text()));
      state.textContent = `${seconds} s`;
      return;
    }
    const data = await reply.json();
    if ("boolean" in data) {
      results.replaceChildren(text(String(data.boolean)));
      state.textContent = `${seconds} s`;
      return;
    }
    const count = data.results.bindings.length;
    const shown = count > MAX_ROWS ? `, the first ${MAX_ROWS} shown` : "";
    state.textContent = `${count} rows, ${seconds} s${shown}`;
    results.replaceChildren(table(data));
  } catch (error) {
    state.textContent = "failed";
    results.replaceChildren(text(error.message));
  }
}

async function save() {
  try {
    const { reply, seconds } = await ask("text/csv");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await reply.blob());
    link.download = "answer.csv";
    link.click();
    URL.revokeObjectURL(link.href);
    state.textContent = `${seconds} s`;
  } catch (error) {
    state.textContent = error.message;
  }
}

form.addEventListener("submit", run);
document.getElementById("csv").addEventListener("click", save);
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
