#!/bin/sh
# What lede.events makes of an article of our own: passives, both sides of a treaty, vows and refusals,
# events that nouns tell, who "it" is, what somebody says that another did, and what is no event.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$lede" mark -q --to json --layers event scripts/lede/events.lua tests/data/events/trawler.txt \
    >"$work/article.json"
python3 - "$work/article.json" >"$work/events" <<'PY'
import json, sys
told = ("type", "mode", "actor", "actor_code", "recipient", "recipient_code", "mutual", "modality",
        "negated", "attributed_to", "date")
for a in json.load(open(sys.argv[1], encoding="utf-8"))["annotations"]:
    print(a["text"], *(a["attributes"].get(key) or "-" for key in told), sep="|")
PY
cat >"$work/expected" <<'EOT'
seized|COERCE|confiscate|Norwegian soldiers|NOR|Mali|MLI|-|happened|-|-|2025-03-10
were arrested|COERCE|arrest|the police|-|two sailors|-|-|happened|-|-|2025-03-10
condemned|DISAPPROVE|disapprove|Awa Traore|MLI|the raid|-|-|happened|-|-|-
must return|DEMAND|-|Awa Traore|-|Norway|NOR|-|happened|-|Awa Traore|-
would not release|REJECT|-|Norway|NOR|the sailors|-|-|planned|-|Norway|-
will cut aid to|THREATEN|-|Foreign Minister|-|Mali|MLI|-|planned|-|Foreign Minister|-
had vowed|THREATEN|-|Mali's rebels|MLI|the Norwegian embassy|NOR|-|happened|-|-|-
attacked|ASSAULT|-|The rebels|-|a convoy|-|-|denied|-|The rebels|2025-05
were held|CONSULT|-|Norway|NOR|Mali|MLI|yes|happened|-|-|2025-W10
attack|ASSAULT|-|rebels|-|Norwegian soldiers|NOR|-|happened|-|-|2025-02
signed|SUPPORT|-|Norway|NOR|Chad|TCD|yes|happened|-|-|2023
did not invade|FIGHT|-|Norway|NOR|Mali|MLI|-|happened|yes|-|-
met|CONSULT|-|Awa Traore|-|the Chadian ambassador|TCD|-|happened|-|-|2025-03-11
marched|PROTEST|demo|Thousands|-|the government|-|-|happened|-|-|-
EOT
is() { check "$1" same "$(sed -n "$2" "$work/events")" "$(sed -n "$2" "$work/expected")"; }
is "an active and a passive verb" 1,2p
is "whose the words and the demand are" 3,4p
is "a refusal by \"it\", and a threat by \"we\"" 5,6p
is "what is vowed decides, and what is denied is told so" 7,8p
is "talks of two, and an attack that a noun tells" 9,10p
is "a treaty of two, and what did not happen" 11,12p
is "who met, and who marched" 13,14p
check "storms, records and no comment are no events" cmp "$work/events" "$work/expected"
done_testing
