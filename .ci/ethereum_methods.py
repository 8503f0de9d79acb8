#!/usr/bin/env python3
"""Counts the methods that client libraries of Ethereum know, by namespace, from their published packages.

Usage: .ci/ethereum_methods.py NAME=FOLDER...

Each FOLDER holds an unpacked package: a crate, a wheel, an npm package. A method counts where its name stands in quotes in the package's
own source. Ours are those of schemas/ethereum. Prints the table of docs/ethereum-methods.md.
"""

import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
QUOTED = re.compile(r"""["']([a-z][a-z0-9]*_[A-Za-z][A-Za-z0-9_]*)["']""")
SOURCES = {".rs", ".py", ".ts"}
# Names of notifications, and a misspelling, that no node answers.
NO_METHODS = {"eth_subscription", "admin_peerEvents", "web3_client_version"}


def ours():
    for path in (ROOT / "schemas/ethereum").glob("*.json"):
        yield from (method["name"] for method in json.loads(path.read_text()).get("methods", []))


def theirs(folder, namespaces):
    for path in pathlib.Path(folder).rglob("*"):
        if path.suffix in SOURCES and "test" not in path.name:
            for name in QUOTED.findall(path.read_text(errors="replace")):
                if name.split("_")[0] in namespaces and re.search("_[a-zA-Z]", name):
                    yield name


def main():
    mine = set(ours())
    namespaces = {name.split("_")[0] for name in mine}
    columns = {"polyrpc": mine}
    for argument in sys.argv[1:]:
        name, folder = argument.split("=", 1)
        columns[name] = set(theirs(folder, namespaces)) - NO_METHODS
    counts = lambda namespace: [sum(n.split("_")[0] == namespace for n in c) for c in columns.values()]
    print("| namespace | " + " | ".join(columns) + " |")
    print("| --- |" + " ---: |" * len(columns))
    for namespace in sorted(namespaces):
        print(f"| `{namespace}` | " + " | ".join(map(str, counts(namespace))) + " |")
    print("| all | " + " | ".join(str(len(c)) for c in columns.values()) + " |")
    others = set().union(*list(columns.values())[1:]) - mine
    print("\nNot ours: " + (", ".join(f"`{name}`" for name in sorted(others)) or "none") + ".")


if __name__ == "__main__":
    main()
