#!/usr/bin/env python3
"""Random corpora, scripts, workers, shards, stops and kills, each result compared with that of one
undisturbed run of one worker: soak.py --seconds N [--seed S] [--one] [--shuffle SO] LEDE [LEDE...]

The programs are builds with sanitizers; each command takes one of them at random, with --shuffle often
under another schedule of threads (tests/golden/shuffle.c). A report of a sanitizer, a status that no
command should end with, or bytes that differ end the soak with the seed of the round and its folder;
`--seed S --one` repeats that round and shows its commands (the moment of a kill can only be about the same). Rounds are seeds
S, S + 1, … until the time is over.

What a round is made of stands in corpus.py (all formats that are read, packings, damage, copies and
versions) and script.py (packs, rules, functions, collates, reports).
"""
import argparse
import collections
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import corpus
import script

HERE = os.path.dirname(os.path.abspath(__file__))
REPORTS = os.path.join(os.path.dirname(os.path.dirname(HERE)), "scripts", "reports")
SANITIZERS = re.compile(rb"AddressSanitizer|LeakSanitizer|ThreadSanitizer|runtime error:|Sanitizer:")
PATIENCE = 1800  # seconds that a command may take: sanitizers are slow, and others use the machine
# Limits that articles or matches meet, and that leave the others as they are.
LIMITS = ["lua-instructions=20000", "regex-steps=200", "match-candidates=20", "article-bytes=3000",
          "article-memory=2000000", "string-steps=2000"]
WHERES = ["publisher = 'Post'", "length(title) > 20", "language = 'en'", "published >= '2024-10-01'"]
KILLED, STOPPED, SOME_FAILED = -signal.SIGKILL, 3, 1


class Failed(Exception):
    pass


class Round:
    def __init__(self, options, seed, folder, counts):
        self.dice = random.Random(seed)
        self.programs, self.shuffle, self.folder = options.programs, options.shuffle, folder
        self.tells = options.one
        self.log, self.counts = [], counts
        self.corpus, self.script = self.path("corpus"), self.path("script.lua")
        os.mkdir(self.corpus)
        is_heavy = script.write(self.dice, self.script, REPORTS)
        self.names = sorted(corpus.write(self.dice, self.corpus, 12 if is_heavy else 200))
        self.options = []
        self.limit = ["--limit", "lua-instructions=2000000"]  # some scripts have loops that never end
        if self.dice.random() < 0.3:
            self.limit += ["--limit", self.dice.choice(LIMITS)]
        if self.dice.random() < 0.2:
            self.options += ["--where", self.dice.choice(WHERES)]
        if self.dice.random() < 0.2:
            self.options += ["--duplicates", "first"]

    def path(self, name):
        return os.path.join(self.folder, name)

    # ---- commands ----

    def environment(self, program):
        """Under another schedule, or as it comes; the runtime of a sanitizer must be loaded first."""
        seed = self.dice.randrange(1, 1 << 30)
        if self.shuffle is None or self.dice.random() < 0.5:
            return os.environ
        kind = "tsan" if "tsan" in program else "asan" if "asan" in program else None
        libraries = [self.shuffle]
        if kind is not None:
            libraries.insert(0, subprocess.check_output(["gcc", f"-print-file-name=lib{kind}.so"], text=True).strip())
        return {**os.environ, "LD_PRELOAD": " ".join(libraries), "SHUFFLE_SEED": str(seed)}

    def call(self, arguments, stops=(), may_end=(), most_bytes=None):
        """Run one of the programs; `stops` are (signal, seconds after the last). Its status and output."""
        program = self.dice.choice(self.programs)
        self.log.append(" ".join([program] + arguments) + (f"   # {stops}" if stops else ""))
        self.counts["commands"] += 1
        began = time.monotonic()
        process = subprocess.Popen([program] + arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=self.environment(program),
                                   preexec_fn=lambda: take_room(most_bytes))
        for number, seconds in stops:
            try:
                process.wait(timeout=seconds)
                break
            except subprocess.TimeoutExpired:
                process.send_signal(number)
                self.counts[number.name] += 1
        try:
            out, err = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Failed(f"it did not end within {PATIENCE} seconds") from None
        if self.tells:
            print(f"{time.monotonic() - began:6.1f} s  {self.log[-1]}", flush=True)
        if SANITIZERS.search(err):
            raise Failed(err.decode(errors="replace"))
        if process.returncode not in (0, SOME_FAILED, *may_end):
            raise Failed(f"status {process.returncode}\n" + err.decode(errors="replace"))
        return process.returncode, out

    def analyse(self, outputs, *more, inputs=None, **how):
        named = [word for output in outputs for word in ("-o", self.path(output))]
        return self.call(["run", "-q", *self.limit, *self.options, self.script, *(inputs or [self.corpus]),
                          *named, *more], **how)[0]

    def merge(self, stores, store, **how):
        return self.call(["merge", "-q", "--again", *self.limit, self.script, *map(self.path, stores),
                          "-o", self.path(store)], **how)[0]

    # ---- comparing ----

    def dump(self, store):
        return self.call(["dump", self.path(store)])[1]

    def same(self, got, expected, what):
        if got == expected:
            return
        for name, data in (("got", got), ("expected", expected)):
            with open(self.path(name), "wb") as out:
                out.write(data)
        raise Failed(f"{what}: the bytes differ (files got and expected)")

    def is_whole(self, store, what):
        self.same(self.dump(store), self.whole, what)

    def moment(self):
        """A part of the time of a whole run; a later one more often, as loading the script takes long."""
        return self.took * self.dice.random() ** 0.6

    def jobs(self):
        return f"-j{self.dice.choice([1, 2, 3, 7])}"

    # ---- the round ----

    def run(self):
        began = time.monotonic()
        # A script of random parts may not load, or its collate fail: then all of its runs say so.
        if self.analyse(["whole.db"], "-j1", may_end=(2, STOPPED)) > SOME_FAILED:
            return "refused"
        self.took = time.monotonic() - began
        self.whole = self.dump("whole.db")
        steps = [self.workers, self.killed, self.stopped, self.changed, self.sharded, self.joined, self.outputs,
                 self.views, self.cut, self.full]
        for step in self.dice.sample(steps, 4):
            self.counts[step.__name__] += 1
            step()
        return "whole"

    def workers(self):
        self.analyse(["workers.db"], f"-j{self.dice.choice([2, 3, 7])}")
        self.is_whole("workers.db", "several workers")

    def killed(self):
        for _ in range(self.dice.randint(1, 4)):
            self.analyse(["killed.db"], "--resume", self.jobs(), stops=[(signal.SIGKILL, self.moment())],
                         may_end=(KILLED,))
        self.analyse(["killed.db"], "--resume", self.jobs())
        self.is_whole("killed.db", "killed and gone on with")

    def stopped(self):
        """Once or twice; a signal that comes before the handler is there ends the program."""
        number = self.dice.choice([signal.SIGINT, signal.SIGTERM])
        stops = [(number, self.moment()), (number, self.moment() / 4)][: self.dice.randint(1, 2)]
        self.analyse(["stopped.db"], self.jobs(), "--resume", stops=stops, may_end=(STOPPED, -number))
        self.analyse(["stopped.db"], "--resume", self.jobs())
        self.is_whole("stopped.db", "stopped and gone on with")

    def changed(self):
        """A run over other files of these names, fewer and more of them: going on over the corpus as it
        is gives what a run over it gives."""
        aside = self.path("aside")
        os.rename(self.corpus, aside)
        os.mkdir(self.corpus)
        for name in [*self.names, "added.jsonl"]:
            if name in self.names and self.dice.random() < 0.7:
                shutil.copy(os.path.join(aside, name), self.corpus)
            elif self.dice.random() < 0.7:
                other = os.path.join(aside, self.dice.choice(self.names))
                with open(other, "rb") as file:
                    lines = file.read().splitlines(keepends=True)
                self.dice.shuffle(lines)
                with open(os.path.join(self.corpus, name), "wb") as out:
                    out.write(b"".join(lines[: self.dice.randint(0, len(lines))]))
        self.analyse(["changed.db"], self.jobs(), may_end=(2, STOPPED))
        shutil.rmtree(self.corpus)
        os.rename(aside, self.corpus)
        if os.path.exists(self.path("changed.db")):
            self.analyse(["changed.db"], "--resume", self.jobs())
            self.is_whole("changed.db", "a changed input gone on with")

    def sharded(self):
        n = self.dice.choice([1, 3, 5])
        stores = [f"shard{i}.db" for i in range(1, n + 1)]
        for i, store in enumerate(stores, 1):
            self.analyse([store], "--shard", f"{i}/{n}", self.jobs())
        self.dice.shuffle(stores)
        if self.dice.random() < 0.5:
            number = self.dice.choice([signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
            self.merge(stores, "merged.db", stops=[(number, self.moment() / 2)], may_end=(STOPPED, -number))
        self.merge(stores, "merged.db")
        self.is_whole("merged.db", f"{n} shards merged")

    def joined(self):
        """Stores of the first files and of the others, one behind the other."""
        files = [os.path.join(self.corpus, name) for name in self.names]
        if len(files) < 2:
            return
        cut = self.dice.randint(1, len(files) - 1)
        parts = [("first.db", files[:cut]), ("second.db", files[cut:])]
        for store, part in parts:
            if self.analyse([store], self.jobs(), inputs=part, may_end=(2, STOPPED)) > SOME_FAILED:
                return  # nothing that can be read is among them, or a collate needs more than there is
        self.merge(["first.db", "second.db"], "joined.db")
        self.is_whole("joined.db", "stores of several inputs merged")

    def outputs(self):
        """Pages, JSON Lines and CSV, of a run and made again from its store."""
        kinds = ["jsonl", "csv", "html", "md"]
        self.analyse([f"one.{kind}" for kind in kinds], "-j1", may_end=(2, STOPPED))
        self.analyse([f"many.{kind}" for kind in kinds], f"-j{self.dice.choice([2, 3, 7])}", may_end=(2, STOPPED))
        pages = [word for kind in ("html", "md") for word in ("-o", self.path(f"again.{kind}"))]
        self.call(["report", "-q", *self.limit, self.script, self.path("whole.db"), *pages], may_end=(2, STOPPED))
        for kind in kinds:
            expected = read_all(self.path(f"one.{kind}"))
            self.same(read_all(self.path(f"many.{kind}")), expected, f"several workers, {kind}")
            if kind in ("html", "md"):
                self.same(read_all(self.path(f"again.{kind}")), expected, f"report, {kind}")

    def views(self):
        """What is made article by article, by one worker and by several."""
        commands = [["load", "--to", self.dice.choice(["json", "text", "html", "conllu"])], ["load", "--explain"],
                    ["tokens", "--to", self.dice.choice(["json", "conllu"])], ["grep", "-i", '[word = "s.*"] []{0,2} "the"'],
                    ["grep", "--json", "-r", self.script, '"said"'], ["mark", "--to", self.dice.choice(["html", "brat", "json"]), self.script],
                    ["cover", self.script]]
        command = self.dice.choice(commands) + ["-q", *self.limit, *self.options, self.corpus]
        if command[0] in ("grep", "cover"):
            command = [word for word in command if word != "--duplicates" and word != "first"]
        one = self.call([*command, "-j1"], may_end=(2, 3, 4))
        many = self.call([*command, f"-j{self.dice.choice([2, 3, 7])}"], may_end=(2, 3, 4))
        self.same(repr(many).encode(), repr(one).encode(), f"several workers, {command[0]}")

    def cut(self):
        """A limit of the whole run: it ends at the same article for any number of workers."""
        limit = self.dice.choice([["--max-failures", str(self.dice.randint(1, 4))],
                                  ["--limit", f"output-bytes={self.dice.randint(100, 20000)}"]])
        ends = [self.analyse([f"cut{jobs}.db"], *limit, jobs, may_end=(STOPPED,)) for jobs in ("-j1", "-j3")]
        if ends[0] != ends[1]:
            raise Failed(f"{limit}: status {ends[0]} for one worker, {ends[1]} for three")
        self.same(self.dump("cut-j3.db"), self.dump("cut-j1.db"), f"{limit}, three workers")
        self.analyse(["cut-j3.db"], "--resume", self.jobs())
        self.is_whole("cut-j3.db", f"{limit}, gone on with")

    def full(self):
        """A disk that is full, then is not."""
        most = self.dice.randint(20_000, 2 * os.path.getsize(self.path("whole.db")) + 30_000)
        self.analyse(["full.db"], self.jobs(), may_end=(2, STOPPED), most_bytes=most)
        self.analyse(["full.db"], "--resume", self.jobs())
        self.is_whole("full.db", "a full disk, gone on with")


def take_room(most_bytes):
    """In the child: files may not grow beyond that, and writing fails as on a full disk."""
    if most_bytes is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))


def read_all(path):
    """A file, or a folder's files; nothing where it is not."""
    if os.path.isdir(path):
        return b"".join(name.encode() + b"\n" + read_all(os.path.join(path, name)) for name in sorted(os.listdir(path)))
    if not os.path.exists(path):
        return b""
    with open(path, "rb") as file:
        return file.read()


def summary(counts, seconds, seed):
    steps = "workers killed stopped changed sharded joined outputs views cut full".split()
    signals = ", ".join(f"{counts[name]} {name}" for name in ("SIGKILL", "SIGINT", "SIGTERM"))
    return (f"{seconds:.0f} s, {counts['whole'] + counts['refused']} rounds from seed {seed} on"
            f" ({counts['refused']} scripts did not load), {counts['commands']} commands, {signals}; "
            + ", ".join(f"{name} {counts[name]}" for name in steps))


def main():
    reader = argparse.ArgumentParser()
    reader.add_argument("--seconds", type=float, default=3600)
    reader.add_argument("--seed", type=int, default=int(time.time()))
    reader.add_argument("--one", action="store_true")
    reader.add_argument("--shuffle", type=os.path.abspath)
    reader.add_argument("programs", nargs="+", type=os.path.abspath)
    options = reader.parse_args()
    os.environ.setdefault("ASAN_OPTIONS", "detect_leaks=1:abort_on_error=0")
    os.environ.setdefault("TSAN_OPTIONS", "halt_on_error=0:exitcode=66")
    os.environ["XDG_CACHE_HOME"] = os.path.join(tempfile.gettempdir(), "no-such-cache")
    began, counts, seed = time.monotonic(), collections.Counter(), options.seed
    while True:
        folder = tempfile.mkdtemp(prefix=f"soak-{seed}-")
        a_round = None
        try:
            a_round = Round(options, seed, folder, counts)
            counts[a_round.run()] += 1
        except Failed as why:
            print(f"soak: seed {seed} failed: {why}")
            print("the steps:\n  " + "\n  ".join(a_round.log))
            print(f"its folder is {folder}; --seed {seed} --one repeats it")
            print("soak: before that " + summary(counts, time.monotonic() - began, options.seed))
            return 1
        shutil.rmtree(folder)
        seed += 1
        if options.one or time.monotonic() > began + options.seconds:
            break
    print("soak: no report, no difference: " + summary(counts, time.monotonic() - began, options.seed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
