#!/bin/sh
# What one types in the first hour, and what is said then: names that are nearly right, things in the
# wrong place, what is only found out at the end unless it is looked at first.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
articles=tests/data/articles

# ---- scripts ----
check "a report that is misspelt" ends_with 2 "cannot open script 'breif': No such file or directory; did you mean 'brief'?" \
    "$lede" run breif $articles
check "or has another name: those there are" ends_with 2 "reports that are shipped: brief, who-said-what" \
    "$lede" run summary $articles
check "a script without its ending" ends_with 2 "did you mean 'scripts/reports/money.lua'?" \
    "$lede" run scripts/reports/money $articles
check "a report in place of a command" ends_with 2 "a script is run by lede run brief INPUT..." "$lede" brief $articles
check "a script in place of a command" ends_with 2 "lede run rules.lua INPUT..." "$lede" rules.lua $articles
check "a list of a shipped report that is not there is no script" sh -c '
    ! "$1" run watchlist --lexicon watch=nobody.tsv "$2" 2>&1 | grep -q "did you mean"' - "$lede" $articles
check "articles in front of the script" ends_with 2 "'$articles' is a folder; expected a script in front of the articles" \
    "$lede" run $articles brief
check "in every command that has one" ends_with 2 "did you mean 'names'?" "$lede" mark nmaes $articles
check "also in those that take two" ends_with 2 "did you mean 'timeline'?" "$lede" diff timline brief $articles

# ---- what stands at the end is looked at first: nothing was analysed ----
first() {
    wanted=$1
    shift
    ends_with 2 "$wanted" "$lede" run "$@" $articles -o "$work/x.db" && [ ! -e "$work/x.db" ]
}
check "a report that the script does not have" first "the script has no report 'breif'; did you mean 'brief'?" brief --report breif
check "or one of another name" first "the script has no report 'quotes'; there are: brief" brief --report quotes
echo 'require("lede").rule { name = "r", pattern = [=[ "water" ]=] }' >"$work/bare.lua"
check "a page of a script without reports" first "declares no report to write there" "$work/bare.lua" -o "$work/x.html"
check "a script without reports has none of a name" first "the script has no report 'x'" "$work/bare.lua" --report x

mkdir "$work/folder.html" "$work/folder.db"
echo "a,b" >"$work/mine.csv"
check "a page where a folder is" first "folder.html' is a folder; choose another name" brief -o "$work/folder.html"
check "a store where a folder is" ends_with 2 "folder.db' is a folder; choose another name" \
    "$lede" run --again brief $articles -o "$work/folder.db"
check "tables where a file is" first "mine.csv': there is a file of that name; the tables need a folder" brief -o "$work/mine.csv"
check "also with a slash" first "mine.csv/': there is a file of that name" brief -o "$work/mine.csv/"

printf '%s\n' 'require("lede").rule { name = "r",' 'pattern = [[ [lemma="say"]] ]],' '}' >"$work/brackets.lua"
check "brackets that end a pattern early" ends_with 2 "a pattern between [[ and ]] ends at its first ]]" \
    "$lede" run "$work/brackets.lua" $articles
printf '%s\n' 'require("lede").report { name = "r", build = function(page, store)' 'page:table(store:rows [[select 1]])' '}' >"$work/end.lua"
check "an end that is missing behind a query is not taken for it" sh -c '
    "$1" run "$2" "$3" 2>&1 | grep "unexpected symbol" | grep -qv "between"' - "$lede" "$work/end.lua" $articles
check "a condition that holds for no article" ends_with 1 "where holds for none of the articles" \
    "$lede" grep --where "publisher = 'nobody'" '"water"' $articles
check "a date without quotes" ends_with 2 "dates stand in quotes, '2024-09-01'" \
    "$lede" load --where "published > 2024-09-01" $articles
check "all that would fail are listed" sh -c '
    "$1" load --check tests/data >"$2/failing" 2>"$2/said"
    [ $? -eq 1 ] && [ "$(wc -l <"$2/failing")" -gt 10 ] &&
    grep -q "^lede: $(wc -l <"$2/failing") of [0-9]* articles failed, the others are done$" "$2/said"' - "$lede" "$work"

echo 'require "names"' >"$work/short.lua"
check "a pack without its folder" ends_with 2 "there is no module 'names' (did you mean 'lede.names'?)" "$lede" test "$work/short.lua"
check "places of packs are told without detours" sh -c '! "$1" test "$2" 2>&1 | grep -F "/../"' - "$lede" "$work/short.lua"
check "an output of a command that has none" ends_with 2 "'mark' writes to standard output: put > FILE at the end" \
    "$lede" mark brief $articles -o "$work/x.html"

# ---- stores ----
check "articles in place of a store" ends_with 2 "'$articles' is a folder; expected a store" "$lede" report brief $articles
"$lede" run -q "$work/bare.lua" $articles -o "$work/bare.db"
check "a report over the store of another script" ends_with 2 "no such table: story; there are: article capture sentence mention rule failure run r; a run writes those of packs that its script keeps (lede.keep)" \
    "$lede" report brief "$work/bare.db"
check "also to dump" ends_with 2 "'$articles' is a folder; expected a store" "$lede" dump $articles

# ---- completions and help ----
# complete WORD... : what Tab offers for the last of them, one a line.
"$lede" help --completions >"$work/completions"
complete() {
    bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _lede; printf "%s\n" "${COMPREPLY[@]}"' - \
        "$work/completions" lede "$@"
}
offers() {
    wanted=$1
    shift
    complete "$@" | grep -qFx -- "$wanted" || { complete "$@"; return 1; }
}
offers_not() { ! offers "$@" >/dev/null; }
mkdir "$work/my articles"
if bash --version >/dev/null 2>&1; then
    check "Tab completes commands" offers report rep
    check "Tab offers reports behind run" offers who-said-what run ""
    check "and files" offers README.md run ""
    check "the name of one" offers brief run br
    check "also behind options" offers brief run -q br
    check "not behind a report" offers_not timeline run brief ""
    check "nor behind a script" offers_not timeline run rules.lua ""
    check "nor where no script stands" offers_not brief load ""
    check "options" offers --resume run --re
    check "a folder with a space is one" offers "$work/my articles" run brief "$work/my"
fi
# parts and keyness are what the others share.
shipped=$(cd scripts/reports && ls ./*.lua | sed 's:^./::; s:\.lua$::' | grep -vx -e parts -e keyness | sort)
check "help names the reports that are shipped" same \
    "$("$lede" help run | tr -s '\n ,' '  ' | sed 's/.*shipped: //; s/\. .*//; s/ or / /' | tr ' ' '\n' | sort)" "$shipped"
check "so do completions" same "$(grep -o 'reports="[^"]*' "$work/completions" | sed 's/.*"//' | tr ' ' '\n' | sort)" "$shipped"
check "tags of another set" ends_with 1 "; tags of Penn stand in tag" "$lede" grep '[pos="NN.*"]' $articles
printf 'local lede = require "lede"\nlede.rule { name = "a", pattern = " [word="water"] " }\n' >"$work/quotes.lua"
check "a pattern in quotes" ends_with 2 "quotes.lua:2: '}' expected near 'water'; a pattern has quotes of its own, so write [=[" \
    "$lede" check "$work/quotes.lua"

# ---- what a concordance is counted by ----
check "a capture that there is not" ends_with 2 "--by: path 'foo.text': the pattern has no capture 'foo'; there are: v match" \
    "$lede" grep --by foo 'v:"said"' $articles
check "an attribute that there is not" ends_with 2 "'match' has no attribute 'lema'" "$lede" grep --sort match.lema '"said"' $articles
check "a table of counts" ends_with 2 "--by source --csv is a table" "$lede" grep --csv -c '"said"' $articles
check "a table and JSON" ends_with 2 "--csv or --json: expected one of them" "$lede" grep --csv --json '"said"' $articles
check "a sample that is counted" ends_with 2 "--by source counts a sample" "$lede" grep -c --sample 2 '"said"' $articles
check "counts that are sorted" ends_with 2 "not with -c or --by" "$lede" grep --by publisher --sort match '"said"' $articles
check "what is no name" ends_with 2 "or what matched, as in publisher,month or match.lemma" "$lede" grep --by 'x y' '"said"' $articles
check "of a sort, too" ends_with 2 "--sort 'a,b': expected left1" "$lede" grep --sort a,b '"said"' $articles
printf 'A, b; a, b\n' >"$work/commas.txt"
awk 'BEGIN { for (i = 0; i < 60; i++) text = text "ferries and harbours "; print text "she said.\n\n" text "he said." }' >"$work/long.txt"
check "what differs late is counted apart" same "$("$lede" grep -q --json --by sentence.text '"said"' "$work/long.txt" | grep -c '"hits":1}')" 2
printf 'It rose by 12, by 100 and by 3.\n' >"$work/numbers.txt"
check "numbers are sorted as numbers" same "$("$lede" grep -q -C 1 --sort match.number '[kind="number"]' "$work/numbers.txt" | grep -o '[0-9][0-9]*' | tr '\n' ' ')" "3 12 100 "
printf 'local lede = require "lede"\nlede.rule { name = "hit", pattern = [=[ "ferry" ]=], annotate = "boat" }\n' >"$work/hit.lua"
check "a script may have a rule called hit" ends_with 0 "ferry" "$lede" grep -q -r "$work/hit.lua" '<boat/>' $articles
check "a comma in a match is one" same "$("$lede" grep -q --by match '[] [word=","] []' "$work/commas.txt" | tr -s ' ')" \
    "$(printf 'match hits\nA, b 1\na, b 1')"

# ---- what is wrong is told before articles are read, and takes nothing away ----
cat >"$work/pages.lua" <<'END'
local lede = require "lede"
lede.rule { name = "said", pattern = [=[ "said" ]=], record = { word = "match.text" } }
lede.report { name = "words", build = function(page, store)
  print "building"
  page:table(store:rows "select word, count(*) as n from said group by word")
  page:text(store:value "select min(word) from said" .. "!")
end }
END
sed 's/select word/select wrod/' "$work/pages.lua" >"$work/wrong.lua"
check "the SQL of a report is tried over nothing" \
    ends_with 2 "wrong.lua:5: SQL: no such column: wrod" "$lede" run "$work/wrong.lua" $articles
not_begun() { "$lede" run "$work/wrong.lua" $articles -o "$work/w.db" -o - >"$work/out" 2>&1; ! grep -q "articles," "$work/out" && test ! -e "$work/w.db"; }
check "before anything is analysed, and no store is left" not_begun
check "nor is it tried where no page is asked for" "$lede" run -q "$work/wrong.lua" $articles -o "$work/rows.jsonl"
check "what fails for want of articles fails only then, and prints once" same \
    "$("$lede" run -q "$work/pages.lua" $articles 2>&1 | grep -c building)" 1
tried() { sed "s/$2/$3/" "$work/pages.lua" >"$work/wrong.lua"; check "$1" not_begun_with "$4"; }
not_begun_with() { ends_with 2 "wrong.lua:5: $1" "$lede" run "$work/wrong.lua" $articles -o "$work/w.db" -o - && test ! -e "$work/w.db"; }
tried "an option that a page has not" 'by word")' 'by word", { rows = "word" })' "page:table has no field 'rows'"
tried "an option of another type" 'by word")' 'by word", { columns = "word" })' "page:table: field 'columns' must be a table"
tried "a method that a page has not" page:table page:chart "a page has no 'chart'"
tried "a function that there is not" 'page:table(' 'show(page, ' "attempt to call a nil value (global 'show')"
sed 's/"!"/nil/' "$work/pages.lua" >"$work/late.lua"
failed_late() {
    "$lede" run -q "$work/late.lua" $articles -o "$work/late.db" -o "$work/late.html" -o "$work/late.md" -o "$work/late.csv/" >"$work/out" 2>&1
    same "$? $(grep -c 'late.lua:6' "$work/out")" "2 1" && test -s "$work/late.csv/said.csv"
}
check "a report that fails at the end says so once, and takes no records away" failed_late
check "and how to build it of what is kept" grep -q "lede report $work/late.lua $work/late.db" "$work/out"
"$lede" run -q "$work/pages.lua" $articles -o "$work/kept.db"
"$lede" dump "$work/kept.db" >"$work/kept.dump"
check "a run that cannot begin" ends_with 2 "no such file" \
    "$lede" run --again "$work/pages.lua" "$work/nowhere" -o "$work/kept.db"
check "leaves the store that it would replace" sh -c '"$1" dump "$2" | cmp - "$3"' - "$lede" "$work/kept.db" "$work/kept.dump"
done_testing
