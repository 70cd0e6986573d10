"""One adapter a kind of set: how lede answers it, which scorer judges, which numbers to pick.

An adapter is a function (work, set) → [(measure, value)], registered for its folder. A value is in
per cent, or None where lede does not offer what is measured yet."""

import re

from sets import Problem, records, texts

ADAPTERS = {}


def adapter(folder):
    def register(function):
        ADAPTERS[folder] = function
        return function
    return register


def pick(said, pattern):
    """The number that the scorer wrote."""
    found = re.search(pattern, said, re.MULTILINE)
    if not found:
        raise Problem(f"the scorer's output lacks /{pattern}/:\n{said}")
    return float(found.group(1))


@adapter("unicode")
def unicode_breaks(work, data):
    kind = next(records(data.gold))["id"].split(":")[0]
    if kind not in work.call([work.breaks]).split():
        return [("lines", None)]
    source = work.write({"id": i, "text": text} for i, text in texts(data).items())
    with open(source, "rb") as stdin:
        breaks = work.call([work.breaks, kind], stdin)
    answers = work.path("jsonl")
    with open(answers, "w", encoding="utf-8") as file:
        file.write(breaks)
    said = work.score("score_unicode.py", work.plain(data.gold), answers, "--bytes")
    return [("lines", pick(said, r"conforming \d+ = ([\d.]+)%"))]


def sentence_texts(text, spans):
    """Sentences as one reads them: a line break inside one is a space."""
    return [re.sub(r"\s*\n\s*", " ", text[start:stop]) for start, stop in spans]


@adapter("sentences")
def sentence_rules(work, data):
    originals = texts(data)
    answers = work.write(
        {"id": i, "sentences": sentence_texts(originals[i], row["sents"])}
        for i, row in work.cut(originals).items())
    said = work.score("score_sentences.py", work.plain(data.gold), answers)
    return [("rules that keep the text", pick(said, r"lossless rules only .* = ([\d.]+)%")),
            ("all rules", pick(said, r"passed \d+ = ([\d.]+)%"))]


@adapter("ud")
def treebank(work, data):
    rows = work.cut(texts(data))
    said = work.score("score_ud.py", work.plain(data.gold), work.write(rows.values()),
                      "--docs", work.plain(data.docs))
    figures = [(name.lower(), pick(said, rf"^{name} .*F1 +([\d.]+)"))
               for name in ("Words", "Sentences")]
    offered = {key for row in rows.values() for token in row["tokens"] for key in token}
    for name, key in (("Lemma", "lemma"), ("UPOS", "upos"), ("XPOS", "xpos")):
        value = pick(said, rf"^{name} .*F1 +([\d.]+)") if key in offered else None
        figures.append((key, value))
    return figures
