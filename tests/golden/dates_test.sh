#!/bin/sh
# What lede.dates makes of sentences of our own: kind and value of each date, and no date elsewhere.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/compare.py" <<'PY'
import json, re, subprocess, sys
kinds = {"D": "DATE", "T": "TIME", "U": "DURATION", "S": "SET"}
lede, path, work = sys.argv[1:4]
wanted, published = [], None
with open(work + "/articles.jsonl", "w", encoding="utf-8") as articles:
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("@"):
            published = line[1:]
        elif line and not line.startswith("#"):
            known = line.startswith("~")
            line = line.lstrip("~")
            dates = [(kinds[kind], value) for kind, value in re.findall(r"\|(\w)\|([^]]+)\]", line)]
            text = re.sub(r"\[([^|\]]+)\|\w\|[^\]]+\]", r"\1", line)
            wanted.append((text, dates, known))
            json.dump({"text": text, "published": published, "language": "en"}, articles)
            articles.write("\n")
marked = subprocess.run([lede, "mark", "-q", "--to", "json", "--layers", "date",
                         "scripts/lede/dates.lua", work + "/articles.jsonl"],
                        check=True, capture_output=True, text=True).stdout.splitlines()
right = 0
for (text, dates, known), line in zip(wanted, marked, strict=True):
    found = [(a["attributes"]["type"], a["attributes"]["value"])
             for a in sorted(json.loads(line)["annotations"], key=lambda a: a["start"])]
    if (found == dates) == known:
        print(text, "got right" if known else f"has {dates}, got {found}", sep=": ")
    right += found == dates
print(f"{right} of {len(wanted)}")
PY
python3 "$work/compare.py" "$lede" tests/data/dates/sentences.txt "$work" >"$work/found"
check "dates of sentences are as expected" cmp "$work/found" - <<'EOT'
149 of 155
EOT
[ "$tap_failed" -eq 0 ] || sed 's/^/# /' "$work/found"
done_testing
