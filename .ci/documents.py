#!/usr/bin/env python3
"""Measures what becomes of a folder of documents, as a table in markdown.

documents.py GENERATOR FOLDER [SCRATCH]

A document is a JSON or YAML file with `openrpc` in it, or the first such file of a subfolder. For each: its methods, the generated types,
the places that became a JSON value and how many of these the document types, as the generator's diagnostics tell, and the generated
names that end in a number which stands nowhere in the document. Exits with 1 if a place is untyped that a document types.

With a SCRATCH folder each document becomes a crate there (`generate --crate`), and all of them together one more, which clippy checks
with `-D warnings` and which reads the documents' examples and writes them again. Then the table says too how many lines are generated and
warned of, and how many of the parameter sets and results that agree with their schemas are written as they were. What differs is told on
standard error, and makes it exit with 1. It compiles a million lines, with the versions of this project's Cargo.lock.
"""

import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile

LIMIT = 120  # seconds for one document
PROJECT = pathlib.Path(__file__).resolve().parent.parent

# What it says of a place that the document types.
TYPED = re.compile(
    r": (the branches of this union can't be told apart|its values are of several kinds|the listed values are of several kinds"
    r"|a constant that is no scalar|it stands too deep|it contains itself|the object has \d+ properties)"
)
SUMMARY = re.compile(r"(\d+) methods?, (\d+) types?, (\d+) untyped places?, (\d+) diagnostics?")
NAME = re.compile(r"^\s*(?:pub (?:struct|enum|fn|mod) )?([A-Za-z_][A-Za-z_0-9]*?\d+)(?=[ (,<{])", re.M)
CONTRADICTS = re.compile(r"the example contradicts its own schema.*?(?: \(and so do (\d+) more\))?;|the example has (?:no|more) ")

COLUMNS = ["methods", "types", "untyped", "left open", "typed by the document", "numbered names", "diagnostics"]
COMPILED = ["lines", "clippy", "parameters", "results", "left out"]


def main(generator, folder, scratch=None):
    files = list(documents(pathlib.Path(folder)))
    rows = [measure(generator, file) for file in files]
    columns, wrong = COLUMNS, []
    if scratch:
        more, wrong = compiled(generator, files, pathlib.Path(scratch).resolve())
        rows = [row + extra for row, extra in zip(rows, more)]
        columns = COLUMNS + COMPILED
    print("| document | " + " | ".join(columns) + " |")
    print("| --- |" + " ---: |" * len(columns))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")
    sums = [total(column) for column in list(zip(*rows))[1:]]
    print("| " + " | ".join(map(str, [f"all {len(rows)}", *sums])) + " |")
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if not rows or wrong or sums[4] != 0 else 0


def total(column):
    """The sum of numbers, and of pairs such as `3 of 4`."""
    if any(" of " in str(cell) for cell in column):
        pairs = [str(cell).split(" of ") for cell in column if " of " in str(cell)]
        return " of ".join(str(sum(int(pair[side]) for pair in pairs)) for side in (0, 1))
    return sum(int(cell) for cell in column if str(cell).isdigit())


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


def compiled(generator, files, scratch):
    """For each document the columns that need a compiler, and what is wrong."""
    shutil.rmtree(scratch, ignore_errors=True)
    names = [f"document-{number}" for number in range(len(files))]
    crates = [crate(generator, file, scratch / name) for file, name in zip(files, names)]
    names = [name for name, made in zip(names, crates) if made is not None]
    together(scratch / "all", names)
    warned, wrong = clippy(scratch)
    found, differ = verified(scratch, names)
    columns = []
    for number, (file, made) in enumerate(zip(files, crates)):
        if made is None:
            columns.append([""] * len(COMPILED))
            continue
        name = f"document-{number}"
        lines, given, left_out = made
        cells = [f"{given[side] - len(found.get((name, side), []))} of {given[side]}" if given[side] else "" for side in ("params", "result")]
        columns.append([lines, warned.get(name, 0), *cells, left_out or ""])
        wrong += [f"{file.stem}: {line}" for line in differ.get(name, [])]
    return columns, wrong


def crate(generator, file, out):
    """Generates the crate of a document: its lines, its examples by their sides, and how many were left out."""
    command = [generator, "generate", str(file), "--crate", out.name, "--out", str(out), "--name", out.name]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT)
    if done.returncode != 0:
        return None
    lines = sum(len(source.read_text().splitlines()) for source in (out / "src/generated").rglob("*.rs"))
    examples = [json.loads(line) for line in (out / "src/examples.jsonl").read_text().splitlines()[1:]]
    given = {side: sum(side in example for example in examples) for side in ("params", "result")}
    left_out = sum(1 + int(found.group(1) or 0) for found in CONTRADICTS.finditer(done.stderr))
    return lines, given, left_out


def together(out, names):
    """One crate with the clients of all documents, and a program that verifies their examples."""
    (out / "src").mkdir(parents=True)
    (out / "Cargo.toml").write_text(
        "[package]\nname = \"all\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[features]\nregistry = []\ndefault = [\"registry\"]\n"
        f"[dependencies]\npolyrpc = {{ path = \"{PROJECT}/sdk\", features = [\"cli\", \"epee\", \"layers\"] }}\n[workspace]\n"
        "[profile.dev]\ndebug = false\n"
    )
    shutil.copy(PROJECT / "Cargo.lock", out)
    module = lambda name: name.replace("-", "_")
    modules = "".join(f"#[path = \"../../{name}/src/generated/mod.rs\"]\npub mod {module(name)};\n" for name in names)
    (out / "src/lib.rs").write_text("//! The clients of all documents.\n\n" + modules)
    apis = "".join(f"        Api::new::<Plain>(all::{module(name)}::registry::METHODS),\n" for name in names)
    (out / "src/main.rs").write_text(
        "//! Reads examples, and writes them again.\n\nuse polyrpc::Plain;\nuse polyrpc::cli::{Api, main_with};\n\n"
        f"fn main() -> std::process::ExitCode {{\n    main_with(&[\n{apis}    ])\n}}\n"
    )


def cargo(scratch, *args):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "CARGO_INCREMENTAL": "0"}
    command = ["cargo", args[0], "--offline", "--manifest-path", str(scratch / "all/Cargo.toml"), *args[1:]]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"cargo {args[0]}: {seconds:.0f} s of CPU time", file=sys.stderr)
    return done


def clippy(scratch):
    """How many warnings the client of each document has, and those lines."""
    done = cargo(scratch, "clippy", "--lib", "--message-format", "json", "--", "-D", "warnings")
    warned, wrong = {}, []
    for line in done.stdout.splitlines():
        message = json.loads(line) if line.startswith("{") else {}
        if message.get("reason") != "compiler-message" or message.get("target", {}).get("name") != "all":
            continue
        spans = message["message"]["spans"]
        place = re.search(r"(document-\d+)/src/generated/(.*)", spans[0]["file_name"]) if spans else None
        if place:
            warned[place.group(1)] = warned.get(place.group(1), 0) + 1
            wrong.append(f"{place.group()}:{spans[0]['line_start']}: {message['message']['message']}")
    if done.returncode != 0 and not wrong:
        wrong.append(done.stderr[-2000:])
    return warned, wrong


def verified(scratch, names):
    """Which sides of examples aren't written as they were, for each document, and what is said of them."""
    examples = [(name, str(scratch / name / "src/examples.jsonl")) for name in names]
    done = cargo(scratch, "build")
    if done.returncode != 0:
        return {}, {name: [] for name in names} | {names[0]: [done.stderr[-2000:]]}
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", scratch / "all/target"))
    done = subprocess.run([target / "debug/all", "verify", *(file for _, file in examples)], capture_output=True, text=True)
    found, said = {}, {}
    for line in (done.stdout + done.stderr).splitlines():
        place = re.match(r"\S*/(document-\d+)/src/examples\.jsonl:\d+ (\S+) (params|result) (.*)", line)
        if place:
            name, method, side, what = place.groups()
            found.setdefault((name, side), []).append(line)
            said.setdefault(name, []).append(f"{method} {side} {what[:300]}")
        elif " unknown: " in line or not line.startswith("cases "):
            said.setdefault(names[0], []).append(line)
    return found, said


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
