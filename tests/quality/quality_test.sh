#!/bin/sh
# The quality run over a miniature gold folder of our own words: figures that are known beforehand,
# some answers being wrong on purpose. Scorers stand in the gold folder; without them it is skipped.
. tests/tap.sh
scorers=${GOLD:-../shared/gold}/scorers
lede=${LEDE:-build/release/lede}
if [ ! -d "$scorers" ]; then
    skip "the quality run" "no folder $scorers"
    done_testing
    exit
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/gold/unicode" "$work/gold/sentences" "$work/gold/ud" "$work/gold/names" \
    "$work/gold/timex" "$work/gold/quotes" "$work/gold/events" "$work/gold/weather"

# The second line's answer asks for a boundary that UAX #29 (WB12) forbids.
cat >"$work/gold/unicode/short.jsonl" <<'EOF'
{"id": "word:1", "text": "An ö.", "breaks": [0, 2, 3, 4, 5], "rule": ""}
{"id": "word:2", "text": "1,5", "breaks": [0, 1, 3], "rule": ""}
EOF
# The third rule rewrites the text, the fourth wants a cut where there is none.
cat >"$work/gold/sentences/short.jsonl" <<'EOF'
{"id": "a", "text": "The tram came. We got on.", "sentences": ["The tram came.", "We got on."]}
{"id": "b", "text": "Why not?  Nobody knew.", "sentences": ["Why not?", "Nobody knew."]}
{"id": "c", "text": "It rained.", "sentences": ["It snowed."], "lossless": false}
{"id": "d", "text": "The tram left.", "sentences": ["The tram", "left."]}
EOF
# White space that loading changes, a character outside the BMP, and one word cut wrongly (Tram|s).
python3 - "$work/gold/ud/short" <<'PY'
import gzip, json, sys
texts = {"x": "  Harbour news\n\n\nThe ferry  \U0001F6A2 left.\nIt was late. ", "y": "Trams ran."}
words = {"x": "Harbour news The ferry \U0001F6A2 left . It was late .", "y": "Tram s ran ."}
sents = {"x": ["Harbour news", "The ferry  \U0001F6A2 left.", "It was late."], "y": ["Trams ran."]}
def spans(text, parts):
    at = 0
    for part in parts:
        at = text.index(part, at)
        yield [at, at + len(part)]
        at += len(part)
docs, gold = open(sys.argv[1] + ".docs.jsonl", "w"), gzip.open(sys.argv[1] + ".gold.jsonl.gz", "wt")
for i, text in texts.items():
    cut = [dict(s=s, e=e, lemma="", upos="", xpos="") for s, e in spans(text, words[i].split())]
    docs.write(json.dumps({"id": i, "text": text}) + "\n")
    gold.write(json.dumps({"id": i, "sents": list(spans(text, sents[i])),
                           "tokens": [dict(w, words=[w]) for w in cut]}) + "\n")
docs.close()
gold.close()
PY

# Our own pages; the last segment that must not be in the text is.
mkdir -p "$work/gold/extraction/short/cache"
cp tests/data/pages/semantic.html tests/data/pages/german.html "$work/gold/extraction/short/cache/"
cat >"$work/gold/extraction/short/evaldata.json" <<'EOF'
{"https://courier.example/a": {"file": "semantic.html", "title": "Old bridge to close for a year",
  "author": "Owen Tarrant; Lucy Feng", "date": "2024-05-03",
  "with": ["It will not bear another winter", "Line 9 does not run"], "without": ["Sign up", "Comments"]},
 "https://heute.example/b": {"file": "german.html", "date": "2024-03-04",
  "with": ["vier Millionen Kronen"], "without": ["Lesen Sie auch", "die alte Brücke"]}}
EOF

# Of four names one is of another type in the answer; "the ferry" counts in sets of mentions only.
python3 - "$work/gold/names" <<'PY'
import json, sys
text = "Greta Lindqvist left Norway .\nThe ferry of Lindqvist Shipping sank .\n"
def write(name, types, found):
    with open(f"{sys.argv[1]}/{name}.docs.jsonl", "w") as docs:
        docs.write(json.dumps({"id": "a", "text": text}) + "\n")
    spans = [dict(s=text.index(t), e=text.index(t) + len(t), type=types[k]) for t, k in found]
    with open(f"{sys.argv[1]}/{name}.gold.jsonl", "w") as gold:
        gold.write(json.dumps({"id": "a", "entities": spans}) + "\n")
write("short", ["PER", "ORG", "LOC", "MISC"],
      [("Greta Lindqvist", 0), ("Norway", 1), ("Lindqvist Shipping", 1), ("sank", 3)])
write("wide", ["Person", "Organisation", "Location"],
      [("Greta Lindqvist", 0), ("Norway", 2), ("Lindqvist Shipping", 1), ("The ferry", 1)])
PY

# Dates: the second document's answer for the year is wrong, and it wants one that is none.
cat >"$work/gold/timex/short.docs.jsonl" <<'EOF'
{"id": "a", "dct": "2024-09-17", "text": "The tram stopped on Friday.\n\nIt runs again next month."}
{"id": "b", "dct": "2024-09-17", "text": "It opened in May 1998. The tram is late."}
EOF
cat >"$work/gold/timex/short.gold.jsonl" <<'EOF'
{"id": "a", "timexes": [{"s": 20, "e": 26, "type": "DATE", "value": "2024-09-13"}, {"s": 43, "e": 53, "type": "DATE", "value": "2024-10"}]}
{"id": "b", "timexes": [{"s": 13, "e": 21, "type": "DATE", "value": "1999-05"}, {"s": 35, "e": 39, "type": "DATE", "value": "2024"}]}
EOF

# Quotations: the second answer wants another source, the fourth is none to us.
python3 - "$work/gold/quotes/short" <<'PY'
import json, sys
text = """"The tram is late," said Greta Holm.

Tomas Okafor said that the "old" tram stopped. It will run, officials say.

Holm sees a change."""
def spans(*parts): return [[text.index(p), text.index(p) + len(p)] for p in parts]
said = [("direct", "Greta Holm", "said", "\"The tram is late,\""),
        ("mixed", "Greta Holm", "said that", "the \"old\" tram stopped"),
        ("indirect", "officials", "say", "It will run"), ("indirect", "Holm sees", "sees", "a change")]
with open(sys.argv[1] + ".docs.jsonl", "w") as docs:
    docs.write(json.dumps({"id": "a", "text": text}) + "\n")
with open(sys.argv[1] + ".gold.jsonl", "w") as gold:
    gold.write(json.dumps({"id": "a", "attributions": [
        dict(kind=k, source=spans(s), cue=spans(c), content=spans(t)) for k, s, c, t in said]}) + "\n")
PY

# Events: the second wants another type and no recipient, and has a further event of ours; the third
# is said not to have happened.
cat >"$work/gold/events/short.gold.jsonl" <<'EOF'
{"id": "a", "text": "Norway accused Mali of piracy.", "event": "DISAPPROVE", "source": [{"actorText": "Norway", "code": "NOR"}], "target": [{"actorText": "Mali", "code": "MLI"}], "eventText": "accused"}
{"id": "b", "text": "Norway praised Mali, and Chad arrested two men.", "event": "AID", "source": [{"actorText": "Norway", "code": "NOR"}], "target": [], "eventText": "praised"}
{"id": "c", "text": "Norway did not bomb Mali.", "event": "FIGHT", "source": [{"actorText": "Norway", "code": "NOR"}], "target": [], "eventText": "bomb"}
{"id": "d", "text": "Norway and Mali signed a treaty.", "event": "SUPPORT", "source": [{"actorText": "Norway", "code": "NOR"}, {"actorText": "Mali", "code": "MLI"}], "target": [], "eventText": "signed"}
EOF

# Triples of actors that a dictionary beside them names, in the words of its texts; six questions.
mkdir -p "$work/gold/events/dictionaries"
printf 'HALVERY_ [HAL]\nCALDER [CAL]  # and what begins so\n+THE_HILLS\n<!-- NORWAY [NNN] -->\n' \
    >"$work/gold/events/dictionaries/own.actors.txt"
cat >"$work/gold/events/triples.gold.jsonl" <<'EOF'
{"id": "a", "text": "Halvery accused Calderian farmers & smiths of piracy.", "category": "A", "events": [{"source": "HAL", "target": "CALLAB", "code": "112"}]}
{"id": "b", "text": "Halvery met the Hills.", "category": "A", "events": [{"source": "HAL", "target": "CAL", "code": "040"}, {"source": "CAL", "target": "HAL", "code": "040"}]}
EOF
cat >"$work/gold/events/questions.gold.jsonl" <<'EOF'
{"id": "a", "title": "Norway accuses Mali", "text": "Norway accused Mali of piracy on 3 May 2024.", "date": "2024-05-04", "answers": {"who": [{"text": "Norway"}], "what": [{"text": "accuses Mali"}], "when": [{"text": "3 May 2024"}], "where": [{"text": "Bamako"}], "why": [{"text": "piracy"}], "how": [{"text": "by note"}]}}
EOF

# Samples of formats: one gives its article, one says it has a body and has none that we load.
mkdir -p "$work/gold/formats/short"
cp tests/data/wire/storm.nitf "$work/gold/formats/short/note.txt" # no ending of a sample
printf '{"uri":"a","headline":"Ferry late","versioncreated":"2024-09-17","body_text":"It ran late."}' \
    >"$work/gold/formats/short/a.json"
printf '{"uri":"b","headline":"Ferry late","bodies":[{"value":"It ran late."}],"x":NaN}' >"$work/gold/formats/short/b.json"

quality() {
    tests/quality/run --gold "$work/gold" --scorers "$scorers" --lede "$lede" "$@"
}
value() {
    python3 -c 'import json, sys
for row in map(json.loads, open(sys.argv[1])):
    if [row["set"], row["measure"]] == sys.argv[2:4]: print(*(row[k] for k in sys.argv[4:]))' \
        "$work/rows.jsonl" "$@"
}

check "the run ends well and names a folder it cannot score" \
    ends_with 0 "no adapter yet: weather" quality --json "$work/rows.jsonl"
check "a line of boundaries counts whole" \
    same "$(value unicode/short lines value aim best)" "50.0 100.0 None"
# Three are found of four, two of them with the value that is wanted: 2 · 2 / (3 + 4), 2 · 3 / (3 + 4).
check "dates count by value" same "$(value timex/short value value)" "57.14"
check "and by extent" same "$(value timex/short extent value)" "85.71"
check "events count by type, and by all three" \
    same "$(value events/short 'event type' value) $(value events/short 'all three' value)" "50.0 50.0"
# Two are told, both in the answers, which hold three: 2 · 2 / (2 + 3).
check "triples count by their actors" same "$(value events/triples actors value)" "80.0"
check "questions count by the words of their answers" \
    same "$(value events/questions who value) $(value events/questions what value)" "100.0 100.0"
check "and where nothing is told they count as missed" \
    same "$(value events/questions when value) $(value events/questions where value)" "100.0 0.0"
check "and how many there are" same "$(value events/short 'events a record' value)" "1.0"
check "rules that rewrite the text are left out of the aim" \
    same "$(value sentences/short 'rules that keep the text' value aim)" "66.67 100.0"
check "and are part of all rules" \
    same "$(value sentences/short 'all rules' value)" "50.0"
# Right are 13 of our 14 words, and of the 15 of the answer (Trams is two there): F1 26/29.
check "words keep their place when loading changes white space" \
    same "$(value ud/short words value)" "89.66"
check "sentences too" \
    same "$(value ud/short sentences value)" "100.0"
# Of segments: 3 found, 1 that should not be; F 6/7. One of two dates is another day.
check "segments of pages are found and counted" \
    same "$(value extraction/short segments value)" "85.7"
check "fields of pages are compared" \
    same "$(value extraction/short author value) $(value extraction/short date value)" "100.0 50.0"
check "errors of pages are shown" \
    ends_with 0 "german.html: want '2024-03-04', ours '2024-03-03'" quality --errors 'extraction/*'
# Two of our three names, and of the three that count.
check "names count with their types, and only those that the set has" \
    same "$(value names/short names value)" "66.67"
check "a set of mentions has all of ours, and names alone" \
    same "$(value names/wide names value) $(value names/wide 'names alone' value)" "85.71 85.71"
# All three of ours have the words of an answer, two of them its source, too.
check "quotations count with their source" \
    same "$(value quotes/short direct value) $(value quotes/short mixed value)" "100.0 0.0"
check "and those that are missed as well" same "$(value quotes/short all value)" "57.14"
check "errors of quotations are shown" \
    ends_with 0 "want Greta Holm | said that" quality --errors 'quotes/*'
check "samples of formats load as they should, or not" \
    same "$(value formats/short 'files that load as expected' value)" "50.0"
check "and those that do not are shown" \
    ends_with 0 "b.json: [(True, False, True)], []" quality --errors 'formats/*'
check "errors are shown with what was wanted" \
    ends_with 0 "want 'Tram s', ours 'Trams'" quality --errors 'ud/*'
check "rules that fail are shown" \
    ends_with 0 "want ['The tram', 'left.']" quality --errors 'sent*'

# A lede that loses a word when it loads: no figure may come of it.
cat >"$work/lossy" <<EOF
#!/bin/sh
if [ "\$1" = load ]; then "$lede" "\$@" | sed 's/Harbour//'; else "$lede" "\$@"; fi
EOF
chmod +x "$work/lossy"
check "lost text is an error with its place" \
    ends_with 1 "x: lede's text is not the original one: at character 2" \
    quality --lede "$work/lossy" --breaks "$(dirname "$lede")/quality/breaks" 'ud/*'
rm "$work/gold/ud/short.gold.jsonl.gz"
check "texts without answers are refused" ends_with 2 "texts without answers" quality
check "a missing folder is said" ends_with 2 "no folder $work/none" tests/quality/run --gold "$work/none"
done_testing
