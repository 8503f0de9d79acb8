#!/usr/bin/env python3
"""Follows the guide under docs/guide: compiles its Rust snippets in one crate and runs those that need no node, runs the commands of its documents,
and makes its first program in an empty folder, by nothing but what the page says.

book.py SCRATCH POLYRPC_CODEGEN FEATURES

SCRATCH is emptied, POLYRPC_CODEGEN is the generator's binary, FEATURES are those of the crate that snippets may use, quoted and separated by commas.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path.cwd()
GUIDE = pathlib.Path("docs/guide")
FIRST, OWN, CHANGES = (GUIDE / name for name in ("first-program.md", "own-document.md", "spec-changes.md"))
# The words before a block, up to the last empty line; its language; what is in it.
BLOCK = re.compile(r"(?:^(?P<before>[^\n`]*`(?P<path>[^`\n]+)`[^\n]*):\n\n)?^```(?P<language>[^\n]*)\n(?P<text>.*?)^```$", re.M | re.S)
LANGUAGES = {"rust", "rust,no_run", "toml", "sh", "json", "text"}
CHECKOUT = "../polyrpc/sdk"


def main(scratch, generator, features):
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    summary()
    # In a folder that nothing is around, as a reader's.
    with tempfile.TemporaryDirectory() as empty:
        first_program(pathlib.Path(empty))
    documents(scratch / "crate", generator)
    snippets(scratch / "crate", features)


def summary():
    """Every page of docs/ can be reached."""
    listed = set(re.findall(r"\]\(([^)]+\.md)\)", pathlib.Path("docs/SUMMARY.md").read_text()))
    there = {str(path.relative_to("docs")) for path in pathlib.Path("docs").rglob("*.md")} - {"SUMMARY.md"}
    if listed != there:
        sys.exit(f"docs/SUMMARY.md and the pages differ: {sorted(listed ^ there)}")


def blocks(page):
    found = list(BLOCK.finditer(page.read_text()))
    for block in found:
        if block["language"] not in LANGUAGES:
            sys.exit(f"{page}: a block is `{block['language']}`; it is one of {sorted(LANGUAGES)}")
    if len(found) * 2 != len(re.findall(r"^```", page.read_text(), re.M)):
        sys.exit(f"{page}: a block has no end")
    return found


def first_program(folder):
    """The page's commands and files, in its order; only the path of the checkout is another one."""
    inside = folder
    ran = []
    for block in blocks(FIRST):
        text = block["text"].replace(CHECKOUT, str(ROOT / "sdk"))
        if block["language"] == "sh":
            for command in text.splitlines():
                if command.startswith("cd "):
                    inside = inside / command.removeprefix("cd ")
                    # The same versions as everywhere else, so that little is built again.
                    shutil.copy("Cargo.lock", inside)
                else:
                    subprocess.run(command.split(), cwd=inside, check=True)
                    ran.append(command)
        elif block["path"] == "Cargo.toml":
            with open(inside / "Cargo.toml", "a") as manifest:
                manifest.write(text)
        elif block["path"] and block["language"] == "rust":
            (inside / block["path"]).write_text(text)
        else:
            sys.exit(f"{FIRST}: nobody knows what to do with this block:\n{text}")
    if ran[:1] != ["cargo new balance"] or ran[-1:] != ["cargo test"]:
        sys.exit(f"{FIRST}: it should begin with `cargo new balance` and end with `cargo test`, not {ran}")


def documents(folder, generator):
    """The documents of the guide, and the generator's commands on them."""
    (folder / "src").mkdir(parents=True)
    for page in (OWN, CHANGES):
        printed = None
        for block in blocks(page):
            if block["language"] == "json":
                (folder / block["path"]).write_text(block["text"])
            elif block["language"] == "sh":
                command = block["text"].split()
                if command[0] != "polyrpc-codegen":
                    sys.exit(f"{page}: `{command[0]}` isn't run")
                if "--crate" in command:
                    continue  # the step `crate` does this
                done = subprocess.run([generator, *command[1:]], cwd=folder, capture_output=True, text=True)
                printed = done.stdout
                if done.returncode != (1 if command[1] == "diff" else 0):
                    sys.exit(f"{page}: {' '.join(command)} failed:\n{done.stdout}{done.stderr}")
            elif block["language"] == "text" and block["text"] != printed:
                sys.exit(f"{page}: the command printed\n{printed}and the page has\n{block['text']}")


def snippets(folder, features):
    code, count, tests = [], 0, 0
    for page in sorted(GUIDE.glob("*.md")):
        if page == FIRST:
            continue
        for number, block in enumerate(blocks(page)):
            if not block["language"].startswith("rust"):
                continue
            name = f"{page.stem.replace('-', '_').lower()}_{number}"
            body = "".join(line.removeprefix("# ") if line != "#\n" else "\n" for line in block["text"].splitlines(keepends=True))
            runs = block["language"] == "rust"
            code.append(module(name, body, runs))
            count += 1
            tests += runs
    (folder / "Cargo.toml").write_text(f"""[package]
name = "book"
edition = "2024"
[dependencies]
alloy-signer-local = {{ version = "2.5", default-features = false }}
alloy-sol-types = "1.7"
futures-util = {{ version = "0.3", features = ["channel"] }}
polyrpc = {{ path = "{ROOT}/sdk", features = [{features}, "mock", "record"] }}
polyrpc-codegen = {{ path = "{ROOT}/codegen", default-features = false }}
serde = {{ version = "1", features = ["derive"] }}
serde_json = "1"
serde_with = {{ version = "3", default-features = false }}
tokio = {{ version = "1", features = ["macros", "rt-multi-thread", "time"] }}
tower = "0.5"
[workspace]
[profile.dev]
debug = false
""")
    allowed = "#![allow(dead_code, unused, reason = \"snippets show what they are about\")]\n\nmod shop;\n\n"
    (folder / "src/lib.rs").write_text(allowed + "\n".join(code))
    shutil.copy("Cargo.lock", folder)
    subprocess.run(["cargo", "test", "--quiet", "--lib"], cwd=folder, check=True)
    print(f"{count} snippets, {tests} of them run")


def module(name, body, runs):
    """A snippet as a function of its own; one with a `main` is whole."""
    if re.search(r"^fn main", body, re.M):
        return f"mod {name} {{\n{body}}}\n"
    test = "#[tokio::test]\n" if runs else ""
    kind = "std::result::Result<(), Box<dyn std::error::Error + Send + Sync>>"
    return f"mod {name} {{\n{test}async fn snippet() -> {kind} {{\n{body}Ok(())\n}}\n}}\n"


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]).absolute(), pathlib.Path(sys.argv[2]).absolute(), sys.argv[3])
