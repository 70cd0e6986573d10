#!/bin/sh
# Nothing is lost: a run that is killed, or cannot write, goes on with --resume and gives the bytes
# of a run that was left alone; and a store follows an input that changes.
#     KILLS=100 ROUNDS=300 tests/resume/resume_test.sh    the long form
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kills=${KILLS:-4} rounds=${ROUNDS:-8} seed=${SEED:-1}
first_seed=$seed
script=tests/resume/rules.lua
articles=tests/data/articles

# Twelve thousand articles, so that a run has many moments and some commits: our samples, each time under new ids.
mkdir "$work/in"
"$lede" load -q "$articles" >"$work/once.jsonl"
for i in 1 2 3 4 5 6; do
    for k in $(seq 100); do sed "s/^{\"id\":\"/&$i-$k-/" "$work/once.jsonl"; done >"$work/in/$i.jsonl"
done
dump_is_whole() {
    "$lede" dump "$work/$1.db" >"$work/$1.dump" && cmp "$work/whole.dump" "$work/$1.dump"
}
started=$(date +%s%3N)
"$lede" run -q -j2 "$script" "$work/in" -o "$work/whole.db" 2>"$work/err"
took=$(($(date +%s%3N) - started)) # milliseconds
"$lede" dump "$work/whole.db" >"$work/whole.dump"
check "the run that is left alone has records" test "$(wc -l <"$work/whole.dump")" -gt 13000

# Killed at any moment of a run, drawn from a sequence of which the seed is the start.
draw_moment() {
    seed=$(((seed * 1103515245 + 12345) % 2147483648))
    moment=$((seed / 65536 % (took + took / 4)))
    moment="$((moment / 1000)).$(printf '%03d' $((moment % 1000)))"
}
n_killed=0 n_ended=0 n_runs=0
while [ $n_killed -lt "$kills" ] && [ $n_runs -lt $((kills * 5)) ]; do
    n_runs=$((n_runs + 1))
    "$lede" run -q --resume -j2 "$script" "$work/in" -o "$work/killed.db" 2>/dev/null &
    pid=$!
    draw_moment
    sleep "$moment"
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    if [ $? -eq 137 ]; then
        n_killed=$((n_killed + 1))
        [ ! -e "$work/killed.db" ] || "$lede" dump "$work/killed.db" >/dev/null 2>>"$work/err"
    else
        dump_is_whole killed >>"$work/err" || break
        n_ended=$((n_ended + 1))
        took=$((took * 3 / 4 + 1)) # it was measured while others kept the machine busy
        rm "$work/killed.db"
    fi
done
check "after every kill the store opens, and what ends is whole" test ! -s "$work/err"
check "runs were killed" test $n_killed -eq "$kills"
"$lede" run -q --resume "$script" "$work/in" -o "$work/killed.db"
check "killed $n_killed times, $n_ended times at the end in between: the same bytes" dump_is_whole killed

# What is read of a store that is not whole says so, on the page and beside it.
part() { ends_with 0 "$1" "$lede" report scripts/reports/money.lua "$2"; }
"$lede" run -q -j1 --max-failures 1 scripts/reports/money.lua $articles tests/data/damaged -o "$work/part.db" 2>/dev/null
check "a report on a run that was broken off says so" part "lede: A part of the articles: the run that makes this store has not" "$work/part.db"
"$lede" report -q scripts/reports/money.lua "$work/part.db" -o "$work/part.html" 2>/dev/null
check "on the page, too, above the figures" grep -q "<p[^>]*>A part of the articles" "$work/part.html"
"$lede" run -q --resume scripts/reports/money.lua $articles -o "$work/part.db"
check "and no more when it has gone on to the end" sh -c '! "$1" report scripts/reports/money.lua "$2" 2>&1 | grep "A part"' - "$lede" "$work/part.db"
"$lede" run -q --shard 1/2 scripts/reports/money.lua $articles -o "$work/half.db"
check "so does one on a shard" part "this store is shard 1 of 2" "$work/half.db"

# A disk that takes no more.
(
    trap '' XFSZ
    ulimit -f 14000 # blocks of 512 bytes
    exec "$lede" run -q "$script" "$work/in" -o "$work/full.db" >/dev/null 2>"$work/full.err"
)
status=$?
check "a disk that is full ends the run" test "$status" -eq 3
check "and the message names the store" grep -q "full.db" "$work/full.err"
check "what was finished stands" sh -c '"$1" dump "$2" | grep -q "\"n\":"' - "$lede" "$work/full.db"
"$lede" run -q --resume "$script" "$work/in" -o "$work/full.db"
check "resumed with room on the disk: the same bytes" dump_is_whole full

# Ctrl-C once: the articles in hand are finished and kept.
"$lede" run -q "$script" "$work/in" -o "$work/stopped.db" 2>"$work/stopped.err" &
pid=$!
draw_moment
sleep "$moment"
kill -INT $pid 2>/dev/null
wait $pid
"$lede" run -q --resume "$script" "$work/in" -o "$work/stopped.db"
check "stopped by a signal and resumed: the same bytes" dump_is_whole stopped

# Ctrl-C while Lua, or a query of it, goes over the store.
# ends_when_asked NAME MESSAGE FILE: a script that would never end is stopped by one signal, once the FILE
# is there that is written before that begins.
ends_when_asked() {
    cat >"$work/$1.lua"
    "$lede" run -q --limit lua-instructions=none --limit report-steps=none "$work/$1.lua" \
        "$articles" -o "$work/$1.db" -o "$work/$1.jsonl" -o "$work/$1.html" 2>"$work/$1.err" &
    pid=$!
    tries=0
    while [ ! -s "$work/$3" ] && [ $tries -lt 600 ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
    sleep 0.5
    kill -TERM $pid
    (sleep 20 && kill -KILL $pid 2>/dev/null) &
    guard=$!
    code=0
    wait $pid || code=$?
    kill $guard 2>/dev/null || true
    check "$1: a signal ends it with status 3" test $code -eq 3
    check "$1: and a message says so" grep -q "$2" "$work/$1.err"
    check "$1: no half of a page is left" test ! -e "$work/$1.html"
}
head='local lede = require "lede" lede.rule { name = "x", pattern = [=[ [] ]=], record = {} }'
page='lede.report { name = "r", build = function(page) page:text "done" end }'
ends_when_asked collate "stopped; what was finished is kept" collate.db <<LUA
$head $page lede.collate { name = "c", fields = { "a" }, run = function()
  while true do pcall(function() while true do end end) end end }
LUA
ends_when_asked query "stopped; what was finished is kept" query.db <<LUA
$head $page lede.collate { name = "c", fields = { "a" }, run = function(store)
  store:rows [[select count(*) from x a, x b, x c, x d]] end }
LUA
ends_when_asked report "report 'r' was stopped" report.jsonl <<LUA
$head lede.report { name = "r", title = "R", build = function() while true do end end }
LUA

# What was done is not done again.
"$lede" run --resume "$script" "$work/in" -o "$work/whole.db" 2>"$work/err"
check "a second time nothing is analysed" grep -q '^0 articles, .*; 12000 were done before$' "$work/err"
check "and nothing changes" dump_is_whole whole

# What must not have changed, and what may.
cp "$script" "$work/rules.lua"
small=$articles/calder-review
"$lede" run -q "$work/rules.lua" $small -o "$work/small.db"
sed 's/said/told/' "$script" >"$work/rules.lua"
check "a changed rule is named" ends_with 2 "script '$work/rules.lua'" \
    "$lede" run --resume "$work/rules.lua" $small -o "$work/small.db"
sed 's/Sayings/What was said/; s/-- collate/-- another collate/' "$script" >"$work/rules.lua"
check "a changed report needs nothing" "$lede" run -q --resume "$work/rules.lua" $small -o "$work/small.db"
check "another --where is named" ends_with 2 "made without --where" \
    "$lede" run --resume --where "language = 'en'" "$script" $small -o "$work/small.db"
# Collates run again when an article comes or goes, or a function of theirs or of a report has changed, else not.
cat >"$work/told.lua" <<'LUA'
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "falls" ]=], record = { id = "article.id" } }
lede.collate { name = "total", fields = { "n" }, run = function(store)
  print "collates run"
  store:add { n = store:value "select count(*) from x" }
end }
LUA
printf '{"id":"a","text":"One falls."}\n{"id":"total","text":"Two falls."}\n{"id":"b","text":"\\ud800"}\n' >"$work/told.jsonl"
collates_run() { # how often, in a run that goes on
    "$lede" run --resume "$work/told.lua" "$work/told.jsonl" -o "$work/told.db" >"$work/told.out" 2>&1
    grep -c "collates run" "$work/told.out"
}
told_anew() {
    "$lede" run -q --again "$work/told.lua" "$work/told.jsonl" -o "$work/told-anew.db" >"$work/told.out" 2>&1
    "$lede" dump "$work/told-anew.db" >"$work/anew.dump" && "$lede" dump "$work/told.db" | cmp - "$work/anew.dump"
}
check "collates run over a new store" same "$(collates_run)" 1
check "not where nothing has changed, though an article that fails is tried again" same "$(collates_run)" 0
check "and their rows stand" told_anew
printf '{"id":"c","text":"Three falls."}\n' >>"$work/told.jsonl"
check "they do when an article comes" same "$(collates_run)" 1
check "and give what they give anew" told_anew
sed -i.bak 1d "$work/told.jsonl"
check "and when one goes" same "$(collates_run)" 1
check "which is as if it had not been there" told_anew
sed -i.bak 's/count(\*)/10 * count(*)/' "$work/told.lua"
check "and when they have changed" same "$(collates_run)" 1
check "which gives what they give anew, too" told_anew
# An article that comes in front moves the others, so the input is gone through twice.
printf '{"id":"a","text":"One falls."}\n{"id":"b","text":"\\ud800"}\n{"id":"c","title":"Broken","text":"Two rise."}\n' >"$work/moved.jsonl"
"$lede" run -q "$work/rules.lua" "$work/moved.jsonl" -o "$work/moved.db" 2>/dev/null
sed -i.bak -e '1s/One/Ten/' -e '1i\
{"id":"z","text":"None."}' "$work/moved.jsonl"
"$lede" run -q --json --resume "$work/rules.lua" "$work/moved.jsonl" -o "$work/moved.db" 2>"$work/moved.err"
check "what fails is told once, though the input was gone through twice" \
    test "$(grep -c "half of a surrogate pair" "$work/moved.err")" -eq 1
check "so is a function that fails" test "$(grep -c "this one fails" "$work/moved.err")" -eq 1
"$lede" run -q --json "$work/rules.lua" "$work/moved.jsonl" -o "$work/anew.db" 2>"$work/anew.err"
counts() { sed -n 's/^{\(.*"duplicates":[0-9]*\),.*/\1/p' "$1"; }
check "and articles, records and failures are counted once" same "$(counts "$work/moved.err")" "$(counts "$work/anew.err")"
mkdir "$work/pile"
for id in a b c; do printf '{"id":"%s","text":"One falls."}\n' $id >"$work/pile/$id.jsonl"; done
"$lede" run -q "$work/rules.lua" "$work/pile" -o "$work/pile.db" 2>/dev/null
sed -i.bak 's/One/Ten/' "$work/pile/a.jsonl" && mv "$work/pile/b.jsonl" "$work/pile/z.jsonl"
rm "$work/pile/a.jsonl.bak" "$work/pile/c.jsonl"
"$lede" run --resume "$work/rules.lua" "$work/pile" -o "$work/pile.db" 2>"$work/pile.err"
check "one that is removed is told as gone; neither one that is edited nor one whose file is renamed" \
    grep -q '^2 articles, .* s; 1 are gone$' "$work/pile.err"
: >"$work/nothing.jsonl"
goes_on_from_nothing() {
    rm -f "$work/early.db" "$work/late.db"
    "$lede" run -q "$script" "$work/nothing.jsonl" -o "$work/early.db" 2>/dev/null
    "$lede" run -q --resume --where 'length(title) > 5' "$script" $small -o "$work/early.db" || return 1
    "$lede" run -q --where 'length(title) > 5' "$script" $small -o "$work/late.db"
    "$lede" dump "$work/late.db" >"$work/late.dump" && "$lede" dump "$work/early.db" | cmp - "$work/late.dump"
}
check "a store without articles goes on with any options: a kill may come before they are noted" goes_on_from_nothing
check "--resume wants a store" ends_with 2 "-o results.db" "$lede" run --resume "$script" $small
check "--resume and --again exclude each other" ends_with 2 "exclude each other" \
    "$lede" run --resume --again "$script" $small -o "$work/small.db"

check "an input that changes at random, seed $first_seed: the same bytes as anew" \
    lua5.4 tests/resume/resume.lua "$lede" "$work" "$rounds" "$first_seed"
check "and with --duplicates first" \
    lua5.4 tests/resume/resume.lua "$lede" "$work" "$rounds" "$first_seed" "--duplicates first"
done_testing
