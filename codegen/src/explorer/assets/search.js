// What is searched for, and the list beside the page.
/** How many results are drawn at once; more are when the end of the list comes into view. */
const CHUNK = 100;

const entries = index.entries.map(([api, kind, name, module, summary, mark, names]) => ({ api, kind, name, module, summary, mark, names }));

/** What entries are searched by, made when something is searched for. */
const prepare = once(() => {
  for (const entry of entries) {
    const { name, names, module, api, summary } = entry;
    entry.lower = name.toLowerCase();
    entry.names = `${name} ${names}`.toLowerCase();
    // `eth_getBalance` is found by `balance` as a word of its own.
    entry.words = new Set(`${name} ${names}`.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-z0-9]+/));
    entry.all = `${entry.names} ${module} ${index.apis[api].name} ${summary}`.toLowerCase();
  }
});

/** How well an entry answers the words of a query: the more the better, 0 where it doesn't. */
function score(entry, words) {
  // Of a method and a type that answer as well, the method is meant.
  let sum = entry.kind === "m" ? 2 : 0;
  for (const word of words) {
    if (entry.lower === word) sum += 16;
    else if (entry.lower.startsWith(word)) sum += 9;
    else if (entry.words.has(word)) sum += 8;
    else if (entry.names.includes(word)) sum += 5;
    else if (entry.all.includes(word)) sum += 1;
    else return 0;
  }
  if (entry.mark === "deprecated") sum -= 0.4;
  return sum - entry.name.length / 1000;
}

/** Whether the letters stand in a text in their order: what a typing error leaves. */
function isWithin(letters, text) {
  let at = 0;
  for (const letter of text) if (letter === letters[at]) at += 1;
  return at === letters.length;
}

/** The entries that answer a query, the best first. */
function find(query, api) {
  prepare();
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const inScope = api == null ? entries : entries.filter((entry) => entry.api === api);
  const found = [];
  for (const entry of inScope) {
    const points = score(entry, words);
    if (points > 0) found.push([points, entry]);
  }
  if (found.length === 0 && words.join("").length > 3) {
    const letters = words.join("");
    for (const entry of inScope) {
      if (isWithin(letters, entry.lower)) found.push([1 - entry.name.length / 1000, entry]);
    }
  }
  // Entries with the same points stay in their order.
  return found.sort((a, b) => b[0] - a[0]).map(([, entry]) => entry);
}

function linkOf(entry) {
  const slug = index.apis[entry.api].slug;
  return entry.kind === "t" ? to(slug, "type", entry.name) : to(slug, "method", entry.module, entry.name);
}

function resultRow(entry) {
  const api = index.apis[entry.api];
  const where = entry.kind === "t" ? `type in ${api.name}` : `${api.name} ${entry.module}`;
  return h(
    "li",
    {},
    h(
      "a",
      { href: linkOf(entry), class: entry.kind === "t" ? "is-type" : null },
      nameText(entry.name),
      h("small", {}, where, entry.mark === "deprecated" ? ", deprecated" : null),
      entry.summary ? h("span", { class: "summary" }, entry.summary) : null,
    ),
  );
}

/** A list of results that grows as it is read. */
function resultList(found) {
  const list = h("ul", { class: "results" });
  let drawn = 0;
  const more = h("button", { type: "button", class: "more", click: grow });
  function grow() {
    const next = found.slice(drawn, drawn + CHUNK);
    list.append(...next.map(resultRow));
    drawn += next.length;
    more.textContent = `Show more: ${plural(found.length - drawn, "result")}`;
    more.hidden = drawn >= found.length;
  }
  new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && grow()).observe(more);
  grow();
  return [list, more];
}

/** What there is to choose from where nothing is searched for: the methods of a client by their documents, or the clients. */
function contents(api, data, current) {
  if (!data) {
    const rows = index.apis.map((one) =>
      h("li", {}, h("a", { href: to(one.slug) }, h("code", {}, one.name), h("small", {}, plural(one.methods, "method")))),
    );
    return [h("ul", { class: "results" }, rows)];
  }
  return data.documents.filter(({ methods }) => methods[0] < methods[1]).map((document) => {
    const rows = () =>
      h(
        "ul",
        { class: "results" },
        data.methods.slice(...document.methods).map((method) =>
          h(
            "li",
            {},
            h("a", { href: to(api.slug, "method", document.module, method.wire) }, nameText(method.wire)),
          ),
        ),
      );
    const count = document.methods[1] - document.methods[0];
    const group = h("details", {}, h("summary", {}, document.title, " ", h("small", {}, String(count))));
    // Drawn when it is opened: there are hundreds.
    group.addEventListener("toggle", () => group.open && group.children.length === 1 && group.append(rows()));
    if (document.module === current) {
      group.append(rows());
      group.open = true;
    }
    return group;
  });
}
