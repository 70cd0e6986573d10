#!/bin/sh
# Bad input: one clear message with the place and what was expected; in a batch the other articles
# are done and the failed ones listed; the exit status tells.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
good=tests/data/articles
printf 'Harbour reopens after storm\n\nThe harbour opened again on Monday, the mayor said.\n' >"$work/good.txt"
script() { printf 'local lede = require "lede"\n%s\n' "$1" >"$work/script.lua"; }
rule() { script "lede.rule { name = \"r\", pattern = $1 }"; }
run() { ends_with "$1" "$2" "$lede" run "$work/script.lua" "$work/good.txt"; }

# ---- inputs ----
check "a missing path" ends_with 2 "no-such-file.txt" "$lede" load "$work/no-such-file.txt"
mkdir "$work/empty"
check "a folder without articles" ends_with 2 "holds no file" "$lede" load "$work/empty"
: >"$work/empty.txt"
check "an empty file" ends_with 1 "empty" "$lede" load "$work/empty.txt" "$work/good.txt"
head -c 4000 /dev/urandom | tr 'a-z' '\000-\031' >"$work/binary.bin"
printf '\000\001\002\003\377\376\000\000' | cat - "$work/binary.bin" >"$work/noise.bin"
check "a binary file" ends_with 1 "noise.bin" "$lede" load "$work/noise.bin" "$work/good.txt"
printf '%%PDF-1.7\n%%\342\343\317\323\n1 0 obj\n' >"$work/report.pdf"
check "a PDF names pdftotext" ends_with 1 "pdftotext" "$lede" load "$work/report.pdf"
{ printf '\n'; cat "$work/report.pdf"; } >"$work/front.pdf"
check "a PDF with a blank line in front" ends_with 1 "pdftotext" "$lede" load "$work/front.pdf"
tar -cf "$work/both.tar" -C "$work" report.pdf good.txt
check "a PDF in an archive is named, the text beside it read" ends_with 1 "both.tar/report.pdf: a PDF" "$lede" load "$work/both.tar"
check "the good article of a bad batch is done" ends_with 1 "Harbour reopens" "$lede" load "$work/report.pdf" "$work/good.txt"
if [ "$(id -u)" -ne 0 ]; then
    cp "$work/good.txt" "$work/secret.txt" && chmod 000 "$work/secret.txt"
    check "an unreadable file" ends_with 1 "Permission denied" "$lede" load "$work/secret.txt" "$work/good.txt"
else
    mkdir "$work/folder.txt" 2>/dev/null
    skip "an unreadable file" "root reads everything"
fi
printf '{"title":"One","text":"A first text."}\n[1,2]\n{"title":"Two",\n{"title":"Three","text":"A third text."}\n' >"$work/lines.jsonl"
check "a JSON line that is no object: line 2" ends_with 1 "lines.jsonl:2" "$lede" load "$work/lines.jsonl"
check "a broken JSON line: line 3" ends_with 1 "lines.jsonl:3" "$lede" load "$work/lines.jsonl"
check "the lines after it are read" ends_with 1 '"Three"' "$lede" load "$work/lines.jsonl"
printf '{"text":"caf\351 is not UTF-8"}\n{"title":"Fine","text":"A text."}\n' >"$work/invalid.jsonl"
check "invalid UTF-8 in JSON Lines" ends_with 1 "UTF-8" "$lede" load "$work/invalid.jsonl"
{ printf '{"title":"Long","text":"'; head -c 200000000 /dev/zero | tr '\000' 'x'; printf '"}\n{"title":"After","text":"A text."}\n'; } >"$work/long.jsonl"
memory() { (ulimit -v 700000; ends_with 1 "long.jsonl:1" "$lede" load -j 1 "$work/long.jsonl"); }
case $lede in
*asan* | *tsan*) skip "a line of 200 MB fails, in bounded memory" "address space of sanitizers" ;;
*) check "a line of 200 MB fails, in bounded memory" memory ;;
esac
check "the article after it is done" ends_with 1 '"After"' "$lede" load "$work/long.jsonl"
rm -f "$work/long.jsonl"

# ---- pages ----
story='<p>The council of Halvery voted on Tuesday to close the old bridge for a year, after cracks were found.'
page() { printf '%s' "$1" >"$work/page.html"; }
mkdir -p "$work/saved/Bridge_files" "$work/saved/other_files"
printf '<html><body>%s</p>' "$story" >"$work/saved/Bridge.htm"
cp "$work/saved/Bridge.htm" "$work/saved/Bridge_files/advert.html"
cp "$work/saved/Bridge.htm" "$work/saved/other_files/page.html"
printf 'function show() { return 2 }\n' >"$work/saved/Bridge_files/script.js"
read_of() { "$lede" load -q "$@" | sed 's/.*"source":"[^"]*saved\/\([^"]*\)".*/\1/' | tr '\n' ' '; }
check "what a browser saved beside a page is left out" same "$(read_of "$work/saved")" "Bridge.htm other_files/page.html "
check "unless it is named" same "$(read_of "$work/saved/Bridge_files")" "Bridge_files/advert.html Bridge_files/script.js "
fill() { awk -v text="$1" -v n="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", text }'; }
page '<html><body><ul><li><a href=a>Old bridge to close</a><li><a href=b>Ferry fares to rise</a></ul>'
check "a page of links is no article" ends_with 1 "no article on this page" "$lede" load "$work/page.html" "$work/good.txt"
page "<html><body>$story<table><tr><td colspan=9007199254740991>19 crowns"
check "a table of endless width" ends_with 0 "old bridge" "$lede" load "$work/page.html"
{ printf '<html><body>%s' "$story"; fill '<div><b><a href=x>' 100000; fill '</div>' 100000; } >"$work/page.html"
check "elements in each other, 300,000 deep" ends_with 0 "old bridge" "$lede" load "$work/page.html"
{ printf '<!DOCTYPE html [<!ENTITY a "%s">]><html><body>%s' "$(fill '&b;' 100)" "$story"; fill '&a;&amp;amp;' 20000; } >"$work/page.html"
check "entities of a DTD stay as they are" ends_with 0 "old bridge" "$lede" load "$work/page.html"
page "<html><body><!-- $story"
check "a comment that never ends" ends_with 1 "no article on this page" "$lede" load "$work/page.html"
page "<html><body>$story <a href=\"x"
check "a page cut off inside a tag" ends_with 0 "old bridge" "$lede" load "$work/page.html"

# ---- records, feeds and archives: the article fails with its place, the next one is done ----
fails() { # NAME FILE PLACE-AND-WORDS
    check "$1" ends_with 1 "$3" "$lede" load "$work/$2"
    check "$1: the next article is done" ends_with 1 '"After"' "$lede" load "$work/$2"
}
after='{"title":"After","text":"A text."}'
printf '{"title":"One","text":"A.","title":"Two"}\n%s\n' "$after" >"$work/keys.jsonl"
fails "a key that comes twice with two values" keys.jsonl 'keys.jsonl:1:36: the key "title" comes twice'
printf '{"title":"One","text":"A lone \\ud83d half."}\n%s\n' "$after" >"$work/half.jsonl"
fails "half a surrogate pair" half.jsonl "half.jsonl:1:31"
printf '{"title":"One","text":"A. with an end that is' >"$work/cut.jsonl"
check "a line that is cut off" ends_with 1 "cut.jsonl:1:23: this string has no closing quote" "$lede" load "$work/cut.jsonl" "$work/good.txt"
{ printf '{"text":"A.","x":'; fill '[' 100000; fill ']' 100000; printf '}\n%s\n' "$after"; } >"$work/deep.jsonl"
fails "arrays in each other, 100,000 deep" deep.jsonl "arrays and objects in more than 256 levels"
{ printf '[{"title":"One","by":[{"name":"A"},\n%s,\n%s]\n' '{"title":"Two","text":"B."}' "$after"; } >"$work/list.json"
fails "a list of which an item never ends" list.json "list.json:2"
{ printf '<rss><channel><item><title>One</title>'; fill '<b>' 100000; printf '</item>\n<item><title>After</title><description>A text.</description></item></channel></rss>'; } >"$work/deep.rss"
fails "elements of XML in each other, 100,000 deep" deep.rss "deep.rss:1"
{ printf '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "%s"><!ENTITY b "%s">]>\n' "$(fill 'ha ' 100)" "$(fill '&a;' 100)"; printf '<rss><channel><item><title>After</title><description>Nothing &b; more.</description></item></channel></rss>'; } >"$work/bomb.rss"
check "entities of a feed's DTD are not read" ends_with 0 "Nothing &b; more." "$lede" load "$work/bomb.rss"
printf 'title,text\nOne,"A ""quoted"" text" and more\nAfter,"A text."\n' >"$work/quotes.csv"
fails "broken quotes of a table" quotes.csv "quotes.csv:2: broken quotes"
printf 'title,text\nOne,too,many\nAfter,"A text."\n' >"$work/cells.csv"
fails "a record with too many cells" cells.csv "cells.csv:2: broken record: 3 cells"
printf 'title,text\nOne,"Zo\303\253 and Ren\351 and Andr\303\251 met Bj\366rn"\nAfter,A text.\n' >"$work/mixed.csv"
fails "two charsets in one record" mixed.csv "invalid UTF-8: byte 0xE9"
printf 'title,text\nOne,A text.\nTwo,A \000 byte.\nAfter,A text.\n' >"$work/zero.csv"
check "a zero byte in a table leaves the others" ends_with 0 '"After"' "$lede" load "$work/zero.csv"
printf '{"title":"One","text":"A \000 byte."}\n{"title":"After","text":"A text."}\n' >"$work/zero.jsonl"
fails "a zero byte in JSON Lines" zero.jsonl "zero.jsonl:1:26: a control character"
printf '[{"title":"After","text":"A text."},{"title":"Two","text":"A text]' >"$work/open.json"
fails "a list on one line tells the column" open.json "open.json:1:59: this string has no closing quote"

# ---- what is packed: all that stands before the damage, or behind it where that can be ----
printf '{"title":"After","text":"A text."}\n{"title":"Two","text":"Another text."}\n' | gzip -9 >"$work/whole.gz"
head -c 60 "$work/whole.gz" >"$work/cut.jsonl.gz"
fails "a cut gzip gives what is whole" cut.jsonl.gz "cut.jsonl.gz:3: the data is cut off at byte 60"
{ cat "$work/whole.gz"; echo rubbish; } >"$work/rubbish.jsonl.gz"
fails "rubbish behind a gzip member" rubbish.jsonl.gz "expected another gzip member"
cp tests/data/packed/archive.zip "$work/damaged.zip"
printf '\252\252' | dd of="$work/damaged.zip" bs=1 seek=300 conv=notrunc 2>/dev/null
check "a damaged file of a zip is told" ends_with 1 "damaged.zip/wire/storm.nitf: the data is damaged" "$lede" load "$work/damaged.zip"
check "and the file behind it is read" ends_with 1 "damaged.zip/feeds/calder.atom" "$lede" load "$work/damaged.zip"

# ---- web archives ----
record() { # URL LENGTH TITLE
    body="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>$3</title><h1>$3</h1>$story<p>The council of Halvery will vote on a new one in spring, the mayor said."
    printf 'WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Length: %s\r\n\r\n' "$1" "$2"
    printf "$body\r\n\r\n"
}
length=$(record x 0 After | awk '{ n += length($0) + 1 } /^HTTP/ { start = n - length($0) - 1 } END { print n - start - 4 }')
{ record https://courier.example/1 999999 First; record https://courier.example/2 "$length" After; } >"$work/length.warc"
fails "a record of a wrong length" length.warc "Content-Length is wrong"
{ record https://courier.example/2 "$length" After; record https://courier.example/1 "$length" First | head -c 300; } >"$work/cut.warc"
fails "a web archive cut off in a record" cut.warc "the archive is cut off"
head -c 100000000 /dev/zero | tr '\000' x | gzip -9 >"$work/bomb.txt.gz"
# the same before WARC: a line with the length, then the page
page() { printf '<title>%s</title><h1>%s</h1><p>The bridge will be closed for a year, the council said on Monday, and nobody objected.</p>' "$1" "$1"; }
arc() { printf '%s 192.0.2.1 20060301080000 text/html %s\n' "$1" "$2" && page "$3" && echo; }
{ printf 'filedesc://x.arc 0.0.0.0 20060301080000 text/plain 4\n1 0\n\n' && arc http://a.example/1 99999 First && arc http://a.example/2 "$(page After | wc -c | tr -d ' ')" After; } >"$work/cut.arc"
fails "a record of a wrong length in an ARC" cut.arc "the length is wrong"
{ printf 'A title\n\n'; fill 'word ' 100000; } >"$work/matches.txt"
check "a sentence of 100,000 matches is counted once" ends_with 0 "matches.txt:100000" timeout 30 "$lede" grep -c '"word"' "$work/matches.txt"
mkdir "$work/results"
"$lede" run -q scripts/reports/money.lua tests/data/articles -o "$work/results/r.html" -o "$work/results/r.csv/" -o "$work/results/r.jsonl" --bom
"$lede" load --to html tests/data/articles >"$work/results/l.html"
"$lede" grep -q --csv --bom '"water"' tests/data/articles >"$work/results/g.csv"
"$lede" grep -q --json '"water"' tests/data/articles >"$work/results/g.jsonl"
"$lede" load --check "$work/results" >"$work/checked" 2>/dev/null
check "what lede wrote is no article, whatever it is" same "$(cut -d: -f2- "$work/checked" | sort | uniq -c | sed 's/^ *//')" \
    "2  a page that lede wrote, no articles; --format reads it all the same
9  a table that lede wrote, no articles; --format reads it all the same
1  matches that lede wrote, no articles; --format reads it all the same
1  records that lede wrote, no articles; --format reads it all the same"
check "nor is any row of it" same "$("$lede" load "$work/results" 2>/dev/null)" ""
check "unless one says so" ends_with 0 '"text":' "$lede" load --format jsonl "$work/results/r.jsonl"
check "a gzip bomb is stopped" ends_with 1 "unpacks to more than 250 times its size" "$lede" load "$work/bomb.txt.gz" "$work/good.txt"
check "and the article behind it is done" ends_with 1 "Harbour reopens" "$lede" load "$work/bomb.txt.gz" "$work/good.txt"

# ---- scripts and patterns ----
check "a missing script" ends_with 2 "nowhere.lua" "$lede" run "$work/nowhere.lua" "$work/good.txt"
script 'lede.rule {'
check "a syntax error in a script" run 2 "script.lua:"
rule '[[ [word="ban"]]'
check "a pattern that ends early says how to write it" run 2 "[=["
rule '[[ [word="ban"] []{0,3} [word="EU"]]]'
check "a pattern that ends early and leaves a bracket" run 2 "script.lua:2"
rule '[=[ [word="ban" ]=]'
check "an unclosed bracket shows a caret" run 2 "^"
rule '[=[ []* ]=]'
check "a rule that can match empty" run 2 "no token"
rule '[=[ [lema="ban"] ]=]'
check "an unknown attribute suggests the nearest" run 2 "did you mean 'lemma'"
rule '[=[ "(" ]=]'
check "a broken regular expression" run 2 "script.lua:2"
script 'lede.rule { name = "r", patern = "x" }'
check "an unknown key suggests the nearest" run 2 "pattern"
script 'local n = 0
lede.rule { name = "r", pattern = [=[ "the"%c ]=], where = function(m) n = n + 1 return true end }'
check "a rule that writes an upvalue" ends_with 0 "depend on the order of articles" \
    "$lede" run "$work/script.lua" "$work/good.txt"
script 'lede.rule { name = "r", pattern = [=[ "the"%c ]=], where = function(m) while true do end end }'
check "an endless loop in where" run 1 "instructions"
script 'lede.report { name = "r", title = "R", build = function(page, store)
  page:table(store:rows [[selekt 1]])
end }'
check "a report with wrong SQL" run 2 "script.lua:3"
script 'lede.report { name = "r", title = "R", build = function(page, store)
  page:table(store:rows [[attach "x.db" as x]])
end }'
check "a report with ATTACH" run 2 "SELECT"

# ---- commands ----
check "no such command" ends_with 2 "no command 'analyse'" "$lede" analyse
check "a misspelt command" ends_with 2 "no command 'graep'; did you mean 'grep'" "$lede" graep x
check "a misspelt topic of help" ends_with 2 "did you mean 'tokens'" "$lede" help token
check "a misspelt option" ends_with 2 "'run' has no option '--resmue'; did you mean '--resume'" "$lede" run --resmue x y
script 'lede.rules { name = "r" }'
check "a misspelt declaration, with its line" run 2 "script.lua:2: lede has no 'rules'; did you mean 'rule'"
check "no such option" ends_with 2 "no option '--fast'" "$lede" run --fast x y
check "a path whose attribute nothing writes" sh -c '
    printf "%s\n" "local lede = require [[lede]]" "lede.lexicon([[port]], { [[harbour]] })" \
        "lede.rule { name = [[p]], pattern = [[who:<port/>]], record = { x = [[who.nmae]] } }" >"$2/path.lua"
    "$1" run "$2/path.lua" "$2/good.txt" 2>&1 | grep "always empty: .*path.lua:3: path .who.nmae."' - "$lede" "$work"
rule '[=[ "nowhere" "at" "all" ]=]'
check "nothing found is said" sh -c '"$1" run "$2" "$3" 2>&1 | grep -x "nothing found in 1 article"' - "$lede" \
    "$work/script.lua" "$work/good.txt"
check "and not where the file could not be read" sh -c ': >"$3/empty.txt"
    ! "$1" run "$2" "$3/empty.txt" 2>&1 | grep "nothing found"' - "$lede" "$work/script.lua" "$work"
check "no article for which --where holds" ends_with 0 "--where holds for none of the articles" \
    "$lede" run "$work/script.lua" "$work/good.txt" --where "publisher = 'X'"
check "a report that is shipped goes by its name" sh -c 'cd "$2" && mkdir -p events && "$1" run -q events good.txt | grep -x Events' - \
    "$(command -v "$lede" | sed "s:^[^/]:$PWD/&:")" "$work"
check "and no other" ends_with 2 "cannot open script 'evnets'" "$lede" run evnets "$work/good.txt"
check "an unknown kind of output" ends_with 2 "x.pdf" "$lede" run -o x.pdf scripts/reports/overview.lua "$good"
check "a folder that is not there" ends_with 2 "cannot write into folder" \
    "$lede" run scripts/reports/overview.lua "$work/good.txt" -o "$work/nowhere/x.html"
mkdir "$work/mine" && cp "$work/good.txt" "$work/mine/"
rule '[=[ "harbour"%c ]=]'
twice() {
    (cd "$work/mine" && for _ in 1 2; do LEDE_PATH="$packs" "$lede" run -q ../script.lua . -o out.jsonl -o out.csv/ || exit 1; done)
}
packs=$PWD/scripts
case $lede in /*) ;; *) lede=$PWD/$lede ;; esac
check "what a run writes is not read by the next one" twice
check "a store that is none" ends_with 2 "good.txt" "$lede" dump "$work/good.txt"
rule '[=[ "the"%c ]=]'
"$lede" run -q "$work/script.lua" "$work/good.txt" -o "$work/x.db"
check "a store is not overwritten unasked" ends_with 2 "--again" "$lede" run "$work/script.lua" "$work/good.txt" -o "$work/x.db"
cp "$work/good.txt" "$work/own.jsonl"
cp "$work/good.txt" "$work/mine.db"
check "nor is another file as if it were a store" ends_with 2 "so it is not replaced: choose another name" "$lede" run --again "$work/script.lua" "$good" -o "$work/mine.db"
check "an input is not overwritten" ends_with 2 "would replace" "$lede" run "$work/script.lua" "$work/own.jsonl" -o "$work/own.jsonl"
check "a dump does not overwrite its store" ends_with 2 "would replace" "$lede" dump "$work/x.db" -o "$work/x.db"
if [ -e /dev/full ]; then
    full() { "$lede" "$@" >/dev/full; }
    check "a full output is told: grep" ends_with 3 "cannot write" full grep '"harbour"' "$work/good.txt"
    check "a full output is told: help" ends_with 3 "cannot write" full help
    ln -s /dev/full "$work/full.html.part"
    check "a page that cannot be written is named, with the reason" \
        ends_with 3 "cannot write '$work/full.html': No space left" "$lede" run scripts/reports/money.lua $good -o "$work/full.html"
fi
mkdir "$work/tables.csv" && touch -d 2020-01-01 "$work/tables.csv/fine.csv"
check "tables of an earlier run are named" ends_with 0 "also holds tables of an earlier run: fine.csv" \
    "$lede" run -q "$work/script.lua" "$work/good.txt" -o "$work/tables.csv/"
closed() { "$lede" "$@" >&-; }
check "a closed output is told" ends_with 3 "cannot write" closed load "$work/good.txt"
small() { (ulimit -f 8; "$lede" run "$work/script.lua" "$work/good.txt" -o "$work/small.db"); }
check "a full disk is told" ends_with 2 "small.db" small
printf '{"publisher":"a\\t\\t\\t\\t\\t\\t\\t\\t\\t\\t\\t\\tb\\u001b[5mc","text":"The harbour."}\n' >"$work/tabs.jsonl"
for end in east west; do
    echo "{\"title\":\"Grüße, $(printf 'über Öfen und Häfen %.0s' 1 2 3 4 5 6)$end\",\"text\":\"The harbour.\"}"
done >"$work/long.jsonl"
check "groups that differ late are two" same "$("$lede" grep --json --by title '"harbour"' "$work/long.jsonl" |
    sed 's/^.*Grüße, über .*Häfen //')" 'east","hits":1}
west","hits":1}'
check "groups are plain text" ends_with 0 "a            b [5mc" "$lede" grep --by publisher '"harbour"' "$work/tabs.jsonl"
check "--again replaces it" ends_with 0 "" "$lede" run --again "$work/script.lua" "$work/good.txt" -o "$work/x.db"
check "grep finds: 0" ends_with 0 "harbour" "$lede" grep '"harbour"' "$work/good.txt"
check "grep finds nothing: 1" ends_with 1 "" "$lede" grep '"zebra"' "$work/good.txt"
check "grep with a wrong pattern: 2" ends_with 2 "^" "$lede" grep '[word=' "$work/good.txt"
check "grep with a failed article: 4" ends_with 4 "empty.txt" "$lede" grep '"harbour"' "$work/good.txt" "$work/empty.txt"
check "diff with a failed article: 4" ends_with 4 "empty.txt" "$lede" diff "$work/script.lua" "$work/script.lua" "$work/good.txt" "$work/empty.txt"
done_testing
