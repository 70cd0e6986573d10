#!/bin/sh
# Lexicon files: what a build prints, and that a file, its table and any number of workers give the
# same records. GOLDEN=update writes tests/golden/lexicon/ anew.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
XDG_CACHE_HOME=$work/cache
export XDG_CACHE_HOME
expected=tests/golden/lexicon
articles=tests/data/articles
mkdir -p "$expected"
golden() {
    name=$1
    shift
    "$@" >"$work/out" 2>&1
    echo "exit $?" >>"$work/out"
    sed "s|$work/||g" "$work/out" >"$work/shown"
    [ "${GOLDEN:-}" != update ] || cp "$work/shown" "$expected/$name"
    check "$name" diff -u "$expected/$name" "$work/shown"
}
cp tests/data/lexicons/people.* "$work/"
golden build.txt "$lede" lexicon build tests/data/lexicons/people.tsv -o "$work/people.lex"
golden hits.jsonl "$lede" run -q "$work/people.lua" $articles
golden examples.tap "$lede" test "$work/people.lua"
check "the cache holds the table" test "$(ls "$work/cache/lede/lexicons" | wc -l)" -eq 1
# The file in place of the table, workers, a cache that cannot be written.
sed 's/people.tsv/people.lex/' "$work/people.lua" >"$work/file.lua"
"$lede" run -q -j 1 "$work/people.lua" $articles >"$work/table"
"$lede" run -q -j 1 "$work/file.lua" $articles >"$work/file"
"$lede" run -q -j 7 "$work/file.lua" $articles >"$work/seven"
XDG_CACHE_HOME=/dev/null/no "$lede" run -q "$work/people.lua" $articles >"$work/uncached"
check "a file gives what its table gives" cmp "$work/table" "$work/file"
check "1 and 7 workers" cmp "$work/file" "$work/seven"
check "without a cache" cmp "$work/table" "$work/uncached"
# A file that is replaced; one that is cut off; tables with bad lines.
"$lede" lexicon build -q tests/data/lexicons/people.tsv -o "$work/people.lex"
"$lede" run -q "$work/file.lua" $articles >"$work/again"
check "built again" cmp "$work/file" "$work/again"
head -c 700 "$work/people.lex" >"$work/cut" && mv "$work/cut" "$work/people.lex"
golden cut-off.txt "$lede" run -q "$work/file.lua" $articles
printf 'name\trole\nTom Ames\n\tmayor\nAnn Ray\tmayor\nAnn Ray\tminister\n' >"$work/bad.tsv"
golden bad.txt "$lede" lexicon build "$work/bad.tsv" -o "$work/bad.lex"
check "a build that fails leaves nothing" test ! -e "$work/bad.lex"
golden skip-bad.txt "$lede" lexicon build --skip-bad "$work/bad.tsv" -o "$work/bad.lex"
golden help.txt "$lede" lexicon --help
golden case.txt "$lede" lexicon build --case loud "$work/bad.tsv" -o "$work/bad.lex"
golden word.txt "$lede" lexicon make "$work/bad.tsv" -o "$work/bad.lex"
printf 'name\n"Halvery, on the Sound"\nBlack "Bill" Moss\n"the ""Heron"""\n' >"$work/quotes.tsv"
printf 'local lede = require "lede"\nlede.lexicon("name", { file = "quotes.tsv" })\n' >"$work/quotes.lua"
printf 'In Halvery, on the Sound, Black "Bill" Moss saw the "Heron" again.\n' >"$work/quotes.txt"
check "quotes of a spreadsheet are taken off a cell" ends_with 0 \
    'In [name: Halvery, on the Sound], [name: Black "Bill" Moss] saw [name: the "Heron"] again.' env COLUMNS=120 "$lede" mark "$work/quotes.lua" "$work/quotes.txt"
check "nothing is left beside" test "$(ls "$work" | grep -c 'lex\.')" -eq 0
done_testing
