#!/usr/bin/env python3
"""Brings recorded traffic into the form that `polyrpc verify` reads.

samples.py pairs FILE...     every request and its answer in files of samples
samples.py malformed FILE    the parameters that no client may accept, out of a file of cases
samples.py infinium FILE     cases of Infinium without what only its documentation has
samples.py daemon FILE       every answer and every event in a log of a Chia daemon's socket
samples.py libra FILE        the cases of Libra without those that no node writes, and what is captured: batches, frames, refusals
samples.py transactions FILE every captured transaction of a user of Libra, with its era
"""

import json
import sys

# Answered with an error because of their form. What else is answered with an error has the right form and the wrong meaning.
MALFORMED = {
    "debug_getRawReceipts/get-invalid-number",
    "debug_getRawTransaction/get-invalid-hash",
    "debug_traceBlockByNumber/trace-block-invalid-number",
    "eth_getStorageAt/get-storage-invalid-key",
    "eth_getStorageAt/get-storage-invalid-key-too-large",
}


# What documents and the test data of other clients show and no node writes, by origin and method, with the reason.
GO = "client-sdk-go:diemjsonrpctypes/testdata/"
WORD = "a word stands in the place of bytes in hex"
NOT_LIBRA = {
    ("doc:json-rpc/docs/type_metadata.md@main", "get_metadata"): "hashes are the word `placeholder`",
    (GO + "get-account-transaction-with-events.json", "get_account_transactions"): "the response to `get_account_transaction`",
    (GO + "get-account-transactions-with-events.json", "get_account_transactions"): WORD,
    (GO + "get-account-with-designated-dealer-role.json", "get_account"): WORD,
    (GO + "get-account-with-parent-vasp-role.json", "get_account"): WORD,
    (GO + "get-received-payment-events.json", "get_events"): WORD,
    (GO + "get-sent-payment-events.json", "get_events"): WORD,
}


def main(command, files):
    if command == "pairs":
        for file in files:
            with open(file) as text:
                for origin, method, params, response in pairs(json.load(text), file):
                    write(origin, method, params, response)
    elif command == "infinium":
        infinium(files)
    elif command in ("libra", "transactions"):
        for file in files:
            with open(file) as text:
                (libra if command == "libra" else transactions)(list(map(json.loads, text)))
    elif command == "daemon":
        for file in files:
            with open(file) as text:
                daemon(json.load(text)["messages"])
    else:
        seen = set()
        for file in files:
            with open(file) as text:
                for case in map(json.loads, text):
                    if case["from"] in MALFORMED:
                        seen.add(case["from"])
                        line(case["from"], api="ethereum", method=case["method"], params=case["sent"])
        if seen != MALFORMED:
            sys.exit(f"not found: {sorted(MALFORMED - seen)}")


# Examples of Infinium's documentation that no daemon and no wallet would take or write. Why is in tests/tests/infinium/not_read.jsonl.
SLIPS = {
    "atomics_check_htlc_redeemed",
    "atomics_create_htlc_proposal",
    "atomics_get_list_of_active_htlc",
    "atomics_redeem_htlc",
    "get_pool_txs_details",
    "submitblock",
}


def infinium(files):
    """The cases as they are, but for these examples, each of which must be there."""
    seen = set()
    for file in files:
        with open(file) as text:
            for line in text:
                case = json.loads(line)
                if case["from"] == "examples.json" and case["method"] in SLIPS:
                    seen.add(case["method"])
                else:
                    sys.stdout.write(line)
    if not seen <= SLIPS or not seen:
        sys.exit("the examples of the documentation aren't there")


def pairs(value, origin, name=None):
    """All requests with their responses, wherever they stand."""
    if isinstance(value, list) and any("dir" in item for item in value if isinstance(item, dict)):
        yield from transcript(value, origin)
    elif isinstance(value, list):
        for item in value:
            yield from pairs(item, origin, name)
    elif isinstance(value, dict) and isinstance(value.get("response"), dict):
        request = value.get("request", {"method": name, "params": value.get("params")})
        if isinstance(request, dict) and request.get("method"):
            yield origin, request["method"], request.get("params"), value["response"]
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from pairs(item, f"{origin}/{key}", key)


def transcript(messages, origin):
    """The calls in a log of a socket, matched by their ids."""
    sent = {}
    for message in (entry["msg"] for entry in messages if isinstance(entry.get("msg"), (dict, list))):
        for part in message if isinstance(message, list) else [message]:
            if "method" in part and "id" in part:
                sent[part["id"]] = part
            elif part.get("id") in sent:
                request = sent.pop(part["id"])
                yield origin, request["method"], request.get("params"), part


# What stands in the log for a secret, and what is read in its place: both a text and hex.
MASKED, UNMASKED = "<masked>", "00"


def daemon(log):
    """An answer has the id of its request; what has no request is an event."""
    sent = {}
    for number, entry in enumerate(log):
        message, origin = unmasked(entry["msg"]), f"messages/{number}"
        if entry["dir"] == "send":
            sent[message["request_id"]] = message
        elif entry["dir"] == "recv" and not message["ack"]:
            message["data"].pop("success", None)
            line(origin, api="chia/daemon", stream="events", item=message)
        elif entry["dir"] == "recv" and message["request_id"] in sent:
            request, data = sent.pop(message["request_id"]), message["data"]
            params = request.get("data", {})
            if data["success"]:
                del data["success"]
                sides = {"params": params, "result": data}
            else:
                sides = {"sent": params, "error": data, "http_status": None}
            service = message["origin"].removeprefix("chia_")
            line(origin, api=f"chia/{service}", method=request.get("command", ""), **sides)


def libra(cases):
    """Cases that name no method are about the envelope: what was called stands in what was captured, if it was."""
    seen = set()
    for case in cases:
        origin, method = case["from"], case.get("method")
        if (origin, method) in NOT_LIBRA:
            seen.add((origin, method))
        elif "capture" in case:
            captured(origin, case["capture"])
        elif "error" in case or method:
            print(json.dumps(case))
    if seen != set(NOT_LIBRA):
        sys.exit(f"not found: {sorted(set(NOT_LIBRA) - seen)}")


def captured(origin, capture):
    """What was sent and answered: single calls, batches, and the frames of a socket."""
    request, response = capture.get("request"), capture.get("response")
    if capture["method"] == "stream":
        for frame in response:
            if "error" in frame.get("received", {}):
                line(origin, api="libra", method="unsubscribe", error=frame["received"]["error"])
    elif isinstance(request, dict) and isinstance(response, dict):
        answered(origin, request, response)
    elif isinstance(request, list) and isinstance(response, list):
        for number, (call, answer) in enumerate(zip(request, response)):
            if isinstance(call, dict):
                answered(f"{origin}/{number}", call, answer)


def answered(origin, request, response):
    if "error" in response:
        line(origin, api="libra", method=request.get("method"), sent=request.get("params"), error=response["error"])
    else:
        line(origin, api="libra", method=request["method"], params=request.get("params", []), result=response["result"])


def transactions(cases):
    for case in cases:
        result = case.get("result")
        for transaction in result if isinstance(result, list) else [result]:
            if case["from"].startswith("capture") and isinstance(transaction, dict) and transaction.get("transaction", {}).get("type") == "user":
                print(json.dumps({"era": case["era"], "transaction": transaction}))


def unmasked(value):
    if isinstance(value, dict):
        return {key: unmasked(item) for key, item in value.items()}
    if isinstance(value, list):
        return [unmasked(item) for item in value]
    return UNMASKED if value == MASKED else value


def write(origin, method, params, response):
    if "result" in response and "error" not in response:
        sides = {"result": response["result"]}
        if params is not None:
            sides["params"] = params
        line(origin, api="ethereum", method=method, **sides)
    else:
        line(origin, api="ethereum", method=method, sent=params, error=response.get("error"))


def line(origin, **members):
    print(json.dumps({"from": origin, **members}))


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("pairs", "malformed", "infinium", "daemon", "libra", "transactions"):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
