#!/bin/sh
# A disk that fails at any write, is read-only, or a reader that goes away: what stood there stands,
# the store opens, and --resume gives the bytes of a run that was left alone. One writer at a time.
#     EVERY=1 tests/resume/disk_test.sh    the long form: every operation fails once
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
script=tests/resume/rules.lua
articles=tests/data/articles/calder-review
disk=$work/disk
mkdir "$disk"
"$lede" run -q $script $articles -o "$work/whole.db"
"$lede" dump "$work/whole.db" >"$work/whole.dump"
dump_is_whole() { "$lede" dump "$disk/x.db" | cmp - "$work/whole.dump"; }
"$lede" run -q --shard 1/1 $script $articles -o "$work/part.db"
"$lede" run -q $script tests/data/articles/*/*1* -o "$work/other.db"
"$lede" dump "$work/other.db" >"$work/other.dump"

# ---- the n-th operation fails ----

# What is left when `lede` ended with $1: whole where it says so, else a message, and a store that goes
# on to the same bytes.
left_well() {
    case $1 in
    0 | 1) dump_is_whole ;;
    2 | 3)
        grep -q '^lede: ' "$work/err" || { echo "no message"; return 1; }
        [ ! -e "$disk/x.db" ] || "$lede" dump "$disk/x.db" >/dev/null || return 1
        "$lede" run -q --resume $script $articles -o "$disk/x.db" && dump_is_whole
        ;;
    *) echo "it ended with $1"; return 1 ;;
    esac
}
# A merge leaves the store that was there, or the new one.
merged_well() {
    "$lede" dump "$disk/x.db" >"$work/dump" || return 1
    case $1 in
    0) cmp "$work/dump" "$work/whole.dump" ;;
    2 | 3) grep -q '^lede: ' "$work/err" && cmp "$work/dump" "$work/other.dump" ;;
    *) echo "it ended with $1"; return 1 ;;
    esac
}
# Let operation 1, 2 … of a command fail, until there is none left: $1 is how the end is judged,
# $2 prepares, $3 is once or on.
fail_each() {
    judge=$1 prepare=$2 times=$3
    shift 3
    n=1 n_tried=0 wrong=
    [ "$times" = once ] && once=1 || once=
    while :; do
        rm -rf "$disk" "$work/mark"
        mkdir "$disk"
        $prepare
        env LD_PRELOAD="$work/failing.so" FAIL_BELOW="$disk" FAIL_AT=$n FAIL_CODE=$((n % 2 * 23 + 5)) \
            FAIL_MARK="$work/mark" ${once:+FAIL_ONCE=1} "$lede" "$@" 2>"$work/err" >/dev/null
        status=$?
        $judge $status >"$work/why" 2>&1 || { wrong="$wrong $n"; cat "$work/err" "$work/why"; }
        [ -e "$work/mark" ] || break
        n_tried=$((n_tried + 1))
        if [ -n "${EVERY:-}" ]; then n=$((n + 1)); else n=$((n + 1 + n / 3)); fi
    done
    [ -z "$wrong" ] && [ $n_tried -gt 5 ] && return
    echo "$n_tried tried, wrong:$wrong"
    return 1
}
nothing() { :; }
put_other() { cp "$work/other.db" "$disk/x.db"; }
if [ "$(uname)" = Linux ] && ${CC:-cc} -shared -fPIC -O1 tests/resume/failing.c -o "$work/failing.so" -ldl 2>"$work/cc"; then
    set -- run -q $script $articles -o "$disk/x.db"
    check "a run whose n-th operation fails, and all behind it" fail_each left_well nothing on "$@"
    check "a run whose n-th operation fails" fail_each left_well nothing once "$@"
    set -- merge -q --again $script "$work/part.db" -o "$disk/x.db"
    check "a merge whose n-th operation fails, and all behind it" fail_each merged_well put_other on "$@"
    check "a merge whose n-th operation fails" fail_each merged_well put_other once "$@"

    rm -rf "$disk"
    mkdir "$disk"
    cp "$work/whole.db" "$disk/x.db"
    read_only() { env LD_PRELOAD="$work/failing.so" FAIL_BELOW="$disk" FAIL_AT=1 FAIL_CODE=30 "$lede" "$@"; }
    check "a read-only disk: no new store" ends_with 2 "Read-only file system" read_only run $script $articles -o "$disk/new.db"
    check "no going on" ends_with 2 "Read-only file system" read_only run --resume $script $articles -o "$disk/x.db"
    check "no merging" ends_with 3 "Read-only file system" read_only merge --again $script "$work/part.db" -o "$disk/x.db"
    check "what stands there stands" dump_is_whole
else
    skip "a disk that fails" "a library to preload cannot be made here"
fi

# ---- a reader that goes away ----

rm -rf "$disk"
mkdir "$disk"
for i in $(seq 40); do "$lede" load -q $articles; done >"$work/many.jsonl"
gone() { "$lede" "$@" 2>"$work/err" | head -n 1 >/dev/null; ! grep -v '^wrote\|^[0-9]* articles' "$work/err"; }
check "load into a pipe that closes" gone load -q "$work/many.jsonl"
check "a run into a pipe that closes" gone run $script $articles -o "$disk/x.db" -o -
check "its store is whole" dump_is_whole

# ---- two runs at once ----

mkfifo "$work/pipe"
"$lede" run -q $script - -o "$disk/busy.db" <"$work/pipe" 2>/dev/null &
pid=$!
exec 9>"$work/pipe"
"$lede" load -q $articles >&9
for _ in $(seq 600); do [ -e "$disk/busy.db" ] && break; sleep 0.1; done
for how in --resume --again; do
    check "a second run with $how" ends_with 3 "busy.db' is being written by another run" \
        "$lede" run $how $script $articles -o "$disk/busy.db"
done
check "a merge into it" ends_with 3 "busy.db' is being written by another run" \
    "$lede" merge --again $script "$work/part.db" -o "$disk/busy.db"
check "reading is free" "$lede" dump "$disk/busy.db"
kill -9 $pid
wait $pid 2>/dev/null
exec 9>&-
check "its lock ends with it" "$lede" run -q --again $script $articles -o "$disk/busy.db"
check "no lock is left" same "$(ls -A "$disk")" "$(printf 'busy.db\nx.db')"
done_testing
