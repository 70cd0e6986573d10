#!/bin/sh
# Results in other programs: each example of scripts/README.md is run with the program it is for,
# where that is installed.
#     PYTHON=venv/bin/python tests/out/out_test.sh    a Python that has pandas, pyarrow, duckdb, datasette
. tests/tap.sh
lede=${LEDE:-build/release/lede}
case $lede in /*) ;; *) lede=$PWD/$lede ;; esac
python=${PYTHON:-python3}
case $python in */*) python=$(cd "$(dirname "$python")" && pwd)/$(basename "$python") ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
has() { "$python" -c "import $1" 2>/dev/null; }
# The block of a kind in a section (Results in other programs), without its fences.
block() {
    awk -v kind="$1" -v section="## ${2:-Results in other programs}" '/^## / { inside = $0 == section } inside && $0 == "```" kind { in_block = 1; next }
        /^```/ { in_block = 0 } in_block' scripts/README.md
}
ends() { # what the output has in it, the command …
    words=$1
    shift
    "$@" >"$work/out" 2>"$work/err" || { cat "$work/err"; return 1; }
    grep -q -- "$words" "$work/out" || { echo "lacks $words:"; cat "$work/out" "$work/err"; return 1; }
}

"$lede" run -q scripts/reports/who-said-what.lua tests/data/articles -o "$work/quotes.db" \
    -o "$work/quotes.csv/" -o "$work/quotes.jsonl"
check "the store, the tables and the lines were written" test -s "$work/quotes.db" -a -s "$work/quotes.csv/quote.csv" -a -s "$work/quotes.jsonl"
if command -v sqlite3 >/dev/null 2>&1; then
    # Every table and column of a store stands in the section.
    columns() { sqlite3 "$work/quotes.db" "select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c
        where m.type = 'table' and m.name in ('article', 'capture', 'sentence', 'mention', 'rule', 'failure', 'run')"; }
    documented() {
        columns | while IFS='|' read -r table column; do
            grep "^| \`$table\` |" scripts/README.md | tail -n 1 | grep -qw -- "$column" || echo "$table.$column"
        done | { ! grep .; }
    }
    check "the schema is documented" documented
else
    skip "the schema is documented" "sqlite3 is not installed"
fi
in_folder() { (cd "$work" && "$@"); }

block python >"$work/example.py"
if has pandas && has pyarrow; then
    check "pandas" ends "Radio Calder" in_folder "$python" example.py
    check "pandas: Parquet" test -s "$work/quotes.parquet"
else
    skip "pandas" "the modules pandas and pyarrow are not installed for $python; PYTHON= names another"
fi
block python Dictionaries >"$work/coded.py"
"$lede" run -q dictionary --lexicon dictionary=tests/data/lexicons/frames.csv tests/data/articles -o "$work/coded.csv/"
{
    echo article,category
    sed -n '2p' "$work/coded.csv/article_category.csv" | awk -F, '{ print $2 ",safety"; print $2 ",money"; print $2 ",work" }'
} >"$work/hand.csv"
if has pandas; then
    check "pandas: a dictionary and hand-coded articles" ends "^money *1 " in_folder "$python" coded.py
else
    skip "pandas: a dictionary and hand-coded articles" "the module pandas is not installed for $python"
fi
block r >"$work/example.r"
if command -v Rscript >/dev/null 2>&1 && Rscript -e 'library(RSQLite)' >/dev/null 2>&1; then
    check "R" ends "Radio Calder" in_folder Rscript example.r
else
    skip "R" "Rscript or RSQLite is not installed (r-cran-rsqlite)"
fi
block sql >"$work/example.sql"
if has duckdb; then
    cat >"$work/duck.py" <<'PY'
import duckdb
for statement in open("example.sql").read().split(";"):
    if statement.strip():
        print(duckdb.sql(statement))
PY
    check "DuckDB" ends "Halvery Courier" in_folder "$python" duck.py
    check "DuckDB: Parquet" test -s "$work/quote.parquet"
else
    skip "DuckDB" "the module duckdb is not installed for $python; PYTHON= names another"
fi
command=$(block '' | grep '^datasette ' | sed 's/^datasette //')
if has datasette; then
    check "Datasette" ends '"statement":' in_folder sh -c "\"$python\" -m datasette $command"
else
    skip "Datasette" "the module datasette is not installed for $python; PYTHON= names another"
fi
done_testing
