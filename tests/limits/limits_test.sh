#!/bin/sh
# Every limit of a run: it falls at the same place for any number of workers, its message names the
# option that raises it, the summary counts it and a row of `failure` keeps it. And attempts at what
# scripts may not do, which all end in a message.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
articles=tests/data/articles

# ---- limits: name, value, what the message says, exit status ----
cat >"$work/loop.lua" <<'LUA'
local lede = require "lede"
lede.article { name = "out", fields = { "n" }, emit = function(article)
  if article.publisher == "Radio Calder" then while true do end end
  return { n = 1 }
end }
LUA
cat >"$work/bytes.lua" <<'LUA'
local lede = require "lede"
lede.article { name = "out", fields = { "n" }, emit = function(article)
  return { n = #("x"):rep(article.publisher == "Radio Calder" and 1e9 or 10) }
end }
LUA
cat >"$work/steps.lua" <<'LUA'
local lede = require "lede"
lede.article { name = "out", fields = { "n" }, emit = function(article)
  local n = article.publisher == "Radio Calder" and 30 or 3
  return { n = string.find(("a"):rep(n), ("a?"):rep(n) .. ("a"):rep(n)) }
end }
LUA
cat >"$work/plain.lua" <<'LUA'
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=] }
LUA
cat >"$work/candidates.lua" <<'LUA'
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ a:[] []{0,20} b:[] []{0,20} c:[] :: a.word = c.word & b.word = a.word within article ]=] }
LUA
cat >"$work/regex.lua" <<'LUA'
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "(\w+\w*)+[0-9]" ]=] }
LUA
run() { # script, option, workers; the store is left in $work/out.db
    rm -f "$work/out.db"
    "$lede" run "$1" -j "$3" --limit "$2" "$articles" -o "$work/out.db" 2>"$work/err"
}
limit() { # script, option, words of the message, status
    run "$work/$1.lua" "$2" 1
    status=$?
    [ "$status" -eq "$4" ] || { echo "status $status"; head -5 "$work/err"; return 1; }
    "$lede" dump "$work/out.db" >"$work/one"
    hits=$(sqlite3 "$work/out.db" "select limits_hit from run")
    [ "$hits" -gt 0 ] || { echo "run.limits_hit is $hits"; return 1; }
    sqlite3 "$work/out.db" "select message from failure where kind = 'limit'" | grep -qF -- "$3" || {
        sqlite3 "$work/out.db" "select message from failure limit 3"; return 1; }
    option=${2%%=*}
    sqlite3 "$work/out.db" "select message from failure where kind = 'limit'" |
        grep -qF -- "--limit $option=N allows more" || { echo "no option in the message"; return 1; }
    grep -q "; $hits hit a limit" "$work/err" || { echo "the summary does not count:"; tail -2 "$work/err"; return 1; }
    run "$work/$1.lua" "$2" 7
    "$lede" dump "$work/out.db" | cmp - "$work/one"
}
if command -v sqlite3 >/dev/null 2>&1; then
    check "article-bytes" limit plain article-bytes=1000 "is longer than 1000 bytes" 1
    check "article-memory" limit plain article-memory=10000 "the article needs more than 9 KiB" 1
    check "lua-instructions" limit loop lua-instructions=100000 "too many Lua instructions for one article" 1
    check "lua-bytes" limit bytes lua-bytes=2000000 "the script needs more than 1953 KiB" 1
    check "string-steps" limit steps string-steps=10000 "too many steps in Lua's string pattern functions" 1
    check "match-candidates" limit candidates match-candidates=50 "had more than 50 candidates" 0
    check "regex-steps" limit regex regex-steps=100 "took too many steps on" 1
    printf '%s\n' '{"id":"a","text":"The aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bird flew."}' \
        '{"id":"b","text":"A cat sat."}' '{"id":"c","text":"The aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bird."}' \
        '{"id":"d","text":"A cat sat there."}' >"$work/some.jsonl"
    only_those() { "$lede" run -q -j1 "$work/regex.lua" "$work/some.jsonl" -o "$work/some.db" 2>/dev/null
        same "$(sqlite3 "$work/some.db" "select group_concat(article) from failure")" "a,c"; }
    check "a word that costs too much fails the articles that have it, and no others" only_those
else
    skip "limits of an article" "sqlite3 is not installed"
fi
cat >"$work/endless.lua" <<'LUA'
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=] }
lede.report { name = "r", build = function(page, store)
  page:table(store:rows [[with recursive c(x) as (select 1 union all select x + 1 from c)
                          select count(*) as n from c]])
end }
LUA
check "report-steps" ends_with 3 "took more than 20000 steps; --limit report-steps=N allows more" \
    "$lede" run "$work/endless.lua" --limit report-steps=20000 "$articles" -o -
cat >"$work/long.lua" <<'LUA'
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=] }
lede.report { name = "r", build = function(page, store)
  page:text(store:value [[with recursive c(x) as (select 1 union all select x + 1 from c
                          where x < 18000) select max(x) from c]])
end }
LUA
seq 30000 | sed 's/.*/{"id": "&", "text": "water &"}/' >"$work/many.jsonl"
head -n 1 "$work/many.jsonl" >"$work/few.jsonl"
check "a query over few articles may take some steps" ends_with 3 "the query took more than" \
    "$lede" run -q "$work/long.lua" --limit report-steps=250000 "$work/few.jsonl" -o -
check "over many it may take more" ends_with 0 "" \
    "$lede" run -q "$work/long.lua" --limit report-steps=250000 "$work/many.jsonl" -o -
check "a limit of no name" ends_with 2 "output-bytes" "$lede" run "$work/plain.lua" --limit words=3 "$articles"

# Lua compares strings of any length in one instruction; long ones count as more.
for length in 1000 1000000; do
    cat >"$work/compare-$length.lua" <<LUA
local lede = require "lede"
lede.article { name = "out", fields = { "n" }, emit = function()
  local a, b, n = ("x"):rep($length) .. "a", ("x"):rep($length) .. "b", 0
  for _ = 1, 3000 do if a < b then n = n + 1 end end
  return { n = n }
end }
LUA
done
check "comparing short strings costs little" ends_with 0 "" \
    "$lede" run -q --limit lua-instructions=100000 "$work/compare-1000.lua" "$work/few.jsonl"
check "comparing long ones counts as more" ends_with 1 "too many Lua instructions" \
    "$lede" run -q --limit lua-instructions=100000 "$work/compare-1000000.lua" "$work/few.jsonl"

# ---- limits of a run, counted in the order of the input ----
run_limit() { # script, option …: the same for 1 and 7 workers, stopped, and whole articles are kept
    script=$1
    shift
    for workers in 1 7; do
        rm -f "$work/out.db"
        "$lede" run "$script" -j $workers "$@" "$articles" -o "$work/out.db" 2>"$work/err"
        status=$?
        [ $status -eq 3 ] || { echo "status $status"; cat "$work/err"; return 1; }
        "$lede" dump "$work/out.db" >"$work/dump$workers"
    done
    cmp "$work/dump1" "$work/dump7" || return 1
    grep -q '"article"\|^article' "$work/dump1" || { head -3 "$work/dump1"; return 1; }
    grep -q "resume goes on" "$work/err" || { cat "$work/err"; return 1; }
    "$lede" run -q "$script" --resume "$articles" -o "$work/out.db" 2>/dev/null
    "$lede" dump "$work/out.db" >"$work/resumed"
    rm -f "$work/whole.db"
    "$lede" run -q "$script" "$articles" -o "$work/whole.db" 2>/dev/null
    "$lede" dump "$work/whole.db" | cmp - "$work/resumed"
}
printf '%s\n' '{"id":"a","text":"Water."}' '{"id":"b"' '{"id":"c","text":"Water and water."}' \
    '{"id":"d"' '{"id":"e"' '{"id":"f","text":"More water."}' >"$work/some.jsonl"
articles=$work/some.jsonl
check "--max-failures stops at the same article, and what was done is kept" run_limit "$work/plain.lua" --max-failures 2
articles=tests/data/articles
check "output-bytes stops at the same article, and what was done is kept" run_limit "$work/plain.lua" --limit output-bytes=1500
check "output-bytes of a view" ends_with 3 "gave more than 3000 bytes" "$lede" load --limit output-bytes=3000 "$articles"

# ---- attempts at what scripts may not do: tests/limits/escapes.lua ----
mkdir "$work/cases"
awk -v out="$work/cases/" '/^--## / { n++; print substr($0, 6) > (out n ".name"); next }
    /^--== / { print substr($0, 6) > (out n ".ends"); next } n { print > (out n ".lua") }' tests/limits/escapes.lua
printf '%s\n' '{"id":"x","title":"&lt;script&gt;alert(1)&lt;/script&gt;","publisher":"=cmd()|a","text":"One <b>bold</b> word & water.\n\nMore."}' >"$work/article.jsonl"
escape() {
    name=$1
    rm -rf "$work/out.csv" "$work/out.html" "$work/out.db"
    timeout 60 "$lede" run "$work/cases/$name.lua" "$work/article.jsonl" \
        -o "$work/out.db" -o "$work/out.html" -o "$work/out.csv/" >"$work/out" 2>"$work/err"
    status=$?
    cat "$work/err" "$work/out.html" "$work/out.csv/out.csv" >"$work/all" 2>/dev/null
    while IFS= read -r line; do
        case $line in
        "exit "*) [ "$status" -eq "${line#exit }" ] || { echo "status $status"; head -5 "$work/err"; return 1; } ;;
        "never "*) ! grep -F -- "${line#never }" "$work/all" || return 1 ;;
        *) grep -qF -- "$line" "$work/all" || { echo "lacks: $line"; head -c 1500 "$work/err"; return 1; } ;;
        esac
    done <"$work/cases/$name.ends"
}
for case in $(ls "$work/cases" | sed -n 's/\.name$//p' | sort -n); do
    check "escape: $(cat "$work/cases/$case.name")" escape "$case"
done
done_testing
