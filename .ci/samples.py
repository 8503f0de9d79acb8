#!/usr/bin/env python3
"""Brings recorded traffic into the form that `polyrpc verify` reads.

samples.py pairs FILE...     every request and its answer in files of samples
samples.py malformed FILE    the parameters that no client may accept, out of a file of cases
samples.py daemon FILE       every answer and every event in a log of a Chia daemon's socket
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


def main(command, files):
    if command == "pairs":
        for file in files:
            with open(file) as text:
                for origin, method, params, response in pairs(json.load(text), file):
                    write(origin, method, params, response)
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
    if len(sys.argv) < 3 or sys.argv[1] not in ("pairs", "malformed", "daemon"):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
