#!/bin/sh
# lede repl: by pipe held byte for byte in tests/golden/cli/, what it refuses, and on a terminal.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
case $lede in /*) ;; *) lede=$PWD/$lede ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
expected=tests/golden/cli
articles=tests/data/articles
export COLUMNS=100 XDG_STATE_HOME="$work/state"
golden() {
    name=$1
    shift
    "$@" >"$work/out" 2>&1
    echo "exit $?" >>"$work/out"
    [ "${GOLDEN:-}" != update ] || cp "$work/out" "$expected/$name"
    check "$name" diff -u "$expected/$name" "$work/out"
}
golden repl.txt "$lede" repl $articles <<'END'
"crowns"
.more

lede.lexicon("paying", {
  lemma = { "pay", "fine", "spend" },
})
lede.list("units", { "crowns", "euros" })
local least = 2
lede.rule { name = "cost", annotate = "cost", pattern = [=[ <paying/> []{0,6}? [number >= 20] $units ]=],
  where = function(m) return #m.text > least end }
<cost/> "to"
.run cost
.why cost
<paying/> "euros"
.why
= article:count("cost"), article:spans("cost")
lede.stage { name = "loud", run = function(article) if article.title == nil then print(article.id) end end }
"ferry"
.show
.undo
.undo
.undo
.show
END
golden repl-script.txt "$lede" repl scripts/reports/money.lua $articles/north-sea-wire $articles/radio-calder <<'END'
<org/> "will"
.run sum
.show
.script
<org/> "will"
.script scripts/lede/names.lua
<person/> "said"
END
golden repl-errors.txt "$lede" repl tests/data/damaged $articles/radio-calder <<'END'
[word="said"
"mayor"
[wrod="said"]
said
lede.rule { name = "x" }
lede.rule { name = "x", pattern = "said" }
lede.lexicon("x", { "a" })
<x/>
x = = 1
= articl.title
= 1 +
= 1 1
=
.why nothing
.why
.more
.undo now
.nonsense
.save
.save /dev/null/x
.script none.lua
.run
lede.rule { name = "open",
END
check "one line that fails is in the exit code" ends_with 1 "stands in quotes" sh -c 'echo said | "$1" repl "$2"' - "$lede" $articles
check "none is not" ends_with 0 "23 hits" sh -c 'echo "\"crowns\"" | "$1" repl "$2"' - "$lede" $articles
check "an element of BlackLab is no Lua" ends_with 0 "23 hits" sh -c 'echo "l\"crowns\"" | "$1" repl --dialect blacklab "$2"' - "$lede" $articles
check "articles cannot come from standard input" ends_with 2 "standard input" "$lede" repl -
check "a script needs articles" ends_with 2 "expected inputs" "$lede" repl scripts/reports/money.lua
check "inputs that do not exist" ends_with 2 "none-of-these" "$lede" repl none-of-these
check "a script that does not load" ends_with 2 "open script" "$lede" repl none.lua $articles
saved() {
    printf '%s\n' 'lede.lexicon("paying", { lemma = { "pay" } })' \
        'lede.rule { name = "paid", pattern = [=[ <paying/> ]=] }' \
        ".save $work/saved.lua" ".save $work/saved.lua" | "$lede" repl "$articles" >"$work/log" 2>&1
    grep -q 'is there already' "$work/log" && same "$("$lede" run -q "$work/saved.lua" $articles | wc -l | tr -d ' ')" 15
}
check "what was declared is saved as a script, never over another" saved
same_hits() {
    asked=$(printf '%s\n' '[pos="VERB"] "crowns"' .more .more | "$lede" repl $articles | grep -c 'crowns')
    same "$asked" "$("$lede" grep '[pos="VERB"] "crowns"' $articles | grep -c crowns)"
}
check "a pattern finds what lede grep finds" same_hits
check "a history that cannot be written is no matter" sh -c 'XDG_STATE_HOME=/dev/null HOME=/dev/null "$1" repl "$2" </dev/null' - "$lede" $articles
mkdir -p "$work/state"
if command -v python3 >/dev/null && python3 -c 'import pty' 2>/dev/null; then
    python3 tests/golden/repl_pty.py "$lede" $articles "$work/state" >"$work/tap"
    pty_status=$?
    check "on a terminal" sh -c '[ "$2" -eq 0 ] || { grep -A1 "^not ok" "$1"; exit 1; }' - "$work/tap" "$pty_status"
else
    skip "on a terminal" "needs python3"
fi
done_testing
