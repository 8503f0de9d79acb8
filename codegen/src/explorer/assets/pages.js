// The pages: of the site, of a client, of a method, of a type.
function heading(text, link, what) {
  const permalink = link && h("span", { class: "permalink" }, copyButton(`link to ${what}`, () => location.href.split("#")[0] + link, "Copy link"));
  return h("div", { class: "heading" }, h("h1", { tabindex: "-1" }, text), permalink);
}

function section(title, ...children) {
  const drawn = children.flat(Infinity).filter(Boolean);
  return drawn.length ? h("section", {}, h("h2", {}, title), drawn) : null;
}

function homePage() {
  const cards = index.apis.map((api) =>
    h(
      "li",
      {},
      h("h2", {}, h("a", { href: to(api.slug) }, api.name)),
      h("p", { class: "marks" }, `${plural(api.methods, "method")}, ${plural(api.types, "type")}`),
      h("p", { class: "documents" }, (api.documents ?? []).join(" · ")),
    ),
  );
  const methods = index.apis.reduce((sum, api) => sum + api.methods, 0);
  return [
    heading(index.title),
    h("p", { class: "lead" }, `${plural(methods, "method")} with their types, units and errors, each with a curl line and Rust code.`),
    h("ul", { class: "cards" }, cards),
    section(
      "Keys",
      h("p", {}, h("kbd", {}, "/"), " searches, ", h("kbd", {}, "↑"), " ", h("kbd", {}, "↓"), " move through the results, ", h("kbd", {}, "Enter"), " opens one, ", h("kbd", {}, "Esc"), " goes back to the search and clears it."),
    ),
  ];
}

function apiPage(api) {
  return [
    heading(api.name, to(api.slug), api.name),
    facts([
      ["Rust module", h("code", {}, api.module)],
      ["Clients", clientLinks(api, api.clients?.map((one) => one.name))],
    ]),
    documentSections(api, () => true),
    streamSection(api, () => true),
    api.types.length ? section("Types", h("p", { class: "names" }, api.types.flatMap((type) => [h("a", { href: to(api.slug, "type", type.name) }, type.name), " "]))) : null,
  ];
}

function clientLinks(api, names) {
  return names?.flatMap((name, at) => [at ? ", " : "", h("a", { href: to(api.slug, "client", name) }, h("code", {}, name))]);
}

/** The page of one client: what its service answers. */
function clientPage(api, client) {
  const has = (code) => code?.some((one) => one.client === client.name);
  const isIts = (method) => has(method.code) || method.streams?.some((stream) => has(stream.code));
  return [
    h("p", { class: "trail" }, h("a", { href: to(api.slug) }, api.name), " / client"),
    heading(h("code", {}, client.name), to(api.slug, "client", client.name), client.name),
    facts([
      ["In Rust", h("code", {}, `${api.module}::${client.name}`)],
      ["Services", client.services?.join(", ")],
      ["Cargo feature", client.feature && h("code", {}, client.feature)],
      ["Methods", String(api.methods.filter(isIts).length)],
    ]),
    documentSections(api, isIts),
    streamSection(api, isIts),
  ];
}

/** A section for each document, with those of its methods that are wanted. */
function documentSections(api, isWanted) {
  return api.documents.map((document) => {
    const methods = api.methods.slice(...document.methods).filter(isWanted);
    if (!methods.length) return null;
    return h(
      "section",
      { class: "document" },
      h("h2", {}, document.title),
      facts([
        ["Document", [document.file, document.version ? `, version ${document.version}` : ""]],
        ["Cargo feature", document.feature && h("code", {}, document.feature)],
        ["Clients", api.clients?.length > 1 && clientLinks(api, document.clients)],
      ]),
      document.html ? h("div", { class: "words", html: document.html }) : null,
      h("ul", { class: "index" }, methods.map((method) => methodRow(api, document, method))),
    );
  });
}

/** All that can be subscribed to. */
function streamSection(api, isWanted) {
  const rows = api.methods.filter(isWanted).flatMap((method) =>
    (method.streams ?? []).map((stream) =>
      h(
        "li",
        {},
        h("a", { href: to(api.slug, "method", api.documents[method.document].module, method.wire, stream.name) }, nameText(stream.name)),
        stream.name === method.wire ? null : [" by ", h("code", {}, method.wire)],
        ", each item ",
        typeText(api, stream.item),
      ),
    ),
  );
  return section("Streams", rows.length ? h("ul", { class: "index" }, rows) : null);
}

function methodRow(api, document, method) {
  const summary = summaries().get(`${api.slug} ${document.module} ${method.wire}`);
  return h(
    "li",
    {},
    h("a", { href: to(api.slug, "method", document.module, method.wire) }, nameText(method.wire)),
    method.docs?.deprecated ? [" ", h("span", { class: "badge deprecated" }, "deprecated")] : null,
    method.streams ? [" ", h("span", { class: "badge" }, "streams")] : null,
    method.pages ? [" ", h("span", { class: "badge" }, "pages")] : null,
    summary ? h("span", { class: "summary" }, summary) : null,
  );
}

const summaries = once(() => new Map(entries.filter(({ kind }) => kind === "m").map(({ api, name, module, summary }) => [`${index.apis[api].slug} ${module} ${name}`, summary])));

const SAFETY = {
  read: "only reads: retried when a connection is lost",
  idempotent: "sent twice it is as sent once",
  write: "may change something: never sent again by itself",
};

function badges(method) {
  const badge = (kind, text, title) => [h("span", { class: `badge ${kind}`, title }, text), " "];
  return h(
    "p",
    { class: "badges" },
    method.notification ? badge("", "notification", "has no response") : badge(method.safety, method.safety, SAFETY[method.safety]),
    method.docs?.deprecated ? badge("deprecated", "deprecated") : null,
    method.streams ? badge("", "streams") : null,
    method.pages ? badge("", "pages", "gives a long list a page at a time") : null,
  );
}

function methodPage(api, document, method) {
  return [
    h("p", { class: "trail" }, h("a", { href: to(api.slug) }, api.name), " / ", document.title),
    heading(nameText(method.wire), to(api.slug, "method", document.module, method.wire), method.wire),
    badges(method),
    h(
      "div",
      { class: "columns" },
      h("div", { class: "about" }, words(method.docs), methodFacts(api, document, method)),
      h("div", { class: "codes" }, methodCodes(api, method)),
      h(
        "div",
        { class: "more-about" },
        section("Parameters", method.params ? members(api, method.params) : h("p", {}, "None.")),
        section("Result", methodResult(api, method)),
        section("Errors", method.errors && errorList(api, method.errors)),
        method.streams?.map((stream) => streamPart(api, stream)),
      ),
    ),
  ];
}

function methodFacts(api, document, method) {
  const gated = api.clients?.filter((one) => one.feature && document.clients?.includes(one.name));
  const features = document.feature ? [document.feature] : [...new Set(gated?.map((one) => one.feature))];
  return facts([
    ["Served by", method.nodes?.join(", ")],
    ["Answered by", method.services?.join(", ")],
    ["Clients", api.clients?.length > 1 && clientLinks(api, clientsOf(method))],
    ["Also known as", codes(method.aliases)],
    ["Permission", method.permission],
    ["On the wire", method.format],
    ["Struct in Rust", h("code", {}, method.struct)],
    ["Cargo feature", codes(features)],
    ["Tags", method.tags?.join(", ")],
    ["Source", sourceLink(method.docs)],
  ]);
}

function sourceLink(docs) {
  return docs?.source && h("a", { href: docs.source, rel: "noopener noreferrer" }, docs.source);
}

function methodCodes(api, method) {
  const { why } = method.curl;
  return [
    section("Rust", rustBlock(api, "the Rust code", method.code) ?? h("p", {}, "It is opened as a stream: see there.")),
    section("curl", why ? h("p", {}, `curl can't call it. ${why}`) : codeBlock("the curl line", () => curlLine(api, method.curl), true), addressField(api)),
    section("The whole list", rustBlock(api, "the code for the whole list", method.pages)),
  ];
}

function methodResult(api, method) {
  if (method.notification) return h("p", {}, "None: a notification has no response.");
  const marks = [method.resultUnit && `in ${method.resultUnit}`, method.resultForm].filter(Boolean);
  return [
    h("p", { class: "line" }, typeText(api, method.result)),
    marks.length ? h("p", { class: "marks" }, marks.join(" · ")) : null,
    method.resultDocs ? h("div", { class: "words", html: method.resultDocs }) : null,
    method.null ? h("p", {}, `A result of null is an error, which says that ${method.null}.`) : null,
    typeParts(api, method.result),
  ];
}

/** The clients that have a function for the method, or for what it streams. */
function clientsOf(method) {
  const codes = [method.code, ...(method.streams ?? []).map((stream) => stream.code)];
  return [...new Set(codes.flat().filter(Boolean).map((one) => one.client))];
}

function errorList(api, errors) {
  return h(
    "ul",
    { class: "members" },
    errors.map((error) =>
      h(
        "li",
        {},
        h("p", { class: "line" }, h("code", { class: "name" }, String(error.code)), " ", error.message),
        error.variant ? h("p", { class: "marks" }, `in Rust ${error.variant}`) : null,
        error.data ? [h("p", { class: "line" }, "with ", typeText(api, error.data)), typeParts(api, error.data)] : null,
      ),
    ),
  );
}

function streamPart(api, stream) {
  return h(
    "section",
    { class: "stream" },
    h("h2", { "data-stream": stream.name, tabindex: "-1" }, "Stream ", h("code", {}, stream.name)),
    words(stream.docs),
    facts([
      ["Each item", typeText(api, stream.item)],
      ["Arrives", stream.items],
      ["Ended", stream.stop],
      ["When the connection is lost", stream.finite ? "it ends with an error" : stream.resumes ? "it goes on behind the last item" : "it is opened again, and says that items may be missing"],
      ["Without subscriptions", stream.fallback && "the client polls"],
    ]),
    typeParts(api, stream.item),
    stream.params ? members(api, stream.params) : null,
    rustBlock(api, `the code for the stream ${stream.name}`, stream.code),
  );
}

/** Which generated types are in the parts of something. */
function* namedIn(value) {
  for (const parts of [value.type, value.item, value.result, value.data]) {
    for (const part of parts ?? []) if (typeof part === "number") yield part;
  }
  for (const list of [value.params, value.errors, value.streams, value.parts?.fields, value.parts?.variants]) {
    for (const one of list ?? []) yield* namedIn(one);
  }
}

/** For each type the methods and the types that name it; made once for a client. */
function usersOf(api) {
  api.users ??= (() => {
    const users = api.types.map(() => ({ methods: [], types: [] }));
    for (const method of api.methods) for (const place of new Set(namedIn(method))) users[place].methods.push(method);
    for (const type of api.types) for (const place of new Set(namedIn(type))) users[place].types.push(type);
    return users;
  })();
  return api.users;
}

const PARTS = { object: "Fields", union: "Variants", enum: "Values", text: "Text" };

const KINDS = { object: "object", union: "one of several shapes", enum: "one of several values", text: "text" };

function typePage(api, type) {
  const users = usersOf(api)[api.types.indexOf(type)];
  const methodLinks = users.methods.flatMap((method, at) => [at ? ", " : "", h("a", { href: to(api.slug, "method", api.documents[method.document].module, method.wire) }, h("code", {}, method.wire))]);
  const typeLinks = users.types.flatMap((one, at) => [at ? ", " : "", h("a", { href: to(api.slug, "type", one.name) }, h("code", {}, one.name))]);
  const way = [type.sent && "sent by callers", type.received && "sent by nodes"].filter(Boolean).join(", ");
  return [
    h("p", { class: "trail" }, h("a", { href: to(api.slug) }, api.name), " / type"),
    heading(nameText(type.name), to(api.slug, "type", type.name), type.name),
    words(type.docs),
    facts([
      ["In Rust", h("code", {}, type.path)],
      ["Kind", KINDS[type.kind]],
      ["Direction", way],
      ["Unit", type.docs?.unit],
      ["Cargo feature", type.feature && h("code", {}, type.feature)],
      ["Source", sourceLink(type.docs)],
    ]),
    section(PARTS[type.kind], typeBody(api, type)),
    section("In methods", methodLinks.length ? h("p", { class: "names" }, methodLinks) : null),
    section("In types", typeLinks.length ? h("p", { class: "names" }, typeLinks) : null),
  ];
}
