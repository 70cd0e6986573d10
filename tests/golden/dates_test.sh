#!/bin/sh
# What lede.dates and lede.numbers make of sentences of our own: kind and value of each date and
# number, and none elsewhere.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
right() { python3 tests/golden/sentences.py "$lede" "$1" "tests/data/$1/sentences.txt" "$work"; }
check "dates of sentences are as expected" same "$(right dates)" "291 of 317"
check "numbers of sentences are as expected" same "$(right numbers)" "171 of 173"
done_testing
