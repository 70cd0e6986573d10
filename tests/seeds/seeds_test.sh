#!/bin/sh
# Three real articles on one story, where they are at hand beside the project: what loading and grep
# must find in them. Skipped elsewhere; golden tests hold our own articles of the same make.
. tests/tap.sh
seeds=${SEEDS:-../shared/seeds}
lede=${LEDE:-build/release/lede}
if [ ! -d "$seeds" ]; then
    skip "real articles" "no folder $seeds"
    done_testing
    exit
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$lede" load "$seeds"/*.txt >"$work/articles.jsonl" 2>"$work/errors"

# article K: an expression over `a` (the article) and `blocks` ([kind, text] pairs) is true.
holds() {
    python3 - "$work/articles.jsonl" "$1" "$2" <<'PY'
import json, sys
rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
a = rows[int(sys.argv[2])]
blocks = [(b["kind"], a["text"][b["start"]:b["stop"]]) for b in a["blocks"]]
kinds = [k for k, _ in blocks]
texts = dict((t, k) for k, t in blocks)
if not eval(sys.argv[3]):
    print(json.dumps({k: v for k, v in a.items() if k not in ("text", "blocks")}, indent=1))
    print("\n".join("%-12s %s" % (k, t[:70]) for k, t in blocks))
    sys.exit(1)
PY
}
check "loading says nothing on standard error" test ! -s "$work/errors"
check "000: the first line is the title" holds 0 \
    'a["title"] == "Kaspersky Bans All European Security Projects in Protest Over EU Ban"'
check "000: no date is made up" holds 0 'a["published"] is None and a["byline"] is None'
check "000: eight paragraphs follow the title" holds 0 'kinds == ["headline"] + ["paragraph"] * 8'
check "001: no title, no date" holds 1 'a["title"] is None and a["published"] is None'
check "001: Related … is boilerplate, the line after it a heading" holds 1 \
    'kinds[2:4] == ["boilerplate", "heading"] and blocks[2][1].startswith("Related ")'
check "001: the rest is paragraphs" holds 1 'kinds.count("paragraph") == 5'
check "002: the title once" holds 2 \
    'a["title"] == "Kaspersky Lab facing fresh EU and US restrictions" and a["text"].count(a["title"]) == 1'
check "002: the deck" holds 2 'a["deck"].startswith("Eugene Kaspersky has said") and "deck" in kinds'
check "002: published to the minute" holds 2 'a["published"] == "2018-06-16T10:38"'
check "002: byline" holds 2 'a["byline"] == "Mark Sutton" and "byline" in kinds'
check "002: Published: … is meta" holds 2 \
    'any(k == "meta" and t.startswith("Published:") for k, t in blocks)'
check "002: the last three lines are boilerplate" holds 2 \
    'kinds[-3:] == ["boilerplate"] * 3 and kinds.count("boilerplate") == 3'

counts() { "$lede" grep -c "$1" "$seeds" | sed 's/.*://' | tr '\n' ' '; }
check 'grep -c "EU" counts 11, 0 and 5' same "$(counts '"EU"')" "11 0 5 "

check "overview writes a page" "$lede" run -q scripts/reports/overview.lua "$seeds"/*.txt -o "$work/seeds.html"
check "the page stands alone" sh -c '! grep -nE "(src|href)=.?https?:|<script|@import" "$1"' - "$work/seeds.html"
for n in 1 2 7; do
    "$lede" run -q -j $n scripts/reports/overview.lua "$seeds"/*.txt -o "$work/$n.db"
    "$lede" dump "$work/$n.db" >"$work/$n.dump"
done
check "the same bytes for 1 and 2 workers" cmp "$work/1.dump" "$work/2.dump"
check "the same bytes for 1 and 7 workers" cmp "$work/1.dump" "$work/7.dump"
done_testing
