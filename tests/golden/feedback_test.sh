#!/bin/sh
# What a run says while it goes and when it ends, on a terminal and off; and Ctrl-C: once finishes the
# articles in hand and keeps them, twice stops at once.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# An article takes some milliseconds, so that a run is not over before anything can be shown or typed.
script=$work/slow.lua
{ cat scripts/reports/who-said-what.lua; cat <<'LUA'; } >"$script"
lede.article { name = "slow", fields = { "n" }, emit = function()
  local n = 0
  for k = 1, 600000 do n = n + k % 7 end
  return { n = n }
end }
LUA
"$lede" load -q tests/data/articles >"$work/once.jsonl"
for k in $(seq 25); do sed "s/^{\"id\":\"/&$k-/" "$work/once.jsonl"; done >"$work/many.jsonl"
"$lede" run -q "$script" "$work/many.jsonl" -o "$work/whole.db"
"$lede" dump "$work/whole.db" >"$work/whole.dump"
on_terminal() { python3 tests/golden/run_pty.py "$@" >"$work/shown"; }
shows() { grep -qE -- "$1" "$work/shown" || { echo "lacks $1:"; tail -n 12 "$work/shown"; return 1; }; }
at_once() { test "$(sed -n 's/^after \([0-9]*\) ms/\1/p' "$work/shown")" -lt 3000; }
goes_on() {
    "$lede" run -q --resume "$script" "$work/many.jsonl" -o "$work/x.db" && "$lede" dump "$work/x.db" | cmp - "$work/whole.dump"
}
if python3 -c 'import pty, fcntl' 2>/dev/null; then
    on_terminal 100 c "$lede" run "$script" "$work/many.jsonl" -o "$work/x.db"
    check "progress: articles, bytes of bytes, rate, time left" \
        shows '^[0-9]+ articles  [0-9.]+ [KM]?B of [0-9.]+ [KM]B  [0-9]+ articles/s  [0-9]+ (s|min) left'
    check "Ctrl-C stops a run, and says what becomes of it" shows 'stopped; what was finished is kept, and --resume goes on with it'
    check "and what was done is counted" shows '^[0-9]+ articles, [0-9]+ records, [0-9.]+ s'
    check "with exit status 3" shows '^exit 3$'
    check "the articles in hand are in the store" sh -c '"$1" dump "$2" | sed -n 3p | grep -q "^{\"id\""' - "$lede" "$work/x.db"
    check "and --resume goes on with them to the same bytes" goes_on
    rm -f "$work/x.db"
    on_terminal 100 cc "$lede" run "$script" "$work/many.jsonl" -o "$work/x.db"
    check "Ctrl-C twice ends the program, or it has ended by itself" shows '^exit (-2|3)$'
    check "at once" at_once
    check "the store is whole all the same" goes_on
    rm -f "$work/x.db"
    on_terminal 40 '' "$lede" run "$script" "$work/many.jsonl" -o "$work/x.db"
    check "progress does not wrap" sh -c '! grep articles "$1" | grep -v records | grep -E "^.{41}"' - "$work/shown"
    rm -f "$work/x.db"
    on_terminal 100 '' "$lede" run -q "$script" "$work/many.jsonl" -o "$work/x.db"
    check "--quiet says nothing" same "$(head -n 1 "$work/shown")" "exit 0"

    # A pipe that nobody writes into.
    rm -f "$work/x.db"
    mkfifo "$work/pipe"
    PTY_AT='articles/s' on_terminal 100 c "$lede" run tests/resume/rules.lua "$work/pipe" -o "$work/x.db"
    check "a silent pipe: progress" shows '^0 articles  0 B  0 articles/s'
    check "Ctrl-C ends the wait for it" shows '^exit 3$'
    check "at once" at_once
    rm -f "$work/x.db" "$work/pipe"

    # A collate that does not end, and whose pcall would swallow errors.
    endless='lede.collate { name = "endless", fields = { "n" }, run = function()
      while true do pcall(function() while true do end end) end
    end }'
    rm -f "$work/x.db"
    { cat "$script"; echo "$endless"; } >"$work/endless.lua"
    grep -v 'while true' "$work/endless.lua" >"$work/mended.lua"
    free="--limit lua-instructions=none"
    "$lede" run -q $free "$work/mended.lua" "$work/many.jsonl" -o "$work/mended.db"
    "$lede" dump "$work/mended.db" >"$work/mended.dump"
    goes_on_mended() {
        cp "$work/mended.lua" "$work/endless.lua" # a collate may change
        "$lede" run -q --resume $free "$work/endless.lua" "$work/many.jsonl" -o "$work/x.db"
        "$lede" dump "$work/x.db" | sed "s/endless[.]lua/mended.lua/" | cmp - "$work/mended.dump"
    }
    PTY_AT='together: endless' on_terminal 100 .c "$lede" run $free "$work/endless.lua" "$work/many.jsonl" -o "$work/x.db"
    check "progress: which collate, of how many" shows '^500 articles  now all together: endless, 4 of 4'
    check "Ctrl-C in a collate ends it, and what was analysed is kept" shows 'stopped; what was finished is kept'
    check "with exit status 3" shows '^exit 3$'
    check "at once" at_once
    rm -f "$work/x.db"
    PTY_AT='together: endless' on_terminal 100 .cc "$lede" run $free "$work/endless.lua" "$work/many.jsonl" -o "$work/x.db"
    check "Ctrl-C twice in a collate ends the program, or it has ended by itself" shows '^exit (-2|3)$'
    check "at once" at_once
    check "going on with the collate mended gives the same bytes" goes_on_mended
    rm -f "$work/x.db"

    # Merging.
    rules=tests/resume/rules.lua
    for k in $(seq 80); do sed "s/^{\"id\":\"/&$k-/" "$work/many.jsonl"; done >"$work/more.jsonl"
    { cat $rules; echo "$endless"; } >"$work/endless.lua"
    for i in 1 2; do
        "$lede" run -q --shard $i/2 $rules "$work/more.jsonl" -o "$work/$i.db"
        "$lede" run -q $free --shard $i/2 "$work/endless.lua" "$work/many.jsonl" -o "$work/endless-$i.db"
    done
    for _ in 1 2 3 4 5; do # on a busy machine it may be done before the key arrives
        on_terminal 100 c "$lede" merge $rules "$work/1.db" "$work/2.db" -o "$work/x.db"
        shows '^exit 0$' >/dev/null || break
        rm -f "$work/x.db"
    done
    check "merging: progress" shows '^[0-9]+ of 40000 articles  [0-9]+ articles/s  [0-9]+ s left'
    check "Ctrl-C ends it" shows 'merging was stopped'
    check "with exit status 3" shows '^exit 3$'
    check "at once" at_once
    check "and nothing is left" same "$(ls "$work" | grep '^x')" ""
    PTY_AT='together: endless' on_terminal 100 .c "$lede" merge $free \
        "$work/endless.lua" "$work/endless-1.db" "$work/endless-2.db" -o "$work/x.db"
    check "merging: progress names the collate" shows '^500 articles  now all together: endless, 2 of 2'
    check "Ctrl-C in a collate of a merge ends it, too" shows '^exit 3$'
    check "at once" at_once
    check "and nothing is left" same "$(ls "$work" | grep '^x')" ""
    PTY_AT='together: endless' on_terminal 100 .cc "$lede" merge $free \
        "$work/endless.lua" "$work/endless-1.db" "$work/endless-2.db" -o "$work/x.db"
    check "Ctrl-C twice ends the program, or it has ended by itself" shows '^exit (-2|3)$'
    check "at once" at_once
    "$lede" run -q $rules "$work/more.jsonl" -o "$work/y.db"
    "$lede" dump "$work/y.db" >"$work/y.dump"
    check "merging again gives the bytes of one run" sh -c '"$1" merge -q "$2" "$3/1.db" "$3/2.db" -o "$3/x.db" && "$1" dump "$3/x.db" | cmp - "$3/y.dump"' - \
        "$lede" $rules "$work"
    check "and nothing else is left" same "$(ls "$work" | grep '^x')" "x.db"
    on_terminal 100 '' "$lede" merge -q --again $rules "$work/1.db" "$work/2.db" -o "$work/x.db"
    check "merging: --quiet says nothing" same "$(head -n 1 "$work/shown")" "exit 0"
else
    skip "a run on a terminal" "python3 has no pty here"
fi
check "off a terminal there is no progress" same "$("$lede" run "$script" "$work/once.jsonl" -o "$work/p.db" 2>&1 | sed 's/[0-9.]* s$/S/; s/^wrote .*/W/')" "20 articles, 171 records, S
W"

# Many failures of several kinds.
cat >"$work/faulty.lua" <<'LUA'
local lede = require "lede"
lede.article { name = "out", fields = { "n" }, emit = function(article)
  local n = #article.title % 9
  if n == 0 then error("kind " .. ("x"):rep(#article.title)) end
  if n < 3 then local _ = nil + 1 end
  if n < 6 then return { n = {}, m = 1 } end
  while true do end
end }
LUA
"$lede" run --limit lua-instructions=10000 "$work/faulty.lua" "$work/many.jsonl" -o "$work/f.db" 2>"$work/err"
check "the end of a run with many failures fits a screen" test "$(wc -l <"$work/err")" -lt 24
check "failures of a kind are counted together" grep -q "and [0-9]* more of this kind" "$work/err"
"$lede" run --json -q --limit lua-instructions=10000 "$work/faulty.lua" "$work/many.jsonl" -o "$work/g.db" 2>"$work/err"
check "--json: the last line is what was counted" python3 -c '
import json, sys
counts = json.loads(open(sys.argv[1]).read().splitlines()[-1])
assert counts["articles"] == 500 and counts["failed"] == counts["limits"] > 0 and counts["exit"] == 1, counts
assert counts["stopped"] is False and counts["bytes"] > 0, counts' "$work/err"
rules=tests/resume/rules.lua
for i in 1 2 3; do "$lede" run -q --shard $i/3 $rules "$work/many.jsonl" tests/data/damaged -o "$work/p$i.db" 2>"$work/err"; done
"$lede" run --json -q $rules "$work/many.jsonl" tests/data/damaged -o "$work/q.db" 2>"$work/run.err"
"$lede" merge --json -q $rules "$work"/p?.db -o "$work/j.db" 2>"$work/err"
check "merging, --json: counts as those of one run" python3 -c '
import json, sys
run, merged = (json.loads(open(name).read().splitlines()[-1]) for name in sys.argv[1:])
assert merged["stores"] == 3 and merged["exit"] == 0 and merged["stopped"] is False, merged
for name in ("articles", "records", "failed", "limits", "duplicates"): assert run[name] == merged[name], (name, run, merged)
assert merged["failed"] > 0, merged' "$work/run.err" "$work/err"
"$lede" merge --again $rules "$work"/p?.db -o "$work/j.db" 2>"$work/err"
check "merging: the summary" grep -qE '^3 stores, [0-9]+ articles, [0-9]+ records, [0-9.]+ s; [0-9]+ failed' "$work/err"
done_testing
