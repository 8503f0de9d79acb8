// The API explorer in a real browser, from the file system: what people do with it, by mouse and by keyboard, that no page has an error, that
// nothing of a document is markup, and that axe finds nothing in either theme.
//
//   node explorer.mjs --modules DIR --chromium FILE --site DIR --hostile DIR [--shots DIR]
//
// `--modules` is a folder in which playwright-core and axe-core are installed, `--site` the site of this project's documents, `--hostile` that of
// hostile.json beside this file. Screenshots go to `--shots`.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { runInNewContext } from "node:vm";

const options = { modules: {}, chromium: {}, site: {}, hostile: {}, shots: {} };
for (const option of Object.values(options)) option.type = "string";
const { values: given } = parseArgs({ options });

const require = createRequire(path.join(path.resolve(given.modules), "node_modules", "x"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** How long a page may take to show itself, in milliseconds. */
const LOAD = 200;

/** How long the whole may take. */
const WHOLE = 180_000;

const site = pathToFileURL(path.resolve(given.site, "index.html")).href;
const hostile = pathToFileURL(path.resolve(given.hostile, "index.html")).href;
const index = indexOf(given.site);

/** What a site's index has. */
function indexOf(folder) {
  return runInNewContext(`${readFileSync(path.join(folder, "index.js"), "utf8")}; index`);
}

/** The data of a client. */
function dataOf(folder, slug) {
  return runInNewContext(readFileSync(path.join(folder, "data", `${slug}.js`), "utf8"), { loaded: (_, data) => data });
}

const tests = {
  async "every page of every client is found under its link"(open) {
    const page = await open(site);
    let pages = 0;
    for (const { slug } of index.apis) {
      const data = dataOf(given.site, slug);
      const methods = data.methods.map((method) => [["method", data.documents[method.document].module, method.wire], method.wire]);
      const types = (data.types ?? []).map((type) => [["type", type.name], type.name]);
      // By the functions that draw pages: as many navigations would take minutes.
      const wrong = await page.evaluate(
        async ([slug, wanted]) => {
          const wrong = [];
          for (const [steps, title] of wanted) {
            const page = await pageAt([slug, ...steps]);
            const box = h("div", {}, drawn(page));
            if (box.querySelector("h1")?.textContent !== title || !page.title.startsWith(`${title} – `)) wrong.push(title);
            onLeave.splice(0).forEach((leave) => leave());
          }
          return wrong;
        },
        [slug, [...methods, ...types]],
      );
      assert.deepEqual(wrong, [], slug);
      pages += methods.length + types.length;
    }
    assert.ok(pages > 1500, `${pages} pages`);
    return `${pages} pages`;
  },

  async "a search finds methods and types, by their wire names and their names in Rust"(open) {
    const page = await open(site);
    const results = async (text) => {
      await page.fill("#query", text);
      return page.$$eval("#list a code", (all) => all.slice(0, 5).map((one) => one.textContent));
    };
    assert.equal((await results("eth_getBalance"))[0], "eth_getBalance");
    assert.ok((await results("get_balance")).includes("eth_getBalance"));
    assert.equal((await results("eth getbal"))[0], "eth_getBalance");
    assert.ok((await results("newHeads")).includes("eth_subscribe"));
    assert.ok((await results("wallet spend")).length > 0);
    assert.equal((await results("getbalence")).length, 0);
    assert.equal(await page.textContent("#count"), "No results");
    // Letters were left out.
    assert.ok((await results("ethgtblnce")).includes("eth_getBalance"));
    await results("block");
    assert.match(await page.textContent("#count"), /^\d+ results$/);
    const all = Number((await page.textContent("#count")).split(" ")[0]);
    assert.equal(await page.$$eval("#list li", (rows) => rows.length), Math.min(100, all));
    await page.$eval("#list .more", (more) => more.scrollIntoView());
    await page.waitForFunction((all) => document.querySelectorAll("#list li").length >= Math.min(200, all), all);
    await page.selectOption("#scope", { label: "libra" });
    const places = await page.$$eval("#list small", (all) => all.map((one) => one.textContent));
    assert.ok(places.length > 0 && places.every((place) => place.includes("libra")), places[0]);
    const time = await page.evaluate(() => {
      const words = ["block", "get balance", "e", "transaction", "zzzz", "chia wallet"];
      const start = performance.now();
      for (const word of words) find(word, null);
      return (performance.now() - start) / words.length;
    });
    assert.ok(time < 50, `${time} ms a search`);
    return `${time.toFixed(1)} ms a search of ${index.entries.length}`;
  },

  async "links lead on, back leads back, and a link that is opened anew shows the same"(open) {
    const page = await open(site);
    await page.click("main a:text-is('ethereum')");
    await titled(page, "ethereum");
    await page.click("main a[href$='/eth_getBlockByNumber']");
    await titled(page, "eth_getBlockByNumber");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
    assert.equal(await page.title(), "eth_getBlockByNumber – ethereum – API explorer");
    await page.click("main .inside summary >> nth=-1");
    await page.waitForSelector("main .inside[open] .members li >> nth=10");
    const link = page.url();
    await page.click("main section:has(> h2:text-is('Result')) > .line .type a");
    await titled(page, "Block");
    assert.ok((await page.textContent("main")).includes("eth_getBlockByHash"));
    await page.goBack();
    await titled(page, "eth_getBlockByNumber");
    // Who comes back finds the place again.
    await page.goBack();
    await titled(page, "ethereum");
    assert.ok((await page.evaluate(() => scrollY)) > 1000);
    const other = await open(link);
    await titled(other, "eth_getBlockByNumber");
    assert.equal(await other.$eval("#list [aria-current]", (one) => one.textContent), "eth_getBlockByNumber");
    const stream = await open(`${site}#/ethereum/method/eth/eth_subscribe/newHeads`);
    await stream.waitForSelector("[data-stream=newHeads]");
    assert.equal(await stream.evaluate(() => document.activeElement.dataset.stream), "newHeads");
    const client = await open(`${site}#/filecoin/client/Gateway`);
    await titled(client, "Gateway");
    const shown = await client.$$eval("main .document li", (rows) => rows.length);
    assert.equal(String(shown), await client.textContent("main .facts div:has(dt:text-is('Methods')) dd"));
    await client.click("main section:has(> h2:text-is('Streams')) li a >> nth=0");
    await client.waitForSelector("main [data-stream]:focus");
    const nowhere = await open(`${site}#/ethereum/method/eth/eth_nothing`);
    await titled(nowhere, "Not found");
    const broken = await open(`${site}#/%zz/%`);
    await titled(broken, "Not found");
  },

  async "a curl line and Rust code are copied, with the reader's node"(open) {
    const page = await open(`${site}#/ethereum/method/eth/eth_getBalance`);
    await titled(page, "eth_getBalance");
    await page.fill("main .choice input", "https://node.example/it's");
    const copied = async (what) => {
      await page.click(`button[aria-label="Copy ${what}"]`);
      await page.waitForSelector("button:text-is('Copied')");
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const curl = await copied("the curl line");
    const words = JSON.parse(execFileSync("sh", ["-c", `curl() { node -e 'console.log(JSON.stringify(process.argv.slice(1)))' -- "$@"; }; ${curl}`], { encoding: "utf8" }));
    assert.ok(words.includes("https://node.example/it's"), curl);
    const body = JSON.parse(words.at(-1));
    assert.deepEqual([body.jsonrpc, body.method, body.params[1]], ["2.0", "eth_getBalance", "latest"]);
    const rust = await copied("the Rust code");
    assert.ok(rust.includes('Client::connect("https://node.example/it\'s")'), rust);
    assert.match(rust, /use polyrpc::ethereum::Client;/);
    assert.match(rust, /\.get_balance\(address\)\n\s+\/\/ \.block\(/);
    assert.equal(await copied("link to eth_getBalance"), `${site}#/ethereum/method/eth/eth_getBalance`);
    await page.waitForFunction(() => document.getElementById("said").textContent === "Copied link to eth_getBalance");
    // The address is kept.
    await page.reload();
    await page.waitForSelector("main .choice input");
    assert.equal(await page.inputValue("main .choice input"), "https://node.example/it's");
    const several = await open(`${site}#/filecoin/method/chain/Filecoin.ChainHead`);
    await several.selectOption("main .choice select", { label: "Gateway" });
    assert.ok((await several.textContent("main .code")).includes("Gateway::connect"));
  },

  async "all can be done by keyboard"(open) {
    const page = await open(site);
    const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
    await page.keyboard.press("/");
    assert.equal(await focused(), "query");
    await page.keyboard.type("chainId");
    await page.keyboard.press("ArrowDown");
    assert.ok((await focused()).startsWith("eth_chainId"));
    await page.keyboard.press("ArrowDown");
    const second = await focused();
    assert.ok(!second.startsWith("eth_chainId"));
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.equal(await focused(), "query");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await titled(page, "eth_chainId");
    assert.equal(await focused(), "eth_chainId");
    await page.keyboard.press("/");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    assert.equal(await focused(), "query");
    await page.keyboard.press("Escape");
    assert.equal(await page.inputValue("#query"), "");
    await page.keyboard.type("eth_gasPrice");
    await page.keyboard.press("Enter");
    await titled(page, "eth_gasPrice");
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("Tab");
    const skip = await focused();
    if (skip === "Skip to the content") {
      await page.keyboard.press("Enter");
      assert.equal(await focused(), "main");
    }
  },

  async "the theme is the system's, until the reader chooses"(open) {
    const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const page = await open(site, { colorScheme: "dark" });
    const dark = await ground(page);
    assert.equal(await page.getAttribute("#theme", "aria-pressed"), "true");
    await page.click("#theme");
    const light = await ground(page);
    assert.notEqual(light, dark);
    assert.equal(await page.getAttribute("#theme", "aria-pressed"), "false");
    await page.reload();
    assert.equal(await ground(page), light);
  },

  async "it fits a telephone"(open) {
    const page = await open(`${site}#/chia/method/full_node/get_coin_record_by_name`, { viewport: { width: 360, height: 740 } });
    await titled(page, "get_coin_record_by_name");
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok((await wide()) <= 360, `${await wide()}`);
    assert.equal(await page.isVisible("#side"), false);
    await page.fill("#query", "push_tx");
    assert.equal(await page.isVisible("main"), false);
    assert.ok((await wide()) <= 360);
    await page.click("#list a >> nth=0");
    await titled(page, "push_tx");
    assert.equal(await page.isVisible("#side"), false);
    // The page that is open already is opened again.
    await page.fill("#query", "push_tx");
    await page.keyboard.press("Enter");
    await page.waitForSelector("main h1:focus");
    if (given.shots) await page.screenshot({ path: path.join(given.shots, "explorer-phone.png") });
  },

  async "axe finds nothing, in light and in dark"(open) {
    const places = ["", "#/ethereum", "#/ethereum/method/eth/eth_subscribe", "#/ethereum/method/eth/eth_getLogs", "#/ethereum/type/Block", "#/filecoin/client/FullNode", "#/filecoin/method/chain/Filecoin.ChainHead", "#/nothing"];
    for (const colorScheme of ["light", "dark"]) {
      for (const place of places) {
        const page = await open(site + place, { colorScheme });
        await page.waitForSelector("h1");
        for (const box of await page.$$("main .inside > summary")) await box.click();
        if (place === places[0]) await page.fill("#query", "deprecated");
        await inspect(page, `${colorScheme} ${place}`);
      }
    }
    return `${2 * places.length} pages`;
  },

  async "nothing of a hostile document is markup"(open) {
    const [{ slug }] = indexOf(given.hostile).apis;
    const data = dataOf(given.hostile, slug);
    const links = ["", `#/${slug}`, ...data.types.map((type) => `#/${slug}/type/${type.name}`)];
    for (const method of data.methods) links.push(`#/${slug}/method/${data.documents[0].module}/${encodeURIComponent(method.wire)}`);
    for (const link of links) {
      const page = await open(hostile + link);
      await page.waitForSelector("h1");
      assert.notEqual(await page.textContent("h1"), "Not found", link);
      for (const box of await page.$$("main details > summary")) await box.click();
      await page.fill("#query", "<");
      const found = await page.evaluate(() => {
        const strange = "script:not([src]), img, svg, math, iframe, b, i, s, u, details[ontoggle], main style";
        const handlers = [...document.querySelectorAll("*")].filter((one) => [...one.attributes].some(({ name }) => name.startsWith("on")));
        const targets = [...document.querySelectorAll("a")].filter((one) => !/^(https?|file):$/.test(one.protocol));
        return [...document.querySelectorAll(strange), ...handlers, ...targets].map((one) => one.outerHTML);
      });
      assert.deepEqual(found, [], link);
    }
    const folder = mkdtempSync(path.join(tmpdir(), "explorer-"));
    try {
      const page = await open(hostile + links.at(-2));
      await page.waitForSelector("main pre");
      const lines = await page.$$eval("main pre", (all) => all.map((one) => one.textContent).filter((text) => text.startsWith("curl ")));
      assert.equal(lines.length, 1);
      execFileSync("sh", ["-c", `curl() { :; }; ${lines[0]}`], { cwd: folder });
      assert.deepEqual(readdirSync(folder), [], lines[0]);
    } finally {
      rmSync(folder, { recursive: true });
    }
    return `${links.length} pages`;
  },

  async "a page is there in 200 ms, with all clients"(open) {
    const times = {};
    for (const place of ["", "#/ethereum/method/eth/eth_getBlockByNumber", "#/chia", "#/ethereum"]) {
      // Other work on the machine makes it slower, and nothing makes it faster.
      const all = [];
      while (all.length < 3 || (Math.min(...all) >= LOAD && all.length < 15)) {
        const page = await open("about:blank");
        await page.goto(site + place);
        await page.waitForFunction(() => performance.getEntriesByName("shown").length > 0);
        // Since its navigation began.
        all.push(await page.evaluate(() => performance.getEntriesByName("shown")[0].startTime));
        await page.close();
      }
      times[place || "#/"] = Math.round(Math.min(...all));
      assert.ok(Math.min(...all) < LOAD, `${place || "#/"}: ${all.map(Math.round)} ms`);
    }
    return Object.entries(times).map(([place, time]) => `${place} ${time} ms`).join(", ");
  },

  async "it can be printed"(open) {
    const page = await open(`${site}#/ethereum/method/eth/eth_getBalance`);
    await page.waitForSelector("h1");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.isVisible("#side"), false);
    assert.equal(await page.isVisible("main"), true);
    assert.ok((await page.pdf()).length > 10_000);
  },

  async "screenshots"(open) {
    if (!given.shots) return "left out";
    for (const colorScheme of ["light", "dark"]) {
      const page = await open(site, { colorScheme, viewport: { width: 1440, height: 900 } });
      await page.fill("#query", "balance");
      await page.click("#list a[href$='/eth_getBalance']");
      await titled(page, "eth_getBalance");
      await page.evaluate(() => document.activeElement.blur());
      await page.screenshot({ path: path.join(given.shots, `explorer-${colorScheme}.png`) });
    }
  },
};

/** Waits for the page of this title. */
async function titled(page, title) {
  await page.waitForFunction((title) => document.querySelector("h1")?.textContent === title, title);
}

/** Fails where axe finds something. */
async function inspect(page, where) {
  // The page's own policy forbids scripts in it: axe comes in by the debugger.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"], preload: false }));
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html} ${node.any.map((one) => one.message)}`).join("\n  ")}`);
  assert.deepEqual(told, [], where);
}

async function run() {
  if (given.shots) mkdirSync(given.shots, { recursive: true });
  const browser = await chromium.launch({ executablePath: given.chromium, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  const watch = setTimeout(() => {
    console.error(`not done after ${WHOLE / 1000} s`);
    browser.close().finally(() => process.exit(1));
  }, WHOLE);
  let failed = 0;
  try {
    for (const [name, test] of Object.entries(tests)) {
      const contexts = [];
      const complaints = [];
      const open = async (url, settings = {}) => {
        const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: "light", permissions: ["clipboard-read", "clipboard-write"], ...settings });
        contexts.push(context);
        const page = await context.newPage();
        page.setDefaultTimeout(10_000);
        page.on("pageerror", (error) => complaints.push(String(error)));
        page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
        page.on("request", (request) => /^(file|data|about):/.test(request.url()) || complaints.push(`asked for ${request.url()}`));
        page.on("dialog", (dialog) => complaints.push(`a dialog: ${dialog.message()}`) && dialog.dismiss());
        await page.goto(url);
        return page;
      };
      const start = performance.now();
      try {
        const more = await test(open);
        assert.deepEqual(complaints, [], "the console");
        console.log(`ok ${name} (${Math.round(performance.now() - start)} ms)${more ? `: ${more}` : ""}`);
      } catch (error) {
        failed += 1;
        console.log(`FAILED ${name}: ${error.stack ?? error}\n${complaints.join("\n")}`);
      }
      await Promise.all(contexts.map((context) => context.close()));
    }
  } finally {
    clearTimeout(watch);
    await browser.close();
  }
  console.log(`${Object.keys(tests).length - failed} of ${Object.keys(tests).length} passed in Chromium ${browser.version()}`);
  process.exitCode = failed ? 1 : 0;
}

await run();
