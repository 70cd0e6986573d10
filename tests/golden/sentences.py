"""Sentences with what they hold in brackets, compared with what a pack finds in them.

    sentences.py LEDE dates|numbers SENTENCES WORK

[words|kind|…] is one, then its value; of numbers also its unit and its mod. A line with @ gives the
day of publication of those below; one with ~ has something that is not got right yet. What differs
is printed, then how many are right.
"""

import json
import re
import subprocess
import sys

PACKS = {
    "dates": ("scripts/lede/dates.lua", {"D": "DATE", "T": "TIME", "U": "DURATION", "S": "SET"}),
    "numbers": ("scripts/lede/numbers.lua", {"C": "cardinal", "O": "ordinal", "P": "percentage",
                                             "M": "money", "Q": "quantity"}),
}
BRACKETS = re.compile(r"\[([^|\]]+)\|(\w)\|([^\]]*)\]")


def date(annotation):
    return annotation["attributes"]["type"], annotation["attributes"]["value"]


def plain(number):
    if number is None:
        return ""
    return f"{number:.0f}" if number == int(number) else f"{number:.10g}"


def number(annotation):
    get = annotation["attributes"].get
    value = plain(get("value"))
    if get("low") is not None:
        value = plain(get("low")) + ".." + plain(get("high"))
    said = [annotation["text"], value, get("currency") or get("unit") or "", get("mod") or ""]
    return annotation["layer"], "|".join(said).rstrip("|")


def sentences(path, pack, kinds):
    """(article, what stands in it, whether it is known to be missed) of each line."""
    published = None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("@"):
            published = line[1:]
        elif line and not line.startswith("#"):
            found = [(kinds[kind], value if pack == "dates" else f"{words}|{value}".rstrip("|"))
                     for words, kind, value in BRACKETS.findall(line)]
            text = BRACKETS.sub(r"\1", line.lstrip("~"))
            yield ({"text": text, "published": published, "language": "en"}, found,
                   line.startswith("~"))


def main(lede, pack, path, work):
    script, kinds = PACKS[pack]
    lines = list(sentences(path, pack, kinds))
    with open(work + "/articles.jsonl", "w", encoding="utf-8") as articles:
        articles.writelines(json.dumps(article) + "\n" for article, _, _ in lines)
    layers = "date" if pack == "dates" else ",".join(kinds.values())
    marked = subprocess.run([lede, "mark", "-q", "--to", "json", "--layers", layers, script,
                             work + "/articles.jsonl"], check=True, capture_output=True, text=True)
    right = 0
    for (article, wanted, known), line in zip(lines, marked.stdout.splitlines(), strict=True):
        found = [(date if pack == "dates" else number)(annotation)
                 for annotation in sorted(json.loads(line)["annotations"], key=lambda a: a["start"])]
        right += found == wanted
        if (found == wanted) == known:
            print(article["text"], "is got right" if known else f"has {wanted}, got {found}", sep=": ")
    print(f"{right} of {len(lines)}")


main(*sys.argv[1:])
