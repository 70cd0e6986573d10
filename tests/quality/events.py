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


def headline(title, annotations):
    """Who and what, of a headline: the words from its first verb on, and who stands before it, the
    actor of an event there or a name."""
    inside = [a for a in annotations if a["e"] <= len(title)]
    verbs = [a for a in inside if a["layer"] == "verb_group" and a["s"] > 0]
    if not verbs:
        return {"what": title}
    rest = re.split(r"[,;:]| (?:-|–|as|after|before|following) ", title[verbs[0]["s"]:])[0]
    actors = [a["attributes"]["actor"] for a in happened(inside) if a["attributes"].get("actor")]
    names = [title[a["s"]:a["e"]] for a in inside
             if a["layer"] in ("person", "org", "place") and a["s"] < verbs[0]["s"]]
    before = re.split(": ", title[:verbs[0]["s"]])[-1]
    return {"what": " ".join(rest.split()[:6]), "who": (actors + names + [before])[0]}


def is_time(date):
    """Whether a date says when something was, and not for how long."""
    return date["attributes"].get("type") != "DURATION"


def main_event(title, text, annotations):
    """What the headline tells; of one without a verb who acts in the first event. The first day, else
    the first date, and the first place."""
    answers = headline(title, annotations)
    actors = [a["attributes"]["actor"] for a in happened(annotations) if a["attributes"].get("actor")]
    if actors:
        answers.setdefault("who", actors[0])

    def first(*layers, fits=lambda a: True):
        named = [a for a in annotations if a["layer"] in layers and fits(a)]
        return text[named[0]["s"]:named[0]["e"]] if named else None

    def is_day(date):
        return re.match(r"\d{4}-\d\d-\d\d", date["attributes"].get("value", ""))

    answers.setdefault("who", first("person", "org"))
    answers["when"] = first("date", fits=is_day) or first("date", fits=is_time)
    answers["where"] = first("place")
    return answers


def six_questions(work, data):
    """Who, what, when and where of an article; why and how are not offered."""
    rows = list(records(data.gold))
    said = {row["id"]: f"{row['title']}\n\n{row['text']}" for row in rows}
    titles = {row["id"]: row["title"] for row in rows}
    fields = {row["id"]: {"published": (row.get("date") or "")[:10] or None, "language": "en"}
              for row in rows}
    found = work.marked(SCRIPT, said, fields)
    answers = work.write({"id": i, "answers": main_event(titles[i], said[i], annotations)}
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
