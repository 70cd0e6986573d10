"""Running lede and the scorers: files in, files out, in a folder that goes away."""

import gzip
import json
import os
import shutil
import subprocess
import sys

import samples
from sets import Problem


class Work:
    """The programs of one quality run and its temporary folder."""

    def __init__(self, lede, breaks, scorers, folder):
        self.lede, self.breaks, self.scorers, self.folder = lede, breaks, scorers, folder
        self.n_files = 0

    def path(self, ending):
        self.n_files += 1
        return os.path.join(self.folder, f"{self.n_files}.{ending}")

    def write(self, rows):
        """A JSON Lines file of these rows."""
        path = self.path("jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for row in rows:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        return path

    def plain(self, path):
        """The same file, unpacked if it is in gzip: scorers read plain files."""
        if not path.endswith(".gz"):
            return path
        unpacked = self.path("jsonl")
        with gzip.open(path, "rb") as source, open(unpacked, "wb") as target:
            shutil.copyfileobj(source, target)
        return unpacked

    def call(self, command, stdin=None):
        """What the command writes; a Problem with its own words when it fails."""
        done = subprocess.run(command, stdin=stdin, capture_output=True, check=False)
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", "replace").strip() or f"status {done.returncode}"
            raise Problem(f"{' '.join(map(os.path.basename, command))}: {said}")
        return done.stdout.decode("utf-8")

    def grep(self, pattern, source, *options):
        """The hits of a pattern, as objects; None for one that lede does not take."""
        done = subprocess.run([self.lede, "grep", "-q", "--json", *options, "--", pattern, source],
                              capture_output=True, check=False)
        if done.returncode == 2:
            return None
        if done.returncode > 1:
            raise Problem(f"grep {pattern}: {done.stderr.decode('utf-8', 'replace').strip()}")
        return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]

    def load_pages(self, paths):
        """{path: article} of pages of HTML; one that lede takes for no article is not in it."""
        done = subprocess.run([self.lede, "load", "-q", "--format", "html", *paths],
                              capture_output=True, check=False)
        if done.returncode > 1:
            raise Problem(f"load: {done.stderr.decode('utf-8', 'replace').strip()}")
        articles = map(json.loads, done.stdout.decode("utf-8").splitlines())
        return {article["source"]: article for article in articles}

    def samples(self, folder):
        """[(path, articles wanted, articles found, what lede says)] of a folder of samples."""
        rows = []
        for top, _, names in sorted(os.walk(folder)):
            for path in (os.path.join(top, name) for name in sorted(names)):
                wanted = samples.articles(path)
                if wanted is None:
                    continue
                done = subprocess.run([self.lede, "load", "-q", path], capture_output=True,
                                      check=False)
                found = [samples.of_article(json.loads(line))
                         for line in done.stdout.decode("utf-8").splitlines()]
                rows.append((path, wanted, found, done.stderr.decode("utf-8", "replace")))
        return rows

    def score(self, scorer, *arguments):
        return self.call([sys.executable, "-B", os.path.join(self.scorers, scorer), *arguments])

    def run_lede(self, command, rows, *options):
        """The objects that `lede COMMAND` writes for articles of these fields, in their order; None
        for an article that it passes over."""
        numbered = self.write(dict(row, id=str(n)) for n, row in enumerate(rows))
        said = self.call([self.lede, command, "-q", "--format", "jsonl", *options, numbered])
        found = {r["id"]: r for r in map(json.loads, said.splitlines())}
        return [found.get(str(n)) for n in range(len(rows))]

    def marked(self, script, texts, fields=None, options=()):
        """{id: annotations} of {id: text} by a script: layer, attributes, and s, e in code points
        of those texts. `fields` may give other fields of an article, by id; options are those of
        the command."""
        rows = [dict((fields or {}).get(name, {}), text=text) for name, text in texts.items()]
        out = {}
        for (name, text), found in zip(texts.items(), self.run_lede("mark", rows, "--to", "json",
                                                                    *options, script)):
            move = mover(name, text, found)
            out[name] = [dict(a, s=s, e=e) for a in found["annotations"]
                         for s, e in [move(a["start"], a["stop"])]]
        return out

    def cut(self, texts):
        """{id: {"id", "tokens", "sents"}} of {id: text}, in code points of those texts."""
        rows = [{"text": text} for text in texts.values()]
        articles = self.run_lede("load", rows)
        tokens = self.run_lede("tokens", rows, "--to", "json")
        return {name: moved(name, text, article, cut)
                for (name, text), article, cut in zip(texts.items(), articles, tokens)}


def moved(name, text, article, cut):
    """Tokens and sentences of one article, moved from lede's text to the original one."""
    if cut is None:
        raise Problem(f"{name}: lede wrote nothing for it")
    move = mover(name, text, article)
    out = {"id": name, "tokens": [], "sents": [list(move(*s)) for s in cut["sents"]]}
    for token in cut["tokens"]:
        token["s"], token["e"] = move(token["s"], token["e"])
        out["tokens"].append({k: v for k, v in token.items() if v is not None})
    return out


def mover(name, text, article):
    """A function from a span of lede's text to the one of the original text.

    Loading joins blocks by blank lines, so offsets differ, but only white space may: spans are
    moved by counting the other characters."""
    if article is None:
        raise Problem(f"{name}: lede wrote nothing for it")
    own = article["text"]
    before = [0]  # how many characters that are not white space stand before an offset
    for c in own:
        before.append(before[-1] + (not c.isspace()))
    places = [i for i, c in enumerate(text) if not c.isspace()]
    kept = [c for c in own if not c.isspace()]
    if kept != [text[i] for i in places]:
        raise Problem(difference(name, text, places, kept))

    def move(start, stop):
        if before[start] == before[stop]:
            raise Problem(f"{name}: the span {start}-{stop} holds white space only")
        return places[before[start]], places[before[stop] - 1] + 1

    return move


def difference(name, text, places, kept):
    """Where lede's text leaves the original one."""
    n = 0
    while n < min(len(places), len(kept)) and text[places[n]] == kept[n]:
        n += 1
    at = places[n] if n < len(places) else len(text)
    return (f"{name}: lede's text is not the original one: at character {at} the original goes on "
            f"{text[at:at + 40]!r}, lede's {''.join(kept[n:n + 30])!r} (white space left out)")
