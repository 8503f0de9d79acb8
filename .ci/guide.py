#!/usr/bin/env python3
"""Follows docs/adding-a-chain.md in a copy of the tree: writes the page's files, adds its lines, runs its commands.

guide.py COPY

The page must be right to the letter, and the chain must touch nothing but its own folders, its feature and its line in the list of chains.
"""

import pathlib
import re
import shutil
import subprocess
import sys

PAGE = "docs/adding-a-chain.md"
# `path` … then a block, with nothing between but the sentence that names the path.
FILES = re.compile(r"^`((?:schemas|sdk)/abacus[^`]*|sdk/[^`]*/abacus[^`]*)`[^\n]*(?:\n[^`\n][^\n]*)*:\n\n```\w+\n(.*?)^```$", re.M | re.S)
TEST = re.compile(r"`(sdk/tests/abacus\.rs)`:\n\n```rust\n(.*?)^```$", re.M | re.S)
FEATURE = re.compile(r"^```toml\n(.*?)^```$", re.M | re.S)
LIST = re.compile(r"^```rust\n(chains! \{.*?^\}\n)```$", re.M | re.S)
OWN = ("schemas/abacus/", "sdk/src/abacus/", "sdk/tests/abacus.rs")


def main(copy):
    copy = pathlib.Path(copy)
    page = pathlib.Path(PAGE).read_text()
    fresh(copy)
    files = dict(FILES.findall(page)) | dict(TEST.findall(page))
    expected = {"schemas/abacus/types.json", "schemas/abacus/accounts.json", "sdk/src/abacus/chain.rs", "sdk/src/abacus/mod.rs", "sdk/tests/abacus.rs"}
    if set(files) != expected:
        sys.exit(f"{PAGE} has other files than expected: {sorted(set(files) ^ expected)}")
    for path, text in files.items():
        target = copy / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    add_feature(copy / "sdk/Cargo.toml", FEATURE.search(page)[1])
    add_to_list(copy / "sdk/src/lib.rs", LIST.search(page)[1])
    generator = ["cargo", "run", "--quiet", "-p", "polyrpc-codegen", "--"]
    for command in (
        generator + ["lint"],
        generator + ["generate"],
        ["cargo", "test", "--quiet", "-p", "polyrpc", "--features", "abacus,mock", "--test", "abacus"],
    ):
        subprocess.run(command, cwd=copy, check=True)
    stat(copy)


def fresh(copy):
    """The files that git tracks, as they are here."""
    shutil.rmtree(copy, ignore_errors=True)
    tracked = subprocess.run(["git", "ls-files", "-z"], check=True, capture_output=True, text=True).stdout
    for path in filter(None, tracked.split("\0")):
        if pathlib.Path(path).exists():
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, copy / path, follow_symlinks=False)
    git(copy, "init", "--quiet")
    git(copy, "add", "--all", "--force")
    git(copy, "commit", "--quiet", "--message", "before")


def add_feature(manifest, lines):
    text = manifest.read_text()
    place = "## Chia:"
    if place not in text:
        sys.exit(f"{manifest} has no line that begins with {place!r}")
    manifest.write_text(text.replace(place, lines + place, 1))


def add_to_list(library, block):
    """The line of the new chain goes into the list as the page shows it."""
    line = next(line for line in block.splitlines(keepends=True) if "abacus" in line)
    text = library.read_text()
    without = block.replace(line, "")
    if without not in text:
        sys.exit(f"{library} has no such list as {PAGE} shows:\n{without}")
    library.write_text(text.replace(without, block, 1))


def stat(copy):
    git(copy, "add", "--all")
    changed = git(copy, "diff", "--cached", "--numstat").splitlines()
    foreign = [line for line in changed if not line.split("\t")[2].startswith(OWN)]
    own = len(changed) - len(foreign)
    print(f"the chain's own: {own} files; elsewhere:", *foreign, sep="\n")
    allowed = {"sdk/Cargo.toml": "2", "sdk/src/lib.rs": "1"}
    if {line.split("\t")[2]: line.split("\t")[0] for line in foreign} != allowed or any(line.split("\t")[1] != "0" for line in foreign):
        sys.exit("a chain must need nothing but its folders, its feature and its line in the list of chains")


def git(copy, *arguments):
    who = ["-c", "user.name=guide", "-c", "user.email=guide@localhost", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *who, *arguments], cwd=copy, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
