#!/bin/sh
# Gate: core/base/unicode_tables.c is what its generator writes from the Unicode Character Database,
# and normalisation passes Unicode's own test file. Skipped where the database is not installed.
#     tests/gates/unicode.sh     UCD=DIR names the database
program=${BUILD:-build}/${VARIANT:-release}/unit/base/normalise_test
UCD=${UCD:-/usr/share/unicode}
LUA=${LUA:-lua5.4}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

if [ ! -f "$UCD/UnicodeData.txt" ] || [ ! -f "$UCD/emoji/emoji-data.txt" ]; then
    echo "unicode: skipped, no Unicode Character Database in $UCD"
    exit 0
fi
if ! grep -q '^# PropList-15\.0\.0\.txt' "$UCD/PropList.txt"; then
    echo "unicode: skipped, $UCD is not version 15.0.0"
    exit 0
fi
"$LUA" core/base/unicode_tables.lua "$UCD" >"$scratch/tables.c" || exit 1
if ! cmp -s "$scratch/tables.c" core/base/unicode_tables.c; then
    echo "unicode: core/base/unicode_tables.c differs; run: make unicode UCD=$UCD"
    exit 1
fi
if [ -x "$program" ]; then
    if [ -f "$UCD/NormalizationTest.txt" ]; then
        cp "$UCD/NormalizationTest.txt" "$scratch/test.txt"
    elif ! bzcat "$UCD/NormalizationTest.txt.bz2" >"$scratch/test.txt" 2>/dev/null; then
        echo "unicode: tables agree; NormalizationTest.txt skipped, it cannot be read"
        exit 0
    fi
    LEDE_NORMALIZATION_TEST=$scratch/test.txt "$program" >"$scratch/out" || { cat "$scratch/out"; exit 1; }
fi
echo "unicode: tables agree with $UCD"
