#!/bin/sh
# The promise: the same bytes for any number of workers, and for a second run.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
corpus=tests/data/articles
cat >"$work/lemma.lua" <<'END'
local lede = require "lede"
lede.lexicon("saying", { lemma = { "say", "tell", "leave", "call on" } })
lede.rule { name = "said", pattern = [=[ who:[pos = "PROPN|PRON"]+ []{0,2}? verb:<saying/> ]=],
  record = { who = "who.lemma", verb = "verb.lemma", whole = "sentence.lemma" } }
END
cat >"$work/count.lua" <<'END'
local lede = require "lede"
lede.article { name = "verbs", fields = { "n", "first" }, emit = function(article)
  local n, first = 0, nil
  for _, token in ipairs(article:tokens()) do
    if token.pos == "VERB" then n, first = n + 1, first or token.lemma end
  end
  return { n = n, first = first }
end }
END
for n in 1 2 7; do
    "$lede" run -q -j $n "$work/lemma.lua" $corpus >"$work/$n.lemma"
    "$lede" run -q -j $n "$work/count.lua" $corpus >"$work/$n.count"
    "$lede" run -q -j $n scripts/reports/overview.lua $corpus -o "$work/$n.db" -o "$work/$n.jsonl" \
        -o "$work/$n.csv/" -o "$work/$n.html" -o "$work/$n.md"
    "$lede" dump "$work/$n.db" >"$work/$n.dump"
    "$lede" tokens -j $n $corpus >"$work/$n.conllu"
    "$lede" load -j $n $corpus >"$work/$n.load"
    "$lede" grep -j $n '[word="said|told"] []{0,3}' $corpus >"$work/$n.grep"
    "$lede" run -q -j $n tests/golden/ready.lua tests/data/ready >"$work/$n.ready"
    "$lede" tokens -q -j $n tests/data/ready >"$work/$n.ready-tokens"
    "$lede" mark -j $n --to json scripts/reports/overview.lua $corpus >"$work/$n.mark"
    "$lede" why -q -j $n --to json scripts/reports/money.lua sum $corpus >"$work/$n.why"
    "$lede" cover -q -j $n scripts/reports/money.lua $corpus -o "$work/$n.cover.jsonl"
    mv "$work/$n.cover.jsonl" "$work/$n.cover"
done
for n in 2 7; do
    for kind in dump jsonl html md conllu load grep mark lemma count why cover ready ready-tokens; do
        check "$kind: 1 and $n workers" cmp "$work/1.$kind" "$work/$n.$kind"
    done
    check "csv: 1 and $n workers" diff -r "$work/1.csv" "$work/$n.csv"
done
check "lemmas are found" test "$(wc -l <"$work/1.lemma")" -gt 20
check "functions read parts of speech" test "$(grep -c '"first":"[a-z]' "$work/1.count")" -gt 10
check "the dump is not empty" test "$(wc -l <"$work/1.dump")" -gt 50
"$lede" run -q scripts/reports/overview.lua $corpus -o "$work/again.db"
"$lede" dump "$work/again.db" >"$work/again.dump"
check "a second run" cmp "$work/1.dump" "$work/again.dump"
"$lede" report -q scripts/reports/overview.lua "$work/1.db" -o "$work/stored.html" -o "$work/stored.md"
check "the report of the stored result, HTML" cmp "$work/1.html" "$work/stored.html"
check "the report of the stored result, Markdown" cmp "$work/1.md" "$work/stored.md"
# Packs run on demand where nobody reads more than the script's own rows, and everywhere for a store.
cat >"$work/rare.lua" <<'END'
local lede = require "lede"
require "lede.names"
require "lede.quotes"
lede.rule { name = "rare", pattern = [=[ who:(<person/> | <org/>) []{0,12} what:[lemma="fine|resign|flood"] ]=],
  record = { who = "who.name", what = "what.lemma" } }
lede.report { name = "rare", title = "Rare", build = function(page, store)
  page:table(store:rows [[select who, what, count(*) as n from rare group by who, what order by who, what]])
  page:evidence "rare"
end }
END
"$lede" run -q "$work/rare.lua" $corpus -o "$work/all.db" -o "$work/all.jsonl" -o "$work/all.html"
"$lede" run -q "$work/rare.lua" $corpus -o "$work/some.jsonl"
"$lede" run -q "$work/rare.lua" $corpus -o "$work/some.html"
check "a rule over packs finds the same whatever is written" cmp "$work/all.jsonl" "$work/some.jsonl"
check "and finds something" test "$(wc -l <"$work/some.jsonl")" -gt 5
check "its report says the same" cmp "$work/all.html" "$work/some.html"
"$lede" load $corpus >"$work/once.jsonl"
"$lede" load "$work/once.jsonl" | sed 's/"source":"[^"]*"//' >"$work/twice"
sed 's/"source":"[^"]*"//' "$work/once.jsonl" >"$work/once"
cat "$work/once.jsonl" "$work/once.jsonl" "$work/once.jsonl" >"$work/thrice.jsonl"
for workers in 1 2 4; do
    "$lede" load -q -j $workers --duplicates first "$work/thrice.jsonl" | sed 's/"source":"[^"]*"//' >"$work/$workers.first"
    check "duplicates are left out, $workers workers" cmp "$work/once" "$work/$workers.first"
done
told() { ends_with 0 "more left out: the same title and text" "$lede" load --duplicates first "$work/thrice.jsonl"; }
check "and counted" told
"$lede" run -q scripts/reports/overview.lua --duplicates first $corpus $corpus -o "$work/first.db"
"$lede" run -q scripts/reports/overview.lua --duplicates first $corpus -o "$work/alone.db"
for name in first alone; do "$lede" dump "$work/$name.db" >"$work/$name.dump"; done
check "a store of each once" cmp "$work/alone.dump" "$work/first.dump"
check "what load writes loads as the same articles" cmp "$work/once" "$work/twice"
done_testing
