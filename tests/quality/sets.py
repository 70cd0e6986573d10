"""The sets of a gold folder, found by their names alone:

    FOLDER/SET.docs.jsonl with FOLDER/SET.gold.jsonl    texts, and the answers by the same id
    FOLDER/SET.gold.jsonl or FOLDER/SET.jsonl           answers that carry their texts

each plain or in gzip (.gz);

    FOLDER/SET/                                         pages, with answers in files of their own;
                                                        or samples of a format

A set is called FOLDER/SET."""

import gzip
import json
import os
from collections import namedtuple

# Paths; docs is None where the answers carry the texts; gold is a folder for a set of pages.
Set = namedtuple("Set", "name docs gold")

NO_ANSWERS = ("scorers", "corpus")  # folders with nothing to score against
PAGES = ("extraction", "formats")  # folders whose sets are folders of pages, or of samples
DOCS, GOLD, ALONE = ".docs.jsonl", ".gold.jsonl", ".jsonl"


class Problem(Exception):
    """Something that makes a figure impossible; the message says what and where."""


def folders(gold):
    """The folders that hold sets."""
    return sorted(e.name for e in os.scandir(gold) if e.is_dir() and e.name not in NO_ANSWERS)


def find(gold, folder):
    """All sets of a folder, by name."""
    docs, answers = {}, {}
    for file in sorted(os.listdir(os.path.join(gold, folder))):
        path = os.path.join(gold, folder, file)
        name = file[:-3] if file.endswith(".gz") else file
        for ending, where in ((DOCS, docs), (GOLD, answers), (ALONE, answers)):
            if name.endswith(ending):
                key = f"{folder}/{name[: -len(ending)]}"
                if key in where:
                    raise Problem(f"{path}: there is another file of the set {key}")
                where[key] = path
                break
    pages = {f"{folder}/{e.name}": e.path for e in os.scandir(os.path.join(gold, folder))
             if e.is_dir() and folder in PAGES}
    answers.update(pages)
    lonely = sorted(set(docs) - set(answers))
    if lonely:
        raise Problem(f"{docs[lonely[0]]}: texts without answers (no {lonely[0]}{GOLD})")
    return [Set(name, docs.get(name), answers[name]) for name in sorted(answers)]


def records(path):
    """The objects of a JSON Lines file, plain or in gzip."""
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        for n, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise Problem(f"{path}:{n}: not JSON: {error}") from None


def texts(data):
    """{id: text} of a set."""
    found = {}
    for record in records(data.docs or data.gold):
        if record["id"] in found:
            raise Problem(f"{data.name}: the id {record['id']} comes twice")
        found[record["id"]] = record["text"]
    return found
