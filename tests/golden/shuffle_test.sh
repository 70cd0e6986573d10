#!/bin/sh
# The same bytes however threads are scheduled: workers, reader and writer wait at random.
#     SEEDS=100 tests/golden/shuffle_test.sh    the long form
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
corpus="tests/data/articles tests/data/damaged tests/data/feeds tests/data/articles"
script=scripts/reports/overview.lua
if [ "$(uname)" != Linux ] || ! ${CC:-cc} -shared -fPIC -O1 tests/golden/shuffle.c -o "$work/shuffle.so" -ldl 2>"$work/cc"; then
    skip "shuffled schedules" "a library to preload cannot be made here"
    done_testing
    exit
fi
# The runtime of a sanitizer must come first.
case $lede in
*asan*) runtime=$(${CC:-cc} -print-file-name=libasan.so) ;;
*tsan*) runtime=$(${CC:-cc} -print-file-name=libtsan.so) ;;
*) runtime= ;;
esac
"$lede" run -q -j 1 $script $corpus -o "$work/plain.db" -o "$work/plain.jsonl" 2>/dev/null
"$lede" dump "$work/plain.db" >"$work/plain.dump"
"$lede" grep -q -j 1 '[word="said|told"]' $corpus >"$work/plain.grep" 2>/dev/null
shuffled() {
    SHUFFLE_SEED=$seed SHUFFLE_LOG="$work/log-$seed-$1" LD_PRELOAD="$runtime $work/shuffle.so" "$lede" "$@" 2>/dev/null
}
same_bytes() {
    for seed in $(seq "${SEEDS:-2}"); do
        for workers in 2 7; do
            shuffled run -q -j $workers --again $script $corpus -o "$work/s.db" -o "$work/s.jsonl"
            "$lede" dump "$work/s.db" >"$work/s.dump"
            shuffled grep -q -j $workers '[word="said|told"]' $corpus >"$work/s.grep"
            for kind in dump jsonl grep; do
                cmp "$work/plain.$kind" "$work/s.$kind" || { echo "seed $seed, $workers workers"; return 1; }
            done
        done
    done
}
check "the same bytes for each" same_bytes
check "threads waited often" sh -c 'for log in "$1"/log-*-run; do [ "$(cut -d " " -f 1 "$log")" -gt 20 ] || exit 1; done' - "$work"
check "and took their turns in other orders" test "$(cat "$work"/log-*-run | cut -d ' ' -f 2 | sort -u | wc -l)" -gt 1
done_testing
