// What happens: pages are opened by the address behind the #, the list by the search.
const query = document.getElementById("query");
const scope = document.getElementById("scope");
const side = document.getElementById("side");
const list = document.getElementById("list");
const count = document.getElementById("count");
const main = document.getElementById("main");
const themeButton = document.getElementById("theme");

/** The page at an address: its title, what draws it, the module whose methods are listed beside it. */
async function pageAt(steps) {
  const [slug, kind, first, second] = steps;
  if (!slug) return { title: index.title, draw: homePage };
  const about = index.apis.find((one) => one.slug === slug);
  if (!about) return missing(`There is no client ${slug}.`);
  const api = await load(slug);
  const of = `${about.name} – ${index.title}`;
  if (!kind) return { api, title: of, draw: () => apiPage(api) };
  if (kind === "type") {
    const type = api.types.find((one) => one.name === first);
    if (!type) return missing(`${about.name} has no type ${first}.`, api);
    return { api, title: `${type.name} – ${of}`, draw: () => typePage(api, type) };
  }
  if (kind === "client") {
    const client = api.clients?.find((one) => one.name === first);
    if (!client) return missing(`${about.name} has no client ${first}.`, api);
    return { api, title: `${client.name} – ${of}`, draw: () => clientPage(api, client) };
  }
  const place = api.documents.findIndex((one) => one.module === first);
  const method = api.methods.find((one) => one.document === place && one.wire === second);
  if (!method) return missing(`${about.name} has no method ${second ?? ""}.`, api);
  return { api, module: first, title: `${method.wire} – ${of}`, draw: () => methodPage(api, api.documents[place], method) };
}

function missing(text, api) {
  const draw = () => [heading("Not found"), h("p", {}, text, " ", h("a", { href: "#/" }, "To the beginning"))];
  return { api, title: `Not found – ${index.title}`, draw };
}

function stepsOf(hash) {
  const steps = hash.replace(/^#\/?/, "").split("/");
  try {
    return steps.map(decodeURIComponent);
  } catch {
    return steps;
  }
}

function drawn(page) {
  return page.draw().flat(Infinity).filter(Boolean);
}

let shown = {};
let turn = 0;

/** How far pages were scrolled: who comes back finds the place again. */
const places = new Map();
let isNew = true;
history.scrollRestoration = "manual";
addEventListener("scroll", () => places.set(shown.hash, scrollY), { passive: true });
addEventListener("click", (event) => (isNew = event.target.closest?.("a") != null), { capture: true });

async function show(moveFocus) {
  const mine = ++turn;
  const steps = stepsOf(location.hash);
  let page;
  try {
    page = await pageAt(steps);
  } catch (error) {
    page = missing(error.message);
  }
  // Another page was asked for in the meantime.
  if (mine !== turn) return;
  onLeave.splice(0).forEach((leave) => leave());
  shown = { ...page, hash: location.hash };
  document.title = page.title;
  document.body.dataset.view = "page";
  main.replaceChildren(...drawn(page));
  if (!query.value.trim()) drawList();
  markCurrent();
  if (moveFocus) {
    scrollTo(0, isNew ? 0 : (places.get(shown.hash) ?? 0));
    main.querySelector("h1")?.focus({ preventScroll: true });
    isNew = false;
  }
  const stream = steps[4] && [...main.querySelectorAll("[data-stream]")].find((one) => one.dataset.stream === steps[4]);
  if (stream) {
    stream.scrollIntoView();
    stream.focus({ preventScroll: true });
  }
  // For whoever measures.
  performance.mark("shown");
}

function drawList() {
  const text = query.value.trim();
  if (!text) {
    count.textContent = "";
    const about = index.apis.find((one) => one.slug === shown.api?.slug);
    list.replaceChildren(...contents(about, shown.api, shown.module));
    markCurrent();
    return;
  }
  const found = find(text, scope.value === "" ? null : Number(scope.value));
  count.textContent = found.length ? plural(found.length, "result") : "No results";
  list.replaceChildren(...resultList(found));
  side.scrollTop = 0;
  markCurrent();
}

function markCurrent() {
  for (const link of list.querySelectorAll("a[aria-current]")) link.removeAttribute("aria-current");
  const current = [...list.querySelectorAll("a")].find((link) => link.getAttribute("href") === location.hash);
  current?.setAttribute("aria-current", "page");
  if (current && !list.contains(document.activeElement)) current.scrollIntoView({ block: "nearest" });
}

/** The links of the list that can be seen, in their order. */
function links() {
  return [...list.querySelectorAll("a, summary")].filter((one) => one.offsetParent);
}

function move(by) {
  const all = links();
  const at = all.indexOf(document.activeElement);
  if (at + by < 0) query.focus();
  else all[Math.min(at + by, all.length - 1)]?.focus();
}

query.addEventListener("input", () => {
  document.body.dataset.view = "list";
  drawList();
});
scope.addEventListener("change", drawList);

query.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") {
    event.preventDefault();
    links()[0]?.focus();
  } else if (event.key === "Enter" && query.value.trim()) {
    list.querySelector("a")?.click();
  } else if (event.key === "Escape") {
    event.preventDefault();
    query.value = "";
    document.body.dataset.view = "page";
    drawList();
  }
});

// The page that is open already is opened again, which the browser doesn't tell of.
list.addEventListener("click", (event) => {
  if (event.target.closest("a")?.getAttribute("href") === location.hash) show(true);
});

list.addEventListener("keydown", (event) => {
  const steps = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  if (event.key === "Home") links()[0]?.focus();
  else if (event.key === "End") links().at(-1)?.focus();
  else if (event.key in steps) move(steps[event.key]);
  else return;
  event.preventDefault();
});

addEventListener("keydown", (event) => {
  const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === "/" && !isTyping && isPlain) {
    event.preventDefault();
    query.focus();
    query.select();
  } else if (event.key === "Escape" && list.contains(event.target)) {
    query.focus();
  }
});

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});

function markTheme() {
  themeButton.setAttribute("aria-pressed", String(isDark()));
}

themeButton.addEventListener("click", () => {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  kept.set("theme", theme);
  markTheme();
});
systemIsDark.addEventListener("change", markTheme);
markTheme();

scope.append(h("option", { value: "" }, "All"), ...index.apis.map((api, at) => h("option", { value: at }, api.name)));
scope.hidden = index.apis.length < 2;

addEventListener("hashchange", () => show(true));
show(false);
