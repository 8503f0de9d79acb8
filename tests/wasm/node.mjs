// A node on a free port of this machine, in the process that the tests run in, and as long as that.
//
//   NODE_OPTIONS="--import …/tests/wasm/node.mjs"

import { createServer } from "node:http";

const answers = {
    eth_blockNumber: () => ({ result: "0x10" }),
    eth_chainId: () => ({ result: "0x1" }),
    eth_gasPrice: () => ({ error: { code: -32000, message: "no price yet" } }),
};

// What a call of each method, alone in its request, gets in place of an answer.
const faults = {
    eth_maxPriorityFeePerGas: (response) => response.writeHead(429, { "Retry-After": "7" }).end("slow down"),
    // Nothing, for as long as it waits.
    eth_accounts: () => {},
    eth_blobBaseFee: () => {},
};

const answer = ({ id, method }) => ({ jsonrpc: "2.0", id, ...answers[method]() });

const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    NODE.seen.push(`${request.method} ${request.url} ${request.headers["content-type"] ?? "-"}`);
    if (request.url !== "/rpc") {
        response.writeHead(404).end();
        return;
    }
    const calls = JSON.parse(Buffer.concat(chunks));
    response.on("close", () => response.writableEnded || NODE.aborted.push(calls.method));
    if (faults[calls.method]) {
        faults[calls.method](response);
        return;
    }
    const answered = Array.isArray(calls) ? calls.map(answer).reverse() : answer(calls);
    // As several clients answer calls that they refuse.
    response.writeHead(answered.error ? 500 : 200, { "Content-Type": "application/json" });
    response.end(JSON.stringify(answered));
});

globalThis.NODE = { seen: [], aborted: [] };
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
// The process ends although it listens.
server.unref();
NODE.url = `http://127.0.0.1:${server.address().port}/rpc`;
