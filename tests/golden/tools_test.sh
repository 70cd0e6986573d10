#!/bin/sh
# What golden files do not say of the tools for rules: that JSON is JSON, what is refused, how
# matches of two scripts are paired.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
articles=tests/data/articles
rules=tests/data/scripts/payments.lua
is_json() {
    name=$1
    shift
    "$@" >"$work/lines" 2>"$work/err"
    [ -s "$work/lines" ] || { echo "nothing was written"; cat "$work/err"; return 1; }
    python3 -c 'import json, sys
for n, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
    assert isinstance(json.loads(line), dict), n' "$work/lines"
}
cat >"$work/odd.lua" <<'END'
local lede = require "lede"
lede.rule { name = "quoted", pattern = [=[ q:("[“\"]" []{1,6}) ]=], record = { q = "q.text" } }
END
sed 's/{1,6}/{1,3}/' "$work/odd.lua" >"$work/odder.lua"
check "why --to json is JSON Lines" is_json - "$lede" why -q --to json $rules sum $articles
check "also of quotes" is_json - "$lede" why -q --to json "$work/odd.lua" quoted $articles
check "cover -o x.jsonl is JSON Lines" is_json - sh -c '"$1" cover -q "$2" "$3" -o "$4/q.jsonl" && cat "$4/q.jsonl"' - "$lede" "$work/odd.lua" $articles "$work"
check "diff --json is JSON Lines" is_json - "$lede" diff -q --json "$work/odd.lua" "$work/odder.lua" $articles
check "grep --json is JSON Lines" is_json - "$lede" grep -q --json '"[“\"]" x:[]' $articles
cat >"$work/apart.lua" <<'END'
local lede = require "lede"
lede.rule { name = "near", pattern = [=[ meet "ferry" who:"mayor" p within p ]=],
  record = { who = "who.text" },
  examples = { { "The mayor spoke. A ferry sank.", { who = "nobody" } } } }
END
check "a capture in another sentence stands below a failed example" ends_with 1 "#     who: mayor" "$lede" test "$work/apart.lua"
cat >"$work/kinds.lua" <<'END'
local lede = require "lede"
lede.phase "things"
lede.rule { name = "thing", pattern = [=[ "ferry" ]=], annotate = "thing", phase = "things",
  attributes = { kind = function() return { "a", "b" } end } }
lede.rule { name = "thing_of_two", pattern = [=[ <thing kind = "a" & kind = "b"/> ]=], record = { w = "match.text" } }
END
check "two members of one list may be asked for" ends_with 0 "nothing found" "$lede" check "$work/kinds.lua"
cat >"$work/memo.lua" <<'END'
local lede = require "lede"
lede.rule { name = "said", pattern = [=[ "said" ]=], record = { w = "match.text" } }
local rows
lede.report { name = "memo", build = function(page, store)
  rows = rows or store:rows "select w, count(*) as n from said group by w"
  page:table(rows)
end }
END
check "what a report remembers is of the rows that are there" same "$("$lede" run -q "$work/memo.lua" $articles)" \
    "$("$lede" run -q "$work/memo.lua" $articles -o "$work/memo.db" && "$lede" report -q "$work/memo.lua" "$work/memo.db")"
check "and there are some" ends_with 0 "said  " "$lede" run -q "$work/memo.lua" $articles
cat >"$work/long.lua" <<'END'
local lede = require "lede"
lede.rule { name = "long", pattern = [=[ who:"mayor" []* that:"sank" within p ]=], record = { who = "who.text" } }
lede.report { name = "long", build = function(page) page:evidence "long" end }
END
printf 'The mayor spoke. Nobody heard. A ferry sank at once. He left.\n' >"$work/long.txt"
printf 'Prices rose by 1.1 percent.\n' >"$work/share.txt"
check "a number asked for as text is spelt as records spell it" ends_with 0 "1.1 percent" "$lede" grep -q -r lede.numbers '<percentage value = "1.1"/>' "$work/share.txt"
cat >"$work/within.lua" <<'END'
local lede = require "lede"
lede.rule { name = "two", pattern = [=[ x:("mayor" []* "sank" within 2 s) within article ]=], record = { t = "match.text" } }
END
printf 'The mayor spoke.\n\nA ferry sank.\n' >"$work/blocks.txt"
check "why names the bound that two blocks break" ends_with 0 'within 2 s does not hold' "$lede" why "$work/within.lua" two "$work/blocks.txt"
check "evidence has all sentences of the match" ends_with 0 "[that: sank] at once." "$lede" run -q "$work/long.lua" "$work/long.txt"
one_page() {
    "$lede" why -q --to html $rules sum $articles >"$work/page.html" &&
        same "$(grep -c '^<!doctype\|^<!DOCTYPE\|</html>' "$work/page.html")" 2
}
check "why --to html of many articles is one page" one_page
# One document, however many articles: a title of its own for several, that of the article for one.
documents() {
    shift
    "$lede" "$@" >"$work/page.html" && [ "$(grep -c '</html>' "$work/page.html")" = 1 ] &&
        [ "$(grep -c '<!doctype' "$work/page.html")" = 1 ]
}
titled() {
    grep -q "<title>$1</title>" "$work/page.html"
}
check "load --to html of many articles is one document" documents - load -q --to html $articles
check "which has a title for all" titled Articles
check "mark --to html of many articles is one document" documents - mark -q --to html $rules $articles
check "of one article, too" documents - load -q --to html tests/data/pages/semantic.html
check "with its title" titled "Old bridge to close for a year"

check "the examples of all packs hold" ends_with 0 ", 0 failed," \
    "$lede" test --all scripts/lede/events.lua scripts/lede/story.lua

# ---- counts of earlier runs ----
refuses() {
    wanted=$1
    ends_with 2 "$wanted" "$lede" cover $rules --add "$work/bad.jsonl"
}
"$lede" cover -q $rules $articles -o "$work/good.jsonl"
printf '' >"$work/bad.jsonl"
check "an empty file is no coverage" refuses "bad.jsonl"
echo '{"coverage":' >"$work/bad.jsonl"
check "nor is a line that is cut" refuses "bad.jsonl:1"
echo '[1]' >"$work/bad.jsonl"
check "nor one without an object" refuses "bad.jsonl:1"
sed '2s/"tried":[0-9]*/"tried":-1/' "$work/good.jsonl" >"$work/bad.jsonl"
check "a negative number is none" refuses "bad.jsonl:2"
sed '2s/"tried":[0-9]*/"tried":"many"/' "$work/good.jsonl" >"$work/bad.jsonl"
check "nor is a word" refuses "bad.jsonl:2"
sed '2s/"rule":"[a-z_]*"/"rule":"nobody"/' "$work/good.jsonl" >"$work/bad.jsonl"
check "a rule that the script does not have" refuses "nobody"
sed '2s/"pattern":"/"pattern":"x/' "$work/good.jsonl" >"$work/bad.jsonl"
check "a rule with another pattern" refuses "another pattern"
check "a file that is not there" ends_with 2 "none.jsonl" "$lede" cover $rules --add "$work/none.jsonl"
check "random bytes" sh -c 'head -c 5000 /dev/urandom >"$3/bad.jsonl"; "$1" cover "$2" --add "$3/bad.jsonl"; [ $? -eq 2 ]' - "$lede" $rules "$work"
twice() {
    "$lede" cover -q $rules --add "$work/good.jsonl" --add "$work/good.jsonl" -o "$work/twice.jsonl"
    one=$(sed -n 's/.*"rule":"sum".*"matches":\([0-9]*\).*/\1/p' "$work/good.jsonl")
    same "$(sed -n 's/.*"rule":"sum".*"matches":\([0-9]*\).*/\1/p' "$work/twice.jsonl")" $((one * 2))
}
check "what is added twice counts twice" twice

# ---- pairs of diff: one line of text, a change of the rule, what is said of it ----
script() {
    printf 'local lede = require "lede"\n'
    printf 'lede.rule { name = "%s", pattern = [=[ %s ]=], record = { n = "%s" } }\n' "$1" "$2" "${3:-match.text}"
}
pairs() {
    printf 'red apple and green apple pie for Anna and for Bert\n' >"$work/a.txt"
    script r "$1" "$3" >"$work/before.lua"
    script "${5:-r}" "$2" "$4" >"$work/after.lua"
    "$lede" diff -q --json "$work/before.lua" "$work/after.lua" "$work/a.txt" |
        sed -n 's/.*"change":"\([a-z]*\)".*/\1/p' | sort | uniq -c | tr -s ' \n' ' '
}
check "the same" same "$(pairs '"apple"' '"apple"')" ""
check "longer ends are a change" same "$(pairs '"apple"' '"apple" "pie"?')" " 1 changed "
check "another field is a change" same "$(pairs '"pie"' '"pie"' match.text match.norm)" ""
check "a value of its own is" same "$(pairs '"Anna"' '"Anna"' match.text match.norm)" " 1 changed "
check "a narrower rule loses" same "$(pairs '"apple"' '"green" "apple"')" " 1 changed 1 lost "
check "a wider rule gains" same "$(pairs '"Anna"' '"Anna|Bert"')" " 1 gained "
check "another name is another rule" same "$(pairs '"pie"' '"pie"' match.text match.text s)" " 1 gained 1 lost "
check "to name a part of a pattern is none" same "$(pairs '"red" "apple"' 'c:"red" "apple"')" ""
check "another part under a name that both have is" same "$(pairs 'c:"red" "apple"' '"red" c:"apple"')" " 1 changed "
check "so is an optional part that one took" same "$(pairs '"green" "apple" c:"pie"?' '"green" "apple" c:"for"?')" " 1 changed "
named() {
    pairs "$1" "$2" >/dev/null
    sed -i 's/n = "match.text"/m = "match.norm"/' "$work/after.lua"
    same "$("$lede" diff -q "$work/before.lua" "$work/after.lua" "$work/a.txt" | tail -n 2)" \
        "r: only $work/before.lua has field n
r: only $work/after.lua has capture c, field m"
}
check "names that one script has are told, not compared" named '"red"' 'c:"red"'
done_testing
