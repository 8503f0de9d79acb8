#!/usr/bin/env python3
"""Lets the generator loose on documents of other organisations.

corpus.py GENERATOR CORPUS OUT

Each document is generated from into a folder under OUT. A run passes if it ends in time with exit code 0, or with a diagnostic and
another exit code below 100; a panic (101) or a signal doesn't.
"""

import json
import pathlib
import shutil
import subprocess
import sys

LIMIT = 120  # seconds for one document


def main(generator, corpus, out):
    corpus, out = pathlib.Path(corpus), pathlib.Path(out)
    shutil.rmtree(out, ignore_errors=True)
    entries = json.loads((corpus / "index.json").read_text())
    files = sorted({entry["file"] for entry in entries})
    files += sorted(str(path.relative_to(corpus)) for path in (corpus / "negative").glob("*.json"))
    refused, failed = [], []
    for number, file in enumerate(files):
        reason = run(generator, corpus / file, out / str(number))
        if reason is not None:
            (failed if reason.startswith("!") else refused).append(f"{file}: {reason}")
    for entry in refused:
        print(f"refused {entry}")
    for entry in failed:
        print(f"FAILED {entry}")
    print(f"{len(files)} documents, {len(refused)} refused, {len(failed)} failed")
    return 1 if failed or not files else 0


def run(generator, document, out):
    """None if it went well, else why not; with `!` before it if that may not happen."""
    command = [generator, "generate", str(document), "--out", str(out)]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return f"!still running after {LIMIT} s"
    errors = done.stderr.strip().splitlines()
    last = errors[-1][:200] if errors else ""
    if done.returncode == 0:
        return None
    if not 0 < done.returncode < 100 or "panicked" in done.stderr or not last:
        return f"!exit code {done.returncode}: {last}"
    return last


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
