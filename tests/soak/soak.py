#!/usr/bin/env python3
"""Random corpora, scripts, workers, shards, stops and kills, each dump compared with that of one
undisturbed run of one worker: soak.py --seconds N [--seed S] [--one] LEDE [LEDE...]

The programs are builds with sanitizers; each step takes one of them at random. A report of a
sanitizer, a status that no run should end with, or a dump that differs ends the soak with the seed of
the round and its folder; `--seed S --one` repeats that round (the moment of a kill can only be about
the same). Rounds are seeds S, S + 1, … until the time is over.
"""
import argparse
import gzip
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

REPORTS = re.compile(rb"AddressSanitizer|LeakSanitizer|ThreadSanitizer|runtime error:|Sanitizer:")
WORDS = """the a of to in and said told mayor water harbour council company police minister river
 fined halted suspended its work with Anna Berg Carl Dahl Maria Lindqvist Tomas Okafor Helen Marsh
 Brightwater Baltica Line Larkfield Hospital Trust Halvery Calder he she they it who not never
 Monday Tuesday 2024 3.5 48,000 per cent million £ $ “ ” ' — ; : ? ! ... U.S. didn't café naïve
 Zürich Łódź Москва 東京 www.example.org a@b.org #tag 😀 ﬁnal re-opened co- operate""".split()
PATTERNS = ['"water"', '"said"%c', '[pos="VERB"] []{0,3} "water"', 'a:[word="[A-Z].*"]+ "said"',
            'who:<person/> []{0,2} [lemma="say|tell"]', '<s> []{2,6} "and"', '[number > 100]',
            'a:[] []{0,6} b:[] :: a.word = b.word', '"the" (?! "mayor") []', '[lex="verbs"]',
            '<verbs/> []{0,5}? x:[shape="X.*"]', '"(\\w+\\w*)+[0-9]"', '[pos="NOUN" & !verbs]{2,4}',
            '(?longest) []{1,9} "water" within 2 s', '$places [] "of"%c', '[] containing "council"']
RECORDS = ["match.text", "match.start", "sentence.text", "article.published | article.title",
           "=constant", "match.lemma"]


class Failed(Exception):
    pass


# ---- what a round is made of ----

def sentence(dice):
    words = [dice.choice(WORDS) for _ in range(dice.randint(1, 24))]
    return " ".join(words).capitalize() + dice.choice([".", "!", "?", ".”", "", ".\n"])


def text(dice):
    blocks = [" ".join(sentence(dice) for _ in range(dice.randint(1, 5)))
              for _ in range(dice.choice([1, 1, 2, 3, 8, 40]))]
    return "\n\n".join(blocks)


def article(dice, texts, n):
    body = dice.choice(texts) if texts and dice.random() < 0.1 else text(dice)
    texts.append(body)
    fields = {"id": f"a{dice.randrange(n)}" if dice.random() < 0.1 else f"a{n}", "text": body}
    for name, values in (("title", [sentence(dice), ""]), ("publisher", ["Courier", "Post", "=x"]),
                         ("published", ["2024-10", "2024-10-07", "not a date"]),
                         ("language", ["en", "de", "fr", "xx"])):
        if dice.random() < 0.5:
            fields[name] = dice.choice(values)
    return fields


def line(dice, fields):
    written = json.dumps(fields, ensure_ascii=dice.random() < 0.5)
    if dice.random() < 0.02:
        written = written[: dice.randrange(1, len(written))]  # cut short: this one fails
    return written


def write_corpus(dice, folder):
    texts, n = [], 0
    for k in range(dice.randint(1, 6)):
        count = dice.choice([1, 3, 10, 40, 200])
        articles = [article(dice, texts, n + i + 1) for i in range(count)]
        n += count
        kind = dice.choice(["jsonl", "jsonl", "jsonl.gz", "txt", "html"])
        path = os.path.join(folder, f"{k}.{kind}")
        if kind == "txt":
            data = f"{articles[0].get('title', 'A title')}\n\n{articles[0]['text']}".encode()
        elif kind == "html":
            body = "".join(f"<p>{t}</p>" for t in articles[0]["text"].split("\n\n"))
            data = f"<html><title>T{n}</title><article>{body}</article>".encode()
        else:
            data = "".join(line(dice, a) + "\n" for a in articles).encode()
        if dice.random() < 0.1:
            data = data[: len(data) * 2 // 3] + bytes(dice.randrange(256) for _ in range(20))
        with (gzip.open if kind.endswith("gz") else open)(path, "wb") as out:
            out.write(data)


def write_script(dice, path):
    lines = ['local lede = require "lede"']
    if dice.random() < 0.6:
        lines.append(f'require "lede.{dice.choice(["names", "mentions", "dates", "numbers"])}"')
        person = any(pack in lines[-1] for pack in ("names", "mentions"))
    else:
        person = False
    lines.append('lede.lexicon("verbs", { "said", "told", "fined", "halted", "suspended its work" })')
    lines.append('lede.list("places", { "Halvery", "Calder", "harbour" })')
    usable = [p for p in PATTERNS if person or "person" not in p]
    for i in range(dice.randint(1, 6)):
        fields = ", ".join(f"f{k} = {json.dumps(dice.choice(RECORDS))}" for k in range(dice.randint(0, 3)))
        where = dice.choice(["", ", where = function(m) return #m.text % 2 == 0 end",
                             ', where = function(m) return m.text:find("[aeiou]") end',
                             ", where = function(m) return m.text + 1 end"])
        record = f", record = {{ {fields} }}" if fields else ""
        lines.append(f"lede.rule {{ name = 'r{i}', pattern = [=[ {dice.choice(usable)} ]=]{record}{where} }}")
    if dice.random() < 0.5:
        work = dice.choice(["#article.text", "article:count 's'", "math.random(9)",
                            "#(article.title or ''):rep(#article.text)", "article.state.x",
                            "article.nothing.there"])
        loop = " for _ = 1, #article.text * 40 do end" if dice.random() < 0.3 else ""
        lines.append(f"lede.article {{ name = 'seen', fields = {{ 'n' }}, emit = function(article)"
                     f"{loop} return {{ n = {work} }} end }}")
    if dice.random() < 0.3:
        lines.append("lede.stage { name = 'mark', writes = { 'first' }, run = function(article)\n"
                     "  for _, s in ipairs(article:spans 's') do article:annotate('first', s) end\nend }")
    if dice.random() < 0.3:
        lines.append("lede.collate { name = 'total', fields = { 'n' }, reads = { 'r0' }, run = function(store)\n"
                     "  for row in store:each 'select count(*) as n from r0' do store:add { n = row.n } end\nend }")
    with open(path, "w") as out:
        out.write("\n".join(lines) + "\n")


# ---- a step ----

class Round:
    def __init__(self, programs, seed, folder):
        self.dice = random.Random(seed)
        self.programs, self.folder, self.log = programs, folder, []
        self.corpus = os.path.join(folder, "corpus")
        self.script = os.path.join(folder, "script.lua")
        os.mkdir(self.corpus)
        write_corpus(self.dice, self.corpus)
        write_script(self.dice, self.script)
        self.options, self.limit = [], []
        if self.dice.random() < 0.3:
            self.limit = ["--limit", self.dice.choice(["lua-instructions=20000", "regex-steps=200",
                                                          "match-candidates=20", "article-bytes=3000"])]
        if self.dice.random() < 0.2:
            self.options += ["--where", self.dice.choice(["publisher = 'Post'", "length(title) > 20"])]
        if self.dice.random() < 0.2:
            self.options += ["--duplicates", "first"]

    def path(self, name):
        return os.path.join(self.folder, name)

    def call(self, arguments, stop=None, may_end=()):
        """Run one of the programs; `stop` is (signal, seconds). Its status and output."""
        command = [self.dice.choice(self.programs)] + arguments
        self.log.append(" ".join(command) + (f"   # {stop}" if stop else ""))
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        try:
            out, err = process.communicate(timeout=stop[1] if stop else 900)
        except subprocess.TimeoutExpired:
            if not stop:
                process.kill()
                process.communicate()
                raise Failed("it did not end within a quarter of an hour") from None
            process.send_signal(stop[0])
            out, err = process.communicate(timeout=900)
        if REPORTS.search(err):
            raise Failed(err.decode(errors="replace"))
        if process.returncode not in (0, 1) + tuple(may_end):
            raise Failed(f"status {process.returncode}\n" + err.decode(errors="replace"))
        return process.returncode, out

    def analyse(self, store, *more, stop=None, may_end=()):
        return self.call(["run", "-q", *self.limit, *self.options, self.script, self.corpus, "-o", store, *more],
                         stop, may_end)[0]

    def dump(self, store):
        return self.call(["dump", store])[1]

    def compare(self, store, what):
        got = self.dump(store)
        if got != self.whole:
            with open(self.path("differs.dump"), "wb") as out:
                out.write(got)
            raise Failed(f"{what}: the dump differs (whole.dump, differs.dump)")

    def run(self):
        store = self.path("whole.db")
        began = time.monotonic()
        # A script of random parts may not load, or its collate fail: then all of its runs say so.
        if self.analyse(store, "-j1", may_end=(2, 3)) > 1:
            return "refused"
        self.took = time.monotonic() - began
        self.whole = self.dump(store)
        with open(self.path("whole.dump"), "wb") as out:
            out.write(self.whole)
        steps = [self.workers, self.killed, self.stopped, self.grown, self.sharded]
        for step in self.dice.sample(steps, 3):
            step()
        return "whole"

    def workers(self):
        n = self.dice.choice([2, 3, 7])
        self.analyse(self.path("workers.db"), f"-j{n}")
        self.compare(self.path("workers.db"), f"{n} workers")

    def killed(self):
        store = self.path("killed.db")
        for _ in range(self.dice.randint(1, 4)):
            moment = self.dice.random() * self.took
            self.analyse(store, "--resume", f"-j{self.dice.randint(1, 3)}",
                         stop=(signal.SIGKILL, moment), may_end=(-9,))
        self.analyse(store, "--resume", "-j2")
        self.compare(store, "killed and gone on with")

    def stopped(self):
        store = self.path("stopped.db")
        # A signal that comes before the handler is there ends the program.
        self.analyse(store, "-j2", stop=(signal.SIGINT, self.dice.random() * self.took),
                     may_end=(3, -2))
        self.analyse(store, "--resume", "-j3")
        self.compare(store, "stopped and gone on with")

    def grown(self):
        """Some files come later: going on gives what a run over all of them gives."""
        store, aside = self.path("grown.db"), self.path("aside")
        os.mkdir(aside)
        names = sorted(os.listdir(self.corpus))
        later = self.dice.sample(names, self.dice.randint(0, len(names) - 1))
        for name in later:
            os.rename(os.path.join(self.corpus, name), os.path.join(aside, name))
        self.analyse(store, "-j2")
        for name in later:
            os.rename(os.path.join(aside, name), os.path.join(self.corpus, name))
        self.analyse(store, "--resume", "-j2")
        self.compare(store, "grown and gone on with")

    def sharded(self):
        n = self.dice.choice([1, 3, 5])
        stores = [self.path(f"shard{i}.db") for i in range(1, n + 1)]
        for i, store in enumerate(stores, 1):
            self.analyse(store, "--shard", f"{i}/{n}", f"-j{self.dice.randint(1, 3)}")
        self.call(["merge", *self.limit, self.script, *stores, "-o", self.path("merged.db")])
        self.compare(self.path("merged.db"), f"{n} shards")


def main():
    reader = argparse.ArgumentParser()
    reader.add_argument("--seconds", type=float, default=3600)
    reader.add_argument("--seed", type=int, default=int(time.time()))
    reader.add_argument("--one", action="store_true")
    reader.add_argument("programs", nargs="+")
    options = reader.parse_args()
    programs = [os.path.abspath(program) for program in options.programs]
    os.environ.setdefault("ASAN_OPTIONS", "detect_leaks=1:abort_on_error=0")
    os.environ.setdefault("TSAN_OPTIONS", "halt_on_error=0:exitcode=66")
    os.environ["XDG_CACHE_HOME"] = os.path.join(tempfile.gettempdir(), "no-such-cache")
    end, counts, seed = time.monotonic() + options.seconds, {"whole": 0, "refused": 0}, options.seed
    while True:
        folder = tempfile.mkdtemp(prefix=f"soak-{seed}-")
        a_round = Round(programs, seed, folder)
        try:
            counts[a_round.run()] += 1
        except Failed as why:
            print(f"soak: seed {seed} failed: {why}")
            print("the steps:\n  " + "\n  ".join(a_round.log))
            print(f"its folder is {folder}; --seed {seed} --one repeats it")
            return 1
        shutil.rmtree(folder)
        seed += 1
        if options.one or time.monotonic() > end:
            break
    print(f"soak: {counts['whole']} rounds from seed {options.seed} on, no report, no difference"
          f" ({counts['refused']} scripts did not load)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
