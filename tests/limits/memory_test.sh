#!/bin/sh
# Memory is flat: four times the articles, whose words are new ones each time, need no more of it, for one
# worker and for two, though each worker keeps what it knows of a word: its class, what it may be read as,
# lexicons. The first file has more words than a worker keeps.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/rules.lua" <<'LUA'
local lede = require "lede"
lede.lexicon("town", { "Springfield", "Blood Orange" })
lede.rule { name = "act", pattern = [=[ [word=".*ing" | lemma="impose|lift"] []{0,3} ("sanction" | <town/>) ]=], record = {} }
LUA
# Articles of 20 words, twelve of them never seen before; so many that the store's cache is full, too.
articles() {
    awk -v n="$1" 'BEGIN {
        for (i = 1; i <= n; i++) {
            printf "{\"id\":\"a%d\",\"text\":\"They were lifting the sanction on Springfield.", i
            for (k = 0; k < 12; k++) printf " %s%d%s", k % 3 ? "W" : "w", i * 37 + k, k % 7 ? "ed" : "ing"
            print "\"}"
        }
    }'
}
articles 32000 >"$work/few.jsonl"
articles 128000 >"$work/many.jsonl"

# Peak of resident memory, KiB, the least of two runs: beside other programs results wait for the writer.
peak() {
    for run in 1 2; do
        python3 - "$lede" run -q -j "$1" "$work/rules.lua" "$2" -o "$work/x.jsonl" <<'PYTHON'
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
PYTHON
    done | sort -n | head -n 1
}
for workers in 1 2; do
    few=$(peak $workers "$work/few.jsonl")
    many=$(peak $workers "$work/many.jsonl")
    check "$workers worker(s): four times the words, at most a tenth more memory ($few and $many KiB)" \
        test "$many" -le $((few + few / 10))
done
check "all is found" test "$(wc -l <"$work/x.jsonl")" -eq 128000
done_testing
