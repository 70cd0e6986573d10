#!/usr/bin/env python3
"""Which charset texts are in: lede beside the detectors that are installed, on the same bytes.

    tests/quality/charsets.py [--gold DIR] [--lede PROGRAM] [--all]

The texts are the articles of the pages in GOLD/extraction, and translated messages of the programs of
this machine (/usr/share/locale), for languages that no page is in; each in every charset that its
language came in, by 150 and by 1,500 characters. Right is what decodes to the same text. --all shows
each charset."""

import argparse
import collections
import ctypes
import gettext
import glob
import json
import os
import random
import re
import subprocess
import tempfile
import unicodedata

CHARSETS = {  # by language
    "de fr es it pt pt_BR nl sv da fi nb ca en id ga gl eu": "cp1252 iso8859-1 iso8859-15 mac_roman",
    "pl cs hu sk sl hr ro bs": "cp1250 iso8859-2", "ru be": "cp1251 koi8-r iso8859-5",
    "uk": "cp1251 koi8-u iso8859-5", "bg sr": "cp1251 iso8859-5", "el": "cp1253 iso8859-7",
    "tr": "cp1254 iso8859-9", "he": "cp1255 iso8859-8", "ar fa": "cp1256 iso8859-6",
    "lt lv et": "cp1257 iso8859-13", "th": "cp874", "ja": "cp932 euc_jp iso2022_jp",
    "ko": "cp949", "zh zh_CN": "gb18030", "zh_TW": "big5hkscs"}
BY_LANGUAGE = {l: c.split() for ls, c in CHARSETS.items() for l in ls.split()}
MOST_PAGES, MOST_MESSAGES, SIZES = 25, 8, (150, 1500)
PLAIN = dict(zip("“”„’‘–—…•«»\u00a0", "\"\"\"''--.*\"\" "))  # what old charsets lack
ALIASES = {"gb2312": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949", "uhc": "cp949",
           "big5": "big5hkscs", "iso-8859-1": "cp1252", "tis-620": "cp874", "": "ascii"}


def pages(lede, gold):
    done = subprocess.run([lede, "load", "-q", "--format", "html",
                           *sorted(glob.glob(os.path.join(gold, "extraction", "*")))],
                          capture_output=True, check=False)
    counts = collections.Counter()
    for article in map(json.loads, done.stdout.decode().splitlines()):
        language = (article["language"] or "")[:2]
        if counts[language] < MOST_PAGES and len(article["text"]) >= 700:
            counts[language] += 1
            yield language, "news", article["text"]


def messages():
    texts = collections.defaultdict(list)
    for path in sorted(glob.glob("/usr/share/locale/*/LC_MESSAGES/*.mo")):
        language = path.split("/")[-3]
        if language in BY_LANGUAGE and os.path.getsize(path) > 15000:
            try:
                with open(path, "rb") as file:
                    catalog = gettext.GNUTranslations(file)._catalog
            except UnicodeDecodeError:
                continue
            texts[language] += [m for k, m in catalog.items() if isinstance(k, str)
                                and isinstance(m, str) and len(m) > 50 and m != k
                                and not re.search(r"%|--|^.{,59}\n", m)]
    for language, found in sorted(texts.items()):
        random.Random(7).shuffle(found)
        text = " ".join(found)
        for i in range(min(MOST_MESSAGES, len(text) // SIZES[-1])):
            yield language, "messages", text[i * SIZES[-1]:(i + 1) * SIZES[-1]]


def encoded(text, charset):
    """Bytes and the text that they hold; None when the charset does not fit, or is not needed."""
    out, lost = [], 0
    for c in text:
        try:
            c.encode(charset)
        except UnicodeEncodeError:
            c, lost = PLAIN.get(c, ""), lost + (c not in PLAIN)
        out.append(c)
    data = "".join(out).encode(charset)
    try:
        data.decode("utf-8")
        plain = b"\x1b" not in data
    except UnicodeDecodeError:
        plain = False
    return None if plain or lost > len(text) / 50 else (data, "".join(out))


def samples(texts):
    for language, kind, text in texts:
        for charset in BY_LANGUAGE.get(language, ()):
            for size in SIZES:
                found = encoded(text[:size], charset)
                if found:
                    yield charset, size, kind, *found


def uchardet():
    lib = ctypes.CDLL("libuchardet.so.0")
    lib.uchardet_new.restype = ctypes.c_void_p
    lib.uchardet_get_charset.restype = ctypes.c_char_p

    def ask(data):
        detector = ctypes.c_void_p(lib.uchardet_new())
        lib.uchardet_handle_data(detector, data, ctypes.c_size_t(len(data)))
        lib.uchardet_data_end(detector)
        name = lib.uchardet_get_charset(detector).decode()
        lib.uchardet_delete(detector)
        return name
    return ask


def icu():
    path = sorted(glob.glob("/usr/lib/*/libicui18n.so.??"))[-1]
    lib, version = ctypes.CDLL(path), path[-2:]
    call = {n: getattr(lib, f"ucsdet_{n}_{version}") for n in
            ("open", "setText", "detect", "getName", "close")}
    call["open"].restype = call["detect"].restype = ctypes.c_void_p
    call["getName"].restype = ctypes.c_char_p

    def ask(data):
        status = ctypes.c_int(0)
        detector = ctypes.c_void_p(call["open"](ctypes.byref(status)))
        call["setText"](detector, data, len(data), ctypes.byref(status))
        match = call["detect"](detector, ctypes.byref(status))
        name = call["getName"](ctypes.c_void_p(match), ctypes.byref(status)).decode() if match else ""
        call["close"](detector)
        return name
    return ask


def by_names(ask, rows):
    for _, _, _, data, _ in rows:
        name = ask(data).lower()
        try:
            yield data.decode(ALIASES.get(name, name), "replace")
        except LookupError:
            yield None


def by_lede(lede, rows):
    with tempfile.TemporaryDirectory() as folder:
        for n, (_, _, _, data, _) in enumerate(rows):
            with open(os.path.join(folder, f"{n:06}"), "wb") as file:
                file.write(data)
        done = subprocess.run([lede, "load", "-q", "--format", "text", folder],
                              capture_output=True, check=False)
    found = {int(a["source"].rpartition("/")[2]): a["text"]
             for a in map(json.loads, done.stdout.decode().splitlines())}
    return (found.get(n) for n in range(len(rows)))


def bare(text):
    """Loading changes white space and leaves marks of direction out."""
    return text and re.sub(r"[\s\u00ad\u200e\u200f]", "", unicodedata.normalize("NFC", text))


def main():
    parser = argparse.ArgumentParser(description="Measure detectors of charsets.")
    parser.add_argument("--gold", default="../shared/gold")
    parser.add_argument("--lede", default="build/release/lede")
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    rows = list(samples([*pages(args.lede, args.gold), *messages()]))
    answers = {"lede": list(by_lede(args.lede, rows))}
    for name, make in (("uchardet", uchardet), ("ICU", icu)):
        try:
            answers[name] = list(by_names(make(), rows))
        except (OSError, IndexError):
            pass
    groups = collections.defaultdict(list)
    for n, (charset, size, kind, _, _) in enumerate(rows):
        for group in ("all", kind) + ((charset,) if args.all else ()):
            groups[group, size].append(n)
    print("texts, characters".ljust(24), "n".rjust(5), *(name.rjust(9) for name in answers))
    for (group, size), members in sorted(groups.items()):
        right = (sum(bare(found[n]) == bare(rows[n][4]) for n in members)
                 for found in answers.values())
        print(f"{group}, {size}".ljust(24), str(len(members)).rjust(5),
              *(f"{100 * r / len(members):9.1f}" for r in right))


if __name__ == "__main__":
    main()
