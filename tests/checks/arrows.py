#!/usr/bin/env python3
# Fails where a room of lib/ includes one that it may not know. Usage: arrows.py PROJECT_FOLDER
# SPDX-License-Identifier: Apache-2.0
"""The rooms of lib/ from the ground up, each with those that it may include besides itself: none includes one above it.

The files that lie in lib/ itself know all of them. docs/architecture.md says what each is for.
"""
import pathlib
import re
import sys

READ = ["text", "tokenize", "quotes", "article"]  # what a text is read by, without a model
ROOMS = {
    "text": [],
    "model": [],
    "lexicon": ["model"],
    "tokenize": ["text", "lexicon"],
    "quotes": ["text", "tokenize", "lexicon"],
    "article": ["text", "tokenize", "quotes"],
    "nn/kernels": [],
    "nn": ["model", "nn/kernels"],
    "tagger": [*READ, "model", "nn", "nn/kernels"],
    "attribution": [*READ, "lexicon", "tagger", "nn/kernels"],
    "speakers/mentions": [*READ, "lexicon", "tagger"],
    "speakers/entities": [*READ, "lexicon", "speakers/mentions"],
    "speakers/resolve": [*READ, "lexicon", "model", "nn/kernels", "tagger", "speakers/mentions", "speakers/entities"],
    "speakers": [*READ, "lexicon", "tagger", "speakers/mentions", "speakers/entities", "speakers/resolve"],
    "verify": [*READ, "lexicon", "model"],
    "formats": [],
    "c_api": [],
}
# What only the files of its own room may include.
PRIVATE = {"lib/nn/kernels/kernels_internal.h"}


def room_of(path):
    """The room that the file lib/ROOM/FILE lies in; none for a file of lib/ itself."""
    return "/".join(path.split("/")[1:-1])


def faults(root):
    for file in sorted((root / "lib").rglob("*")):
        if file.suffix not in (".h", ".cc", ".inc"):
            continue
        here = room_of(str(file.relative_to(root)))
        if here and here not in ROOMS:
            yield f"{file.relative_to(root)}: the room {here} is not in tests/checks/arrows.py"
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            include = re.match(r'\s*#include "(lib/[^"]+)"', line)
            if not include:
                continue
            there = room_of(include[1])
            allowed = not here or there == here or there in ROOMS[here]
            if not allowed or (include[1] in PRIVATE and there != here):
                yield f"{file.relative_to(root)}:{number}: {here or 'lib'} may not include {include[1]}"


def main():
    order = list(ROOMS)
    upward = [f"{room} may not name {other}, which stands above it" for room in ROOMS for other in ROOMS[room]
              if order.index(other) >= order.index(room)]
    found = [*upward, *faults(pathlib.Path(sys.argv[1]))]
    print("\n".join(found) or "no arrow goes up")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
