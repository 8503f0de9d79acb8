// Parts of pages: types, code, facts.
/** A type: the texts and the indices of generated types that the generator gives. */
function typeText(api, parts) {
  if (!parts) return h("code", { class: "type" }, "()");
  return h(
    "code",
    { class: "type" },
    parts.map((part) => {
      if (typeof part === "string") return part;
      const type = api.types[part];
      return h("a", { href: to(api.slug, "type", type.name) }, type.name);
    }),
  );
}

const OPENED = { object: "Fields of ", union: "Variants of ", enum: "Values of ", text: "About " };

/** What the generated types in a type are made of, each to be opened. */
function typeParts(api, parts) {
  const named = [...new Set((parts ?? []).filter((part) => typeof part === "number"))];
  return named.map((place) => {
    const type = api.types[place];
    const box = h("details", { class: "inside" }, h("summary", {}, OPENED[type.kind], h("code", {}, type.name)));
    box.addEventListener("toggle", () => {
      if (box.open && box.children.length === 1) box.append(h("div", {}, words(type.docs), typeBody(api, type)));
    });
    return box;
  });
}

/** What the document says in words. */
function words(docs) {
  return docs?.html ? h("div", { class: "words", html: docs.html }) : null;
}

/** A member of something: its name, its type, what else is true of it, and its words. */
function member(api, one, name) {
  const marks = [
    one.presence,
    one.docs?.unit && `in ${one.docs.unit}`,
    one.form,
    one.default != null && `default ${one.default}`,
    one.fixed != null && `always ${one.fixed}`,
    one.name && `in Rust ${one.name}`,
    one.setter && `set by .${one.setter}(…)`,
    one.group && `of the group ${one.group}`,
  ].filter(Boolean);
  return h(
    "li",
    {},
    h(
      "p",
      { class: "line" },
      h("code", { class: "name" }, name),
      one.type ? [" ", typeText(api, one.type)] : null,
      one.docs?.deprecated ? [" ", h("span", { class: "badge deprecated" }, "deprecated")] : null,
    ),
    marks.length ? h("p", { class: "marks" }, marks.join(" · ")) : null,
    words(one.docs),
    typeParts(api, one.type),
  );
}

function members(api, list) {
  return h("ul", { class: "members" }, list.map((one) => member(api, one, one.wire)));
}

/** What a type is made of. */
function typeBody(api, type) {
  const { fields, constants, exclusive, extra, variants, open, values } = type.parts ?? {};
  return [
    fields ? members(api, fields) : null,
    constants
      ? h("ul", { class: "members" }, constants.map((one) => h("li", {}, h("p", { class: "line" }, h("code", { class: "name" }, one.wire), " always ", h("code", {}, one.value)))))
      : null,
    exclusive?.map((keys) => h("p", { class: "marks" }, `At most one of ${keys.join(", ")}.`)),
    extra ? h("p", { class: "marks" }, `Further keys are kept in ${extra.name}.`) : null,
    variants
      ? h("ul", { class: "members" }, variants.map((one) => member(api, { ...one, name: null }, variantName(one))))
      : null,
    open ? h("p", { class: "marks" }, "What is none of these is kept as it came.") : null,
    values
      ? h("ul", { class: "values" }, values.map((one) => h("li", {}, h("code", {}, one.value), " ", h("span", { class: "marks" }, one.name, one.text ? ` (${one.text})` : null))))
      : null,
    type.kind === "text" ? h("p", { class: "marks" }, "A text under a name of its own.") : null,
  ];
}

function variantName(one) {
  if (one.value != null) return `${one.name} = ${one.value}`;
  return one.key ? `${one.name} { ${one.key} }` : one.name;
}

/** A block of code with its button. The text is asked for again when it is copied: the node's address may have changed. */
function codeBlock(what, text, wraps) {
  const code = h("code", { class: wraps && "wraps" });
  const draw = () => {
    const lines = text().split("\n");
    const shown = lines.map((line, at) => [/^\s*\/\//.test(line) ? h("span", { class: "comment" }, line) : line, at + 1 < lines.length ? "\n" : ""]);
    code.replaceChildren(...shown.flat());
  };
  draw();
  addEventListener("address", draw);
  // The block of a page that was left is forgotten.
  onLeave.push(() => removeEventListener("address", draw));
  return h("div", { class: "code" }, copyButton(what, text), h("pre", { tabindex: "0", role: "region", "aria-label": what }, code));
}

/** What to do when the page is left. */
const onLeave = [];

/** Code for one of the clients that have the function. */
function rustBlock(api, what, list) {
  if (!list?.length) return null;
  let chosen = 0;
  const text = () => withAddress(api, list[chosen].text);
  const block = codeBlock(what, text);
  if (list.length === 1) return block;
  const select = h("select", {}, list.map((one, at) => h("option", { value: at }, one.client)));
  select.addEventListener("change", () => {
    chosen = Number(select.value);
    dispatchEvent(new Event("address"));
  });
  return [h("label", { class: "choice" }, "Client ", select), block];
}

/** The address of the client's node: the reader's, or the document's. */
function addressOf(api) {
  return kept.get(`address ${api.slug}`) || api.server || "http://localhost:PORT";
}

function rustText(text) {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

/** Puts the node's address into code. */
function withAddress(api, code) {
  const address = addressOf(api);
  return code.replaceAll("\u0001", () => rustText(address)).replaceAll("\u0002", () => rustText(address.replace(/^http/, "ws")));
}

/** A text as one word of a shell. */
function shellText(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function curlLine(api, { path = "", body, get }) {
  const address = addressOf(api).replace(/^ws/, "http").replace(/\/$/, "");
  const url = shellText(path ? address + path.split("/").map(encodeURIComponent).join("/") : address);
  if (get) return `curl --silent --show-error ${url}`;
  return `curl --silent --show-error ${url} \\\n  --header 'content-type: application/json' \\\n  --data ${shellText(body)}`;
}

/** A field for the node's address, which code shows from then on. */
function addressField(api) {
  const input = h("input", { type: "text", inputmode: "url", spellcheck: "false", autocomplete: "off", value: addressOf(api) });
  input.addEventListener("input", () => {
    kept.set(`address ${api.slug}`, input.value.trim().replace(/[\u0000-\u001f]/g, ""));
    dispatchEvent(new Event("address"));
  });
  return h("label", { class: "choice" }, "Node ", input);
}

/** Pairs of a name and what is so. */
function facts(pairs) {
  const said = pairs.filter(([, value]) => value && value.length !== 0);
  return said.length ? h("dl", { class: "facts" }, said.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))) : null;
}

function codes(list) {
  return list?.length ? list.flatMap((text, at) => [at ? ", " : "", h("code", {}, text)]) : null;
}
