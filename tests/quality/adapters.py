"""One adapter a kind of set: how lede answers it, which scorer judges, which numbers to pick.

An adapter is a function (work, set) → [(measure, value)], registered for its folder. A value is in
per cent, or None where lede does not offer what is measured yet."""

import json
import os
import re
from xml.sax.saxutils import escape, quoteattr

import samples
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


def vertical(doc):
    """A document of ready tokens as lines of a vertical file; |a|b| is a set."""
    yield f"<doc id={quoteattr(doc['id'])}>"
    ends = sorted(doc["spans"], key=lambda span: (span["s"], -span["e"]))
    for n, token in enumerate(doc["tokens"] + [None]):
        yield from (f"</{span['tag']}>" for span in reversed(ends) if span["e"] == n)
        if token is None:
            break
        for span in ends:
            if span["s"] == n:
                attributes = (f" {k}={quoteattr(v)}" for k, v in span["attrs"].items())
                yield f"<{span['tag']}{''.join(attributes)}>"
        columns = [token["word"], token["lemma"], token["pos"]]
        columns.append("|" + "|".join(token["variants"]) + "|" if token["variants"] else "")
        yield "\t".join(map(escape, columns))
    yield "</doc>"


@adapter("queries")
def queries(work, data):
    """Ready tokens and a query language: hits as spans of tokens. A query that lede refuses counts
    as not right."""
    with open(data.gold.replace(".gold.jsonl", ".docs.json"), encoding="utf-8") as file:
        docs = json.load(file)
    source, starts, stops = work.path("vrt"), {}, {}
    with open(source, "w", encoding="utf-8") as file:
        for doc in docs:
            file.writelines(line + "\n" for line in vertical(doc))
            at = 0
            for n, token in enumerate(doc["tokens"]):  # their text has a space between tokens
                starts[doc["id"], at] = n
                stops[doc["id"], at + len(token["word"])] = n + 1
                at += len(token["word"]) + 1
    regions = sorted({span["tag"] for doc in docs for span in doc["spans"]})
    options = ("--dialect", "blacklab", "--columns", "word,lemma,pos,variants",
               "--regions", ",".join(regions))
    rows = []
    for row in records(data.gold):
        hits = work.grep(row["query"], source, *options)
        if hits is not None:
            rows.append({"id": row["id"], "hits": [
                [hit["article"], starts[hit["article"], hit["start"]],
                 stops[hit["article"], hit["stop"]]] for hit in hits]})
    said = work.score("score_queries.py", "blacklab", work.plain(data.gold), work.write(rows))
    return [("queries", pick(said, r"= ([\d.]+)% of all"))]


# What tells a set of pages: the file of its answers.
PAGE_KINDS = (("scrapinghub", "ground-truth.json"), ("trafilatura", "evaldata.json"),
              ("htmldate", "eval_default.json"), ("readability", "test-pages"))
BODY = {"heading", "paragraph", "quote", "list"}  # the text of an article without its head


def page_kind(data):
    for kind, file in PAGE_KINDS:
        if os.path.exists(os.path.join(data.gold, file)):
            return kind
    raise Problem(f"{data.name}: no file of answers ({', '.join(f for _, f in PAGE_KINDS)})")


def page_answers(work, data, kind):
    """Lede's answers for a set of pages, as score_extraction.py reads them. The head of an article
    is part of the text where the answers have it there."""
    listed = work.score("score_extraction.py", kind, data.gold, "--list")
    pages = [line.split("\t", 1) for line in listed.splitlines()]
    articles = work.load_pages([path for _, path in pages])
    kinds = BODY if kind == "scrapinghub" else BODY | {"headline", "deck", "note"}
    rows = []
    for name, path in pages:
        if path in articles:
            found = articles[path]
            text = "\n".join(found["text"][b["start"]:b["stop"]]
                             for b in found["blocks"] if b["kind"] in kinds)
            rows.append({"id": name, "text": text, "title": found["title"],
                         "author": found["byline"], "date": found["published"] or ""})
    return rows


@adapter("extraction")
def extraction(work, data):
    kind = page_kind(data)
    said = work.score("score_extraction.py", kind, data.gold,
                      work.write(page_answers(work, data, kind)))
    if kind == "scrapinghub":
        return [("body", 100 * pick(said, r"F1 ([\d.]+)")),
                ("bodies that are equal", 100 * pick(said, r"accuracy ([\d.]+)"))]
    if kind == "trafilatura":
        return [("segments", 100 * pick(said, r"F ([\d.]+)$"))] + [
            (name, pick(said, rf"^{name} .*F1 +([\d.]+)")) for name in ("title", "author", "date")]
    if kind == "htmldate":
        return [("date", 100 * pick(said, r"F ([\d.]+)$"))]
    return [("words", pick(said, r"^readability .*F1 +([\d.]+)"))]


@adapter("formats")
def formats(work, data):
    """Samples of formats: each file gives the articles that it holds, with title, date and body
    where it has them."""
    rows = work.samples(data.gold)
    right = sum(samples.as_expected(wanted, found) for _, wanted, found, _ in rows)
    return [("files that load as expected", 100 * right / len(rows))]


# The types of names in a set → ours. In sets of the second kind every mention counts, with the whole
# of its noun group: "the French government", "her", "two residents".
NAME_TYPES = (
    {"PER": "person", "ORG": "org", "LOC": "place"},
    {"Person": "person", "Organisation": "org", "Location": "place"},
    {"person": "person", "corporation": "org", "group": "org", "location": "place"},
)
NAMED = {"full", "short", "acronym", "misspelt"}  # a pronoun and "the mayor" are no names


def named(annotations):
    """Names alone: span and type."""
    return [(a["s"], a["e"], a["layer"]) for a in annotations
            if a["layer"] != "wide" and a["attributes"].get("form") in NAMED]


def mentions(annotations):
    """Whole noun groups and pronouns, as tests/quality/wide_names.lua marks them."""
    return [(a["s"], a["e"], a["attributes"]["type"]) for a in annotations if a["layer"] == "wide"]


@adapter("names")
def names(work, data):
    """Names of people, organisations and places; in sets with other types only these count."""
    used = {e["type"] for row in records(data.gold) for e in row["entities"]}
    layers = max(NAME_TYPES, key=lambda types: len(used & types.keys()))
    types = {layer: name for name, layer in layers.items()}
    is_wide = layers is NAME_TYPES[1]
    script = "tests/quality/wide_names.lua" if is_wide else "scripts/lede/names.lua"
    found = work.marked(script, texts(data))

    def said(choose):
        rows = [{"id": i, "entities": [{"s": s, "e": e, "type": types[layer]}
                                       for s, e, layer in choose(annotations) if layer in types]}
                for i, annotations in found.items()]
        return work.score("score_ner.py", work.plain(data.gold), work.write(rows),
                          "--types", ",".join(layers))

    every = r"ALL span\+type .*F1 +([\d.]+)"
    scored = said(mentions if is_wide else named)
    figures = [("names", pick(scored, every))]
    for name in layers:
        if re.search(rf"^ +{name} ", scored, re.MULTILINE):
            figures.append((name, pick(scored, rf"^ +{name} .*F1 +([\d.]+)")))
    if is_wide:
        figures.append(("names alone", pick(said(named), every)))
    return figures


@adapter("timex")
def dates(work, data):
    """Dates, by the layer of the pack; `dct` is the day an article was published."""
    fields = {doc["id"]: {"published": doc["dct"], "language": "en"}
              for doc in records(data.docs)}
    found = work.marked("scripts/lede/dates.lua", texts(data), fields)
    answers = [{"id": i, "timexes": [dict(a["attributes"], s=a["s"], e=a["e"])
                                     for a in annotations if a["layer"] == "date"]}
               for i, annotations in found.items()]
    said = work.score("score_timex.py", work.plain(data.gold), work.write(answers))
    return [(measure, pick(said, rf"^{line} .*F1 +([\d.]+)")) for measure, line in (
        ("value", r"relaxed \+ value"), ("extent", "relaxed"), ("exact extent", "strict"),
        ("type", r"relaxed \+ type"))]


def attributions(annotations):
    """What is said, by whom, and how: the pieces of each statement."""
    found = {}
    for a in annotations:
        role = {"quote": "content", "quote_source": "source", "quote_cue": "cue"}.get(a["layer"])
        if role:
            number = a["attributes"]["statement"]
            found.setdefault(number, {}).setdefault(role, []).append([a["s"], a["e"]])
    return [found[number] for number in sorted(found)]


def quote_answers(work, data):
    """{id: attributions} of a set, by the layers of the pack. Tags in a text are part of it here,
    so they must not look like tags."""
    plain = {i: text.replace("<", "‹") for i, text in texts(data).items()}
    found = work.marked("scripts/lede/quotes.lua", plain)
    return {i: attributions(annotations) for i, annotations in found.items()}


@adapter("quotes")
def quotes(work, data):
    """Attributions: what is said and by whom must overlap with the answer."""
    answers = work.write({"id": i, "attributions": found}
                         for i, found in quote_answers(work, data).items())
    figures = []
    for kind in ("direct", "mixed", "indirect", "all"):
        said = work.score("score_quotes.py", work.plain(data.gold), answers,
                          "--docs", work.plain(data.docs), "--kind", kind)
        figures.append((kind, pick(said, r"^relation \(overlap\).*F1 +([\d.]+)")))
    return figures


@adapter("reuse")
def stories(work, data):
    """Stories: which articles tell the same one."""
    docs = list(records(data.docs))
    source = work.write({"id": doc["id"], "title": doc.get("title"), "text": doc["text"],
                         "published": doc.get("date"), "language": "en"} for doc in docs)
    rows = work.call([work.lede, "run", "-q", "--format", "jsonl", "tests/quality/stories.lua",
                      source]).splitlines()
    answers = [{"id": row["article"], "cluster": row["story"]} for row in map(json.loads, rows)
               if "story" in row]
    said = work.score("score_reuse.py", "clusters", work.plain(data.gold), work.write(answers))
    return [("stories, BCubed", pick(said, r"^BCubed .*F1 +([\d.]+)")),
            ("stories, pairwise", pick(said, r"^pairwise .*F1 +([\d.]+)"))]
