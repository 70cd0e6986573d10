"""A treebank of gold/ud (docs and gold as JSON Lines) as CoNLL-U on standard output."""
import json
import sys

with open(sys.argv[1] + ".docs.jsonl") as docs, open(sys.argv[1] + ".gold.jsonl") as gold:
    texts = {doc["id"]: doc["text"] for doc in map(json.loads, docs)}
    for doc in map(json.loads, gold):
        text = texts.get(doc["id"]) or doc["text"]
        print("# newdoc id =", doc["id"])
        for n, (start, stop) in enumerate(doc["sents"], 1):
            tokens = [t for t in doc["tokens"] if start <= t["s"] < stop]
            print(f"# sent_id = {doc['id']}-{n}\n# text =", " ".join(text[start:stop].split()))
            i = 0
            for token, behind in zip(tokens, tokens[1:] + [None]):
                misc = "SpaceAfter=No" if behind and behind["s"] == token["e"] else "_"
                words = token["words"]
                if len(words) > 1:
                    print(f"{i + 1}-{i + len(words)}", token["form"], *"_______", misc, sep="\t")
                    misc = "_"
                for word in words:
                    i += 1
                    print(i, word["form"], *(word.get(k) or "_" for k in ("lemma", "upos", "xpos")),
                          "_", 0 if i == 1 else 1, "root" if i == 1 else "dep", "_", misc, sep="\t")
            print()
