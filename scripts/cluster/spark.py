"""spark.py — one run on many executors of Apache Spark: every task runs lede over its part of the
input and hands back its store, and the driver merges them into what one machine would have made.

    spark-submit scripts/cluster/spark.py OUT.db SCRIPT crawl/*.warc.gz
    spark-submit scripts/cluster/spark.py --shards 16 OUT.db SCRIPT news.jsonl

Without --shards each input is a task, which is the way for an archive of many files, as each is read
once. With it every task reads all of the input and analyses its shard, which is the way for a few
large files. Executors see script and inputs under the same names; stores come back through the
driver. Options of lede run stand behind --lede-options ("--where ..."); LEDE is the program.
"""
import argparse
import os
import shlex
import subprocess
import sys
import tempfile

from pyspark.sql import SparkSession

SOME_FAILED = 1  # of the articles; the others are done


def arguments():
    parser = argparse.ArgumentParser(usage="spark.py [--shards N] OUT.db SCRIPT INPUT...")
    parser.add_argument("--shards", type=int, default=0)
    parser.add_argument("--lede-options", default="", type=shlex.split)
    parser.add_argument("out")
    parser.add_argument("script")
    parser.add_argument("inputs", nargs="+")
    return parser.parse_args()


def lede(*words):
    """Run lede; its words on standard error become those of an exception."""
    done = subprocess.run([os.environ.get("LEDE", "lede"), *words], stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, SOME_FAILED):
        raise RuntimeError(f"lede {words[0]} ended with {done.returncode}: {done.stderr.strip()}")


def analyse(script, options):
    """What a task does with its part: the words that name it, to the bytes of a store."""

    def run(part):
        with tempfile.TemporaryDirectory() as folder:
            store = os.path.join(folder, "part.db")
            lede("run", "-q", "-j", "1", *options, script, *part, "-o", store)
            with open(store, "rb") as file:
                return file.read()

    return run


def main():
    args = arguments()
    parts = [[name] for name in args.inputs]
    if args.shards > 0:
        parts = [[*args.inputs, "--shard", f"{i + 1}/{args.shards}"] for i in range(args.shards)]
    context = SparkSession.builder.appName("lede").getOrCreate().sparkContext
    stores = context.parallelize(parts, len(parts)).map(analyse(args.script, args.lede_options))
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for i, store in enumerate(stores.toLocalIterator(prefetchPartitions=True)):
            names.append(os.path.join(folder, f"{i}.db"))
            with open(names[-1], "wb") as file:
                file.write(store)
        lede("merge", "-q", "--again", args.script, *names, "-o", args.out)
    context.stop()


if __name__ == "__main__":
    sys.exit(main())
