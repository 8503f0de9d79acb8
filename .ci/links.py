#!/usr/bin/env python3
"""Checks that the links of the Markdown files, and those of Rust docs into the repository, lead to something: files, and headings in them.

What a registry shows is read outside the repository, so a README that a crate takes from elsewhere has no relative links.
Links to other hosts aren't followed.
"""

import os
import re
import subprocess
import sys

REPOSITORY = "https://github.com/polyrpc/polyrpc/blob/HEAD/"
SHOWN_ELSEWHERE = {"README.md"}
LINK = re.compile(r"\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)", re.MULTILINE)
IN_DOCS = re.compile(r"//[/!].*?(" + re.escape(REPOSITORY) + r"[^)>\s]+)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def main():
    files = subprocess.check_output(["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"], text=True).split()
    count, broken = 0, []
    for file in files:
        text = FENCED.sub("", read(file))
        for match in LINK.finditer(text):
            link = match[1] or match[2]
            count += 1
            reason = fault(file, link)
            if reason:
                broken.append(f"{file}: {link}: {reason}")
    sources = subprocess.check_output(["git", "ls-files", "*.rs"], text=True).split()
    for file in (file for file in sources if "/generated/" not in file and "tests/cases/" not in file):
        for link in IN_DOCS.findall(read(file)):
            count += 1
            reason = fault(file, link)
            if reason:
                broken.append(f"{file}: {link}: {reason}")
    print("\n".join([*broken, f"{count} links in {len(files)} pages and in docs, {len(broken)} broken"]))
    return bool(broken)


def fault(file, link):
    """What is wrong with a link, if anything is."""
    path, _, heading = link.partition("#")
    if path.startswith(REPOSITORY):
        path = path.removeprefix(REPOSITORY)
    elif path.startswith(("http://", "https://")):
        return None
    elif path:
        if file in SHOWN_ELSEWHERE:
            return f"a registry doesn't know where it starts from: {REPOSITORY}{path}"
        path = os.path.normpath(os.path.join(os.path.dirname(file), path))
    path = path or file
    if not os.path.exists(path):
        return "there is no such file"
    if heading and heading not in {slug(title) for title in HEADING.findall(FENCED.sub("", read(path)))}:
        return "there is no such heading"
    return None


def slug(title):
    """The name of a heading in links."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def read(file):
    with open(file) as text:
        return text.read()


sys.exit(main())
