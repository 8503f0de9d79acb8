#!/usr/bin/env python3
"""Measures what becomes of a folder of documents, as a table in markdown.

documents.py GENERATOR FOLDER

A document is a JSON or YAML file with `openrpc` in it, or the first such file of a subfolder. For each: its methods, the generated types,
the places that became a JSON value and how many of these the document types, as the generator's diagnostics tell, and the generated
names that end in a number which stands nowhere in the document. Exits with 1 if a place is untyped that a document types.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

LIMIT = 120  # seconds for one document

# What it says of a place that the document types.
TYPED = re.compile(
    r": (the branches of this union can't be told apart|its values are of several kinds|the listed values are of several kinds"
    r"|a constant that is no scalar|it stands too deep|it contains itself|the object has \d+ properties)"
)
SUMMARY = re.compile(r"(\d+) methods?, (\d+) types?, (\d+) untyped places?, (\d+) diagnostics?")
NAME = re.compile(r"^\s*(?:pub (?:struct|enum|fn|mod) )?([A-Za-z_][A-Za-z_0-9]*?\d+)(?=[ (,<{])", re.M)


def main(generator, folder):
    rows = [row for row in (measure(generator, file) for file in documents(pathlib.Path(folder))) if row]
    print("| document | methods | types | untyped | left open | typed by the document | numbered names | diagnostics |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")
    sums = [sum(column) for column in zip(*(row[1:] for row in rows if isinstance(row[1], int)))]
    print("| " + " | ".join(map(str, [f"all {len(rows)}", *sums])) + " |")
    return 1 if not rows or sums[4] else 0


def documents(folder):
    for entry in sorted(folder.iterdir()):
        files = [entry] if entry.is_file() else sorted(entry.rglob("*"))
        files = [file for file in files if file.suffix in (".json", ".yaml", ".yml")]
        for file in files:
            text = file.read_text()
            if re.search(r"[\"']?openrpc[\"']?\s*:", text) and re.search(r"[\"']?methods[\"']?\s*:\s*[\[\n{]", text):
                yield file
                break


def measure(generator, file):
    with tempfile.TemporaryDirectory() as out:
        command = [generator, "generate", str(file), "--out", f"{out}/client"]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT)
        found = SUMMARY.search(done.stderr)
        name = file.stem
        if done.returncode != 0 or not found:
            return [name, "refused: " + (done.stderr.strip().splitlines() or ["?"])[0][:80]] + [""] * 6
        methods, types, untyped, diagnostics = map(int, found.groups())
        lines = done.stderr.splitlines()
        typed = min(untyped, sum(bool(TYPED.search(line)) for line in lines))
        return [name, methods, types, untyped, untyped - typed, typed, numbered(file.read_text(), out), diagnostics]


def numbered(text, out):
    """Names with a number at the end that the document doesn't have."""
    said = re.sub(r"[^a-z0-9]", "", text.lower())
    found = set()
    for source in pathlib.Path(out).rglob("*.rs"):
        for name in NAME.findall(source.read_text()):
            last = re.search(r"[A-Z]?[a-z]*_?\d+$", name).group().replace("_", "").lower()
            if last not in said:
                found.add(name)
    return len(found)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
