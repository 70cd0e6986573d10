#!/bin/sh
# Shards and merging: whatever an input is divided into, the merged store holds the bytes of one run;
# and stores that do not belong together are refused by name.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
script=tests/resume/rules.lua
inputs="tests/data/articles tests/data/damaged tests/data/feeds tests/data/articles"
run() { "$lede" run -q "$@" 2>>"$work/messages" || [ $? -eq 1 ]; } # some of these articles fail
dump_is_whole() { "$lede" dump "$work/$1.db" | cmp - "$work/whole.dump"; }

run $script $inputs -o "$work/whole.db" -o "$work/whole.html" -o "$work/whole.jsonl" -o "$work/whole.csv/"
"$lede" dump "$work/whole.db" >"$work/whole.dump"
check "the input has copies and failures" sh -c 'grep -q "\"kind\":\"load\"" "$1" && [ "$(wc -l <"$1")" -gt 60 ]' - "$work/whole.dump"
for n in 1 3 5; do
    stores=
    for i in $(seq $n); do
        run -j $((i % 3 * 3 + 1)) --shard $i/$n $script $inputs -o "$work/$i-of-$n.db"
        stores="$work/$i-of-$n.db $stores" # the last one first
    done
    check "$n shards are merged" "$lede" merge -q $script $stores \
        -o "$work/by-$n.db" -o "$work/by-$n.html" -o "$work/by-$n.jsonl" -o "$work/by-$n.csv"
    check "$n shards: the bytes of one run" dump_is_whole by-$n
    for kind in html jsonl csv; do
        check "$n shards: the same $kind" diff -r "$work/whole.$kind" "$work/by-$n.$kind"
    done
done
check "no shard is empty" sh -c 'for i in 1 2 3; do [ "$("$1" dump "$2/$i-of-3.db" | grep -c "\"identity\":")" -gt 3 ] || exit 1; done' - "$lede" "$work"
check "nothing else is left" same "$(ls -A "$work" | grep -v '^[a-z0-9-]*[.]\(db\|dump\|html\|jsonl\|csv\)$')" "messages"
run --resume $script $inputs -o "$work/by-5.db"
check "a merged store goes on" dump_is_whole by-5

# Stores of one input behind the other.
set -- $inputs
run $script "$1" -o "$work/first.db"
run $script "$2" "$3" "$4" -o "$work/second.db"
"$lede" merge -q $script "$work/first.db" "$work/second.db" -o "$work/joined.db"
check "stores of several inputs: the bytes of one run" dump_is_whole joined
run $script $2 $3 $4 $1 -o "$work/turned-whole.db"
"$lede" merge -q $script "$work/second.db" "$work/first.db" -o "$work/turned.db"
"$lede" dump "$work/turned-whole.db" >"$work/turned.dump"
check "in another order: those of that order" sh -c '"$1" dump "$2" | cmp - "$3"' - "$lede" "$work/turned.db" "$work/turned.dump"

# Scripts without collates need not be named.
cat >"$work/plain.lua" <<'END'
local lede = require "lede"
lede.rule { name = "said", pattern = [=[ who:[word = "\\p{Lu}.*"] "said" ]=], record = { who = "who.text" } }
END
plain=$work/plain.lua
for i in 1 2; do run --shard $i/2 "$plain" $inputs -o "$work/plain-$i.db"; done
run "$plain" $inputs -o "$work/plain.db"
"$lede" merge -q "$work/plain-1.db" "$work/plain-2.db" -o "$work/plain-merged.db"
"$lede" dump "$work/plain.db" >"$work/plain.dump"
check "merged without the script" sh -c '"$1" dump "$2" | cmp - "$3"' - "$lede" "$work/plain-merged.db" "$work/plain.dump"

# More stores than are open at once.
many=
for i in $(seq 129); do
    run -j 1 --shard $i/129 "$plain" tests/data/articles tests/data/damaged -o "$work/many-$i.db"
    many="$work/many-$i.db $many"
done
run "$plain" tests/data/articles tests/data/damaged -o "$work/few.db"
"$lede" merge -q $many -o "$work/many.db"
"$lede" dump "$work/few.db" >"$work/few.dump"
check "129 shards: the bytes of one run" sh -c '"$1" dump "$2" | cmp - "$3"' - "$lede" "$work/many.db" "$work/few.dump"
n_files() { (ulimit -n 48 && "$lede" merge -q --again "$@" -o "$work/many.db" && "$lede" dump "$work/many.db" | cmp - "$work/few.dump"); }
check "and where a process may open 48 files" n_files $many
rm $many
many=
for i in $(seq 50); do
    run -j 1 --shard $i/50 "$plain" tests/data/articles tests/data/damaged -o "$work/many-$i.db"
    many="$many $work/many-$i.db"
done
check "50 shards, too" n_files $many
many= files=
for file in $(find tests/data/articles -type f | LC_ALL=C sort); do
    for copy in 1 2 3 4 5 6 7 8 9 10; do # the same file under other names, so that there are copies
        cp "$file" "$work/in-$copy-$(basename "$file")"
        files="$files $work/in-$copy-$(basename "$file")"
        run -j 1 "$plain" "$work/in-$copy-$(basename "$file")" -o "$work/part-$copy-$(basename "$file").db"
        many="$many $work/part-$copy-$(basename "$file").db"
    done
done
run "$plain" $files -o "$work/few.db" --again
"$lede" merge -q --again $many -o "$work/many.db"
"$lede" dump "$work/few.db" >"$work/few.dump"
check "$(echo $many | wc -w) stores of several inputs: the bytes of one run" \
    sh -c '"$1" dump "$2" | cmp - "$3"' - "$lede" "$work/many.db" "$work/few.dump"
rm $many $files

# What does not belong together.
one=$work/1-of-3.db two=$work/2-of-3.db three=$work/3-of-3.db
merge() { "$lede" merge "$@" -o "$work/refused.db"; }
check "a missing shard is named" ends_with 2 "of the 3 shards this one is missing: 2" merge $script "$one" "$three"
check "several are" ends_with 2 "these are missing: 1, 3" merge $script "$two"
check "a store twice" ends_with 2 "3-of-3.db' is given twice" merge $script "$one" "$two" "$three" "$three"
cp "$two" "$work/copy.db"
check "a shard twice" ends_with 2 "are both shard 2 of 3" merge $script "$one" "$two" "$work/copy.db"
check "shards of other numbers" ends_with 2 "1-of-3.db' is one of 3 shards, '$work/1-of-5.db' one of 5" \
    merge $script "$one" "$work/1-of-5.db"
check "a shard and a whole" ends_with 2 "merge the shards first" merge $script "$one" "$work/whole.db"
run --shard 2/3 $script "$1" -o "$work/less.db"
check "another input" ends_with 2 "less.db' are shards of other inputs" merge $script "$one" "$work/less.db" "$three"
run --shard 2/3 --where "language = 'en'" $script $inputs -o "$work/where.db"
check "other options" ends_with 2 "--where language = 'en'" merge $script "$one" "$work/where.db" "$three"
sed 's/said/told/' $script >"$work/rules.lua"
check "another script" ends_with 2 "script '$script'" merge "$work/rules.lua" "$one" "$two" "$three"
sed 's/said/told/' "$plain" >"$work/other.lua"
mv "$work/other.lua" "$plain"
run --shard 2/2 --again "$plain" $inputs -o "$work/plain-2.db"
check "another script, none named" ends_with 2 "script '$plain'" merge "$work/plain-1.db" "$work/plain-2.db"
check "collates need the script" ends_with 2 "'$script' joins articles" merge "$one" "$two" "$three"
cp "$two" "$work/old.db"
if command -v sqlite3 >/dev/null; then
    sqlite3 "$work/old.db" "update run set engine = 'lede 0.0.1'"
    check "another engine" ends_with 2 "was made by lede 0.0.1" merge $script "$one" "$work/old.db" "$three"
fi
run --shard 2/3 --max-failures 1 --again $script $inputs -o "$work/cut.db" || :
check "a shard that was stopped" ends_with 2 "cut.db' is not finished" merge $script "$one" "$work/cut.db" "$three"
check "what is no store" ends_with 2 "is no store of lede" merge $script "$script" "$one"
check "what is not there" ends_with 2 "cannot open store" merge $script "$work/none.db"
check "nothing came of these" test ! -e "$work/refused.db"
check "a store that exists stays" ends_with 2 "exists already" "$lede" merge $script "$one" "$two" "$three" -o "$work/whole.db"
check "as it was" dump_is_whole whole
check "a store that is read is not written" ends_with 2 "would replace a file that is read" \
    "$lede" merge --again $script "$one" "$two" "$three" -o "$two"
check "--again replaces" "$lede" merge -q --again $script "$one" "$two" "$three" -o "$work/by-3.db"
check "with the same" dump_is_whole by-3
check "pages need the script" ends_with 2 "need the script" "$lede" merge "$one" -o "$work/x.db" -o "$work/x.html"
check "merging makes a store" ends_with 2 "as in lede merge part-*.db -o all.db" "$lede" merge $script "$one"
check "a shard makes a store" ends_with 2 "-o part-2.db" "$lede" run --shard 1/3 $script $inputs -o "$work/x.jsonl"
check "a shard goes on as that shard" ends_with 2 "was made with --shard 2/3" \
    "$lede" run --resume --shard 1/3 $script $inputs -o "$two"
for shard in 0/3 4/3 3 x/y 1/0; do
    check "no shard $shard" ends_with 2 "a shard and their number" "$lede" run --shard $shard $script $inputs -o "$work/x.db"
done

# Killed in the midst, it is begun again.
for i in 1 2 3 4 5 6; do "$lede" load -q tests/data/articles | sed "s/^{\"id\":\"/&$i-/"; done >"$work/many.jsonl"
for i in $(seq 6); do cat "$work/many.jsonl" | sed "s/^{\"id\":\"/&$i-/"; done >"$work/more.jsonl"
for i in 1 2; do run --shard $i/2 $script "$work/more.jsonl" -o "$work/more-$i.db"; done
run $script "$work/more.jsonl" -o "$work/more.db"
"$lede" dump "$work/more.db" >"$work/whole.dump"
n_killed=0 started=$(date +%s%3N)
"$lede" merge -q $script "$work/more-1.db" "$work/more-2.db" -o "$work/timed.db"
took=$(($(date +%s%3N) - started)) # milliseconds
check "left alone it has the bytes of one run" dump_is_whole timed
for tenth in 1 3 5 7 9; do
    moment=$((took * tenth / 10))
    moment=$((moment / 1000)).$(printf '%03d' $((moment % 1000)))
    "$lede" merge -q $script "$work/more-1.db" "$work/more-2.db" -o "$work/killed.db" 2>/dev/null &
    pid=$!
    sleep $moment
    if kill -9 $pid 2>/dev/null; then n_killed=$((n_killed + 1)); fi
    wait $pid 2>/dev/null
    [ ! -e "$work/killed.db" ] || dump_is_whole killed || break
    rm -f "$work/killed.db"
done
"$lede" merge -q $script "$work/more-1.db" "$work/more-2.db" -o "$work/killed.db"
check "killed $n_killed times: begun again, the bytes of one run" dump_is_whole killed
check "and nothing else is left" same "$(ls -A "$work" | grep 'killed')" "killed.db"
done_testing
