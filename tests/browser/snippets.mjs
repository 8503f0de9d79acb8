// The code that the API explorer shows, to be checked without a browser.
//
//   node snippets.mjs --site DIR --calls FILE      what the curl lines send, a line of JSON each, as `polyrpc verify` takes it
//   node snippets.mjs --site DIR --crate DIR       all Rust code as one library, in `src/lib.rs` of that folder
//
// Code that more than one client has is checked for each of them. There may be several sites; `--module` names a module of the library that holds
// a client whose code is in `crate`.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { runInNewContext } from "node:vm";

const many = { type: "string", multiple: true, default: [] };
const { values: given } = parseArgs({ options: { site: many, module: many, calls: { type: "string" }, crate: { type: "string" } } });

const calls = [];
const code = [];

for (const site of given.site) {
  const run = (file, globals) => runInNewContext(`${readFileSync(path.join(site, file), "utf8")}; globalThis.index`, globals);
  for (const { slug, name } of run("index.js", {}).apis) {
    run(`data/${slug}.js`, { loaded: (_, data) => data.methods?.forEach((method) => take(name, method)) });
  }
}

function take(name, method) {
  const { body } = method.curl;
  if (body && !method.notification) {
    const sent = JSON.parse(body);
    const params = sent.jsonrpc ? (sent.params ?? []) : sent;
    const api = method.services ? `${name}/${method.services[0]}` : name;
    calls.push({ api, method: method.wire, params });
  }
  const streams = (method.streams ?? []).flatMap((stream) => stream.code ?? []);
  const all = [...(method.code ?? []), ...(method.pages ?? []), ...streams];
  code.push(...all.map(({ text }) => text));
}

if (given.calls) {
  writeFileSync(given.calls, [{ by: "the API explorer" }, ...calls].map((line) => `${JSON.stringify(line)}\n`).join(""));
  console.log(`${calls.length} calls`);
}
if (given.crate) {
  const address = '"http://localhost:8545"';
  const clients = given.module.map((name) => `pub mod ${name};\n`);
  const modules = code.map((text, at) => `mod m${at} {\n${text.replaceAll(/[\u0001\u0002]/g, address)}}\n`);
  mkdirSync(path.join(given.crate, "src"), { recursive: true });
  writeFileSync(path.join(given.crate, "src/lib.rs"), `#![allow(dead_code, deprecated)]\n${clients.join("")}${modules.join("")}`);
  console.log(`${code.length} functions`);
}
