"""Events: three kinds of sets, told apart by what their answers hold.

PLOVER records have types of events and actors as they stand in the text. CAMEO triples have codes of
actors from dictionaries beside the set. Answers to six questions are about an article's main event."""

import glob
import os
import re

from adapters import adapter, pick
from sets import records, texts

SCRIPT = "scripts/lede/events.lua"


def happened(annotations):
    """The events that are not told to have not happened."""
    return [a for a in annotations if a["layer"] == "event" and not a["attributes"].get("negated")]


# ---- PLOVER records ----


def told_event(attributes):
    """An event as the scorer reads it: both of two who do it together are sources there."""
    def side(name):
        return [attributes[name]] if attributes.get(name) else []

    actor, recipient = side("actor"), side("recipient")
    codes = side("actor_code"), side("recipient_code")
    if attributes.get("mutual"):
        actor, recipient, codes = actor + recipient, [], (codes[0] + codes[1], [])
    return {"event": attributes["type"], "source_text": actor, "target_text": recipient,
            "source": codes[0], "target": codes[1]}


def plover(work, data):
    """Who did what to whom, in PLOVER types: of each record the event of ours that fits best."""
    found = work.marked(SCRIPT, texts(data))
    answers = {i: [told_event(a["attributes"]) for a in happened(annotations)]
               for i, annotations in found.items()}
    said = work.score("score_events.py", work.plain(data.gold),
                      work.write({"id": i, "events": told} for i, told in answers.items()))
    figures = [(name, pick(said, rf"^{name} .* ([\d.]+)%"))
               for name in ("event type", "source", "target", "all three")]
    return figures + [("events a record", sum(map(len, answers.values())) / len(answers))]


# ---- CAMEO triples ----


def dictionary(paths, said):
    """{entry: code} of PETRARCH's dictionaries of actors. Words are joined by _ or a blank, + begins
    another name of the entry above; a word without a _ behind it is any that begins so, so it is
    looked up in the texts."""
    found, names = {}, []
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as file:
            lines = [re.sub(r"<!--.*?-->|#.*", "", line).strip() for line in file]
        for line in lines:
            entry = re.match(r"\+?([A-Z][^\[{]*?)\s*(?:\{[^}]*\}\s*)?(?:\[([^\] ]+)[^\]]*\])?$", line)
            if not entry:
                continue
            names = names + [entry[1]] if line.startswith("+") else [entry[1]]
            if entry[2] and not entry[2].startswith(("~", "-")):
                code = entry[2].upper()
            elif not line.startswith("+"):
                code = None
            for name in names if code else []:
                words = re.escape(name.strip("_ ")).replace("_", r"\ ").replace(r"\ ", r"\s+")
                ending = r"\b" if name.endswith("_") else r"\w*"
                for hit in re.findall(rf"\b{words}{ending}", said, re.IGNORECASE):
                    found.setdefault(hit, code)
    return found


def triples(event):
    """Source, target and code of an event of ours; of what two do together, both ways."""
    attributes = event["attributes"]

    def code(side):
        country, sector = (attributes.get(f"{side}_{of}") for of in ("code", "sector"))
        return (country or "") + (sector if sector and country and sector not in country else "")

    told = {"source": code("actor"), "target": code("recipient"), "code": attributes["type"]}
    if not attributes.get("mutual"):
        return [told]
    return [told, dict(told, source=told["target"], target=told["source"])]


def cameo(work, data):
    """Codes of actors of countries that were invented, by the set's own dictionary. Codes of events
    are of two schemes there, so only actors are scored."""
    # An & that looks like a character of HTML is part of the text here.
    said = {i: text.replace("&", "+") for i, text in texts(data).items()}
    folder = os.path.join(os.path.dirname(data.gold), "dictionaries")
    paths = sorted(glob.glob(os.path.join(folder, "*.actors.txt")))
    if not paths:
        return [("actors", None)]
    actors = dictionary(paths, "\n".join(said.values()))
    lexicon = work.path("tsv")
    with open(lexicon, "w", encoding="utf-8") as file:
        file.write("entry\tcode\tname\n")
        for name, code in sorted(actors.items()):
            file.write(f"{name}\t{code}\t{name}\n")
    found = work.marked(SCRIPT, said, options=("--lexicon", f"event_actor={lexicon}"))
    answers = work.write({"id": i, "events": [t for a in happened(annotations) for t in triples(a)]}
                         for i, annotations in found.items())
    judged = work.score("score_events.py", work.plain(data.gold), answers)
    return [("actors", pick(judged, r"^actors .*F1 +([\d.]+)"))]


# ---- six questions ----


def main_event(text, annotations):
    """Who did it and what, of the first event that has an actor: its words and the four behind them;
    the first date and the first place."""
    events = [a for a in happened(annotations) if a["attributes"].get("actor")]
    answers = {}
    if events:
        event = events[0]
        rest = re.match(r"(?:[^\s.,;:]+ ?){,4}", text[event["e"]:].lstrip())[0]
        answers = {"who": event["attributes"]["actor"],
                   "what": f"{text[event['s']:event['e']]} {rest}"}
    def first(*layers):
        named = [a for a in annotations if a["layer"] in layers
                 and a["attributes"].get("type") != "DURATION"]
        return text[named[0]["s"]:named[0]["e"]] if named else None

    answers.setdefault("who", first("person", "org"))
    answers["when"] = first("date")
    answers["where"] = first("place")
    return answers


def six_questions(work, data):
    """Who, what, when and where of an article; why and how are not offered."""
    rows = list(records(data.gold))
    said = {row["id"]: f"{row['title']}\n\n{row['text']}" for row in rows}
    fields = {row["id"]: {"published": (row.get("date") or "")[:10] or None, "language": "en"}
              for row in rows}
    found = work.marked(SCRIPT, said, fields)
    answers = work.write({"id": i, "answers": main_event(said[i], annotations)}
                         for i, annotations in found.items())
    judged = work.score("score_5w1h.py", work.plain(data.gold), answers)
    return [(question, pick(judged, rf"^{question} .* F1 +([\d.]+)"))
            for question in ("who", "what", "when", "where")]


@adapter("events")
def events(work, data):
    first = next(records(data.gold))
    if "eventText" in first:
        return plover(work, data)
    return six_questions(work, data) if "answers" in first else cameo(work, data)
