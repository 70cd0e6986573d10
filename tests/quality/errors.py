"""The errors of a set by class, with counts and examples: what to mend next."""

import json
import os
import re
from collections import defaultdict

import samples
from adapters import page_answers, page_kind, quote_answers, sentence_texts
from sets import records, texts

MOST_EXAMPLES = 6  # a class; enough to see what it is

# Classes of word errors: the first that fits the stretch of text where the two cuts differ.
WORD_CLASSES = (
    ("link, e-mail, file name", r"https?:|www\.|\S@\S+\.|\w\.(com|org|net|html?|pdf|doc|xls|gov)\b"),
    ("emoticon", r"[:;=8]['’]?-?[)(DPpO/\\|\]\[]|<3|\^_?\^|[xX]D\b"),
    ("full stops in a row", r"\.\.|…"),
    ("quote marks", r"^[\"“”'‘’`«»]|[\"“”`«»]"),
    ("clitic or other apostrophe", r"['’´]"),
    ("full stop at an abbreviation", r"^[^\W\d]+([.][^\W\d]*)+$"),
    ("number with a letter, unit or sign", r"\d"),
    ("hyphen or dash", r"[-‐‑–—]"),
    ("slash", r"/"),
    ("other marks in a row", r"^[\W_]+$"),
    ("mark beside a word", r"[\W_]"),
    ("letters only (cannot, gonna, run-together words)", r""),
)


def show(_work, data):
    viewer = {"ud": show_treebank, "sentences": show_rules,
              "extraction": show_pages, "formats": show_samples,
              "quotes": show_quotes}.get(data.name.split("/")[0])
    if viewer:
        viewer(_work, data)


def show_samples(work, data):
    """Files that do not give the articles they hold, each with what lede says."""
    print(f"\n{data.name}: articles as (title, date, body), wanted and found")
    for path, wanted, found, said in work.samples(data.gold):
        if not samples.as_expected(wanted, found):
            name = os.path.relpath(path, data.gold)
            print(f"  {name}: {wanted}, {found} {said.strip().rpartition(path)[2]}")


class Tally:
    """Counts by class, with the first few examples."""

    def __init__(self, title):
        self.title, self.found = title, defaultdict(list)

    def add(self, name, example):
        self.found[name].append(example)

    def print(self):
        print(f"{self.title}: {sum(map(len, self.found.values()))}")
        for name, examples in sorted(self.found.items(), key=lambda x: (-len(x[1]), x[0])):
            print(f"  {len(examples):5}  {name}")
            step = max(1, len(examples) // MOST_EXAMPLES)
            for example in examples[::step][:MOST_EXAMPLES]:
                print(f"           {example}")


def show_rules(work, data):
    originals = texts(data)
    cut = work.cut(originals)
    print(f"\n{data.name}: rules that fail")
    for rule in records(data.gold):
        name = rule["id"]
        ours = [s.strip() for s in sentence_texts(originals[name], cut[name]["sents"])]
        if ours != [s.strip() for s in rule["sentences"]]:
            note = "" if rule.get("lossless", True) else " (rewrites the text)"
            print(f"  {name}{note}\n    want {rule['sentences']}\n    ours {ours}")


def letters(text, spans):
    return {i for s, e in spans or [] for i in range(s, e) if text[i].isalnum()}


def show_quotes(work, data):
    """Attributions that are missed, too many, or another's; ours and the answers pair by overlap."""
    originals, ours = texts(data), quote_answers(work, data)
    tally = Tally(f"{data.name}: errors")
    for answer in records(data.gold):
        text = originals[answer["id"]]
        have = ours[answer["id"]]
        pairs = pair_quotes(text, answer["attributions"], have)
        for i, want in enumerate(answer["attributions"]):
            if not want.get("content"):
                continue
            if i not in pairs:
                tally.add(f"{want['kind']}, missed", quote_line(text, want))
                continue
            found = have[pairs[i]]
            sources = [letters(text, a.get("source")) for a in (want, found)]
            if not sources[0] & sources[1] and any(sources):
                kind = ("source where there is none" if not sources[0] else
                        "no source" if not sources[1] else "another source")
                tally.add(f"{want['kind']}, {kind}",
                          f"want {quote_line(text, want)}; ours {quote_line(text, found)}")
        for j in set(range(len(have))) - set(pairs.values()):
            tally.add("too many", quote_line(text, have[j]))
    print()
    tally.print()


def pair_quotes(text, wanted, found):
    """{place of the answer: place of ours}, the pairs that share most first."""
    wanted, found = ([letters(text, a.get("content")) for a in x] for x in (wanted, found))
    shared = sorted((-len(w & f) / len(w | f), i, j) for i, w in enumerate(wanted)
                    for j, f in enumerate(found) if w & f)
    pairs = {}
    for _, i, j in shared:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def quote_line(text, attribution):
    parts = (" … ".join(text[s:e] for s, e in attribution.get(role) or [])
             for role in ("source", "cue", "content"))
    return " | ".join(" ".join(part.split())[:60] for part in parts)


def show_pages(work, data):
    """Segments of pages that are missed or too many, and fields that differ."""
    kind = page_kind(data)
    files = {"trafilatura": ["evaldata.json"],
             "htmldate": ["eval_default.json", "eval_mediacloud_2020.json"]}.get(kind)
    if files is None:
        return
    ours = {row["id"]: row for row in page_answers(work, data, kind)}
    tally = Tally(f"{data.name}: errors")
    for file in files:
        with open(os.path.join(data.gold, file), encoding="utf-8") as answers:
            for answer in json.load(answers).values():
                compare_page(answer, ours.get(answer["file"]), tally)
    print()
    tally.print()


def compare_page(answer, ours, tally):
    name = answer["file"]
    if ours is None:
        tally.add("no article found on the page", name)
        return
    text = " ".join(ours["text"].split())
    for what, wanted in (("with", True), ("without", False)):
        for segment in answer.get(what, []):
            if (" ".join(segment.split()) in text) != wanted:
                tally.add("text missed" if wanted else "text too many", f"{name}: {segment!r}")
    for field in ("title", "author", "date"):
        want, have = answer.get(field), ours[field] or ""
        if isinstance(want, list):
            want = "; ".join(want)
        have = have[:10] if field == "date" else have
        if want and " ".join(want.split()).casefold() != " ".join(have.split()).casefold():
            tally.add(f"{field} {'differs' if have else 'not found'}",
                      f"{name}: want {want!r}, ours {have!r}")


def show_treebank(work, data):
    originals = texts(data)
    cut = work.cut(originals)
    joined, split, moved = (Tally(f"{data.name}: words {how}")
                            for how in ("cut too little", "cut too much", "cut elsewhere"))
    missed = Tally(f"{data.name}: sentence ends missed")
    spurious = Tally(f"{data.name}: sentence ends too many")
    for answer in records(data.gold):
        text, ours = originals[answer["id"]], cut[answer["id"]]
        words = [(w["s"], w["e"]) for t in answer["tokens"] for w in t["words"]]
        compare_words(text, words, [(t["s"], t["e"]) for t in ours["tokens"]],
                      (joined, split, moved))
        compare_sentences(text, answer["sents"], ours["sents"], (missed, spurious))
    print()
    for tally in (joined, split, moved, missed, spurious):
        tally.print()


def compare_words(text, gold, ours, tallies):
    """Group both cuts into the smallest stretches on whose ends they agree."""
    shared = {e for _, e in gold} & {e for _, e in ours}
    for stretch_gold, stretch_ours in zip(stretches(gold, shared), stretches(ours, shared)):
        if stretch_gold == stretch_ours:
            continue
        want, have = (" ".join(text[s:e] for s, e in x) for x in (stretch_gold, stretch_ours))
        whole = text[stretch_gold[0][0]:stretch_gold[-1][1]] if stretch_gold else have
        more = len(stretch_ours) - len(stretch_gold)
        tally = tallies[0] if more < 0 else tallies[1] if more > 0 else tallies[2]
        name = next(n for n, pattern in WORD_CLASSES if re.search(pattern, whole))
        tally.add(name, f"want {want!r}, ours {have!r}")


def stretches(spans, shared):
    part = []
    for span in spans:
        part.append(span)
        if span[1] in shared:
            yield part
            part = []
    if part:
        yield part


def compare_sentences(text, gold, ours, tallies):
    gold_ends, our_ends = {e for _, e in gold}, {e for _, e in ours}
    for tally, ends in zip(tallies, (gold_ends - our_ends, our_ends - gold_ends)):
        for end in sorted(ends):
            before, after = text[max(0, end - 30):end], text[end:end + 20]
            tally.add(end_class(text, end), f"{before} ‖ {after}".replace("\n", "⏎"))


def end_class(text, end):
    """What stands at a sentence end: what closes it, and whether the line or block ends too."""
    gap = re.match(r"\s*", text[end:]).group()
    before = text[:end].rstrip("\"'”’»)]")
    last = before[-1:]
    if re.search(r"(\.\.|…)$", before):
        what = "full stops in a row"
    elif last == ".":
        word = re.search(r"\S*$", before).group().strip("(\"“")
        what = ("full stop of an initial" if re.search(r"\b[A-Z]\.$", word) else
                "full stop inside or behind a short or dotted word"
                if re.search(r"^\W*[A-Za-z]{1,4}\.$|\..*\.$", word) else "full stop")
    elif last in "?!":
        what = "question or exclamation mark"
    elif last in ":;,":
        what = "colon, semicolon, comma"
    elif re.match(r"[-–—*=_~#•|/]", last):
        what = "dash, bullet, rule"
    elif re.search(r"[:;=]-?[)(DP]$", text[:end]):
        what = "emoticon"
    else:
        what = "bracket or quote mark alone" if last != text[end - 1] else "word, no mark"
    where = ("end of block" if "\n\n" in gap else "end of line" if "\n" in gap else
             "in the line" if gap else "no space" if end < len(text) else "end of text")
    start = text[end + len(gap):][:1]
    follows = "lower case follows" if start.islower() else ""
    return ", ".join(filter(None, (what, where, follows)))
