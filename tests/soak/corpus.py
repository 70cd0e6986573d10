"""Random corpora: a few files of any format that is read, some of them damaged, with copies, versions,
articles without an id and samples of tests/data among them. The same dice give the same files."""
import bz2
import csv
import email.message
import gzip
import io
import json
import lzma
import os
import tarfile
import zipfile
from xml.sax.saxutils import escape

WORDS = """the a of to in and said told mayor water harbour council company police minister river
 fined halted suspended its work with Anna Berg Carl Dahl Maria Lindqvist Tomas Okafor Helen Marsh
 Brightwater Baltica Line Larkfield Hospital Trust Halvery Calder he she they it who not never
 Monday Tuesday 2024 3.5 48,000 per cent million £ $ “ ” ' — ; : ? ! ... U.S. didn't café naïve
 Zürich Łódź Москва 東京 www.example.org a@b.org #tag 😀 ﬁnal re-opened co- operate""".split()
SAMPLES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data")


def sentence(dice):
    words = [dice.choice(WORDS) for _ in range(dice.randint(1, 24))]
    return " ".join(words).capitalize() + dice.choice([".", "!", "?", ".”", "", ".\n"])


def text(dice):
    blocks = [" ".join(sentence(dice) for _ in range(dice.randint(1, 5)))
              for _ in range(dice.choice([1, 1, 2, 3, 8, 40]))]
    return "\n\n".join(blocks)


def article(dice, texts, n):
    body = dice.choice(texts) if texts and dice.random() < 0.1 else text(dice)
    texts.append(body)
    fields = {"id": f"a{dice.randrange(n)}" if dice.random() < 0.1 else f"a{n}", "text": body}
    if dice.random() < 0.1:
        del fields["id"]
    for name, values in (("title", [sentence(dice), "", "<script>alert(1)</script>"]),
                         ("publisher", ["Courier", "Post", "=x"]),
                         ("published", ["2024-10", "2024-10-07", "not a date"]),
                         ("language", ["en", "de", "fr", "xx"])):
        if dice.random() < 0.5:
            fields[name] = dice.choice(values)
    return fields


# ---- formats of many articles: a name, and bytes of a list of articles ----

def lines(dice, articles):
    out = []
    for one in articles:
        written = json.dumps(one, ensure_ascii=dice.random() < 0.5)
        if dice.random() < 0.02:
            written = written[: dice.randrange(1, len(written))]  # cut short: this one fails
        out.append(written + "\n")
    return "".join(out).encode()


def json_list(_, articles):
    return json.dumps({"articles": articles}, ensure_ascii=False).encode()


def table(_, articles):
    out = io.StringIO()
    writer = csv.DictWriter(out, ["id", "title", "published", "publisher", "text"], extrasaction="ignore")
    writer.writeheader()
    writer.writerows(articles)
    return out.getvalue().encode()


def feed(_, articles):
    items = "".join(
        f"<entry><id>{escape(a.get('id', ''))}</id><title>{escape(a.get('title', ''))}</title>"
        f"<updated>2024-10-07T08:00:00Z</updated><content type='text'>{escape(a['text'])}</content></entry>"
        for a in articles)
    return f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>{items}</feed>".encode()


def mailbox(dice, articles):
    out = b""
    for a in articles:
        message = email.message.EmailMessage()
        message["Subject"] = " ".join(a.get("title", "News").split())
        message["From"] = "desk@example.org"
        message.set_content(a["text"], cte=dice.choice(["quoted-printable", "base64", "8bit"]))
        out += b"From desk@example.org Mon Oct  7 08:00:00 2024\n"
        out += message.as_bytes().replace(b"\nFrom ", b"\n>From ") + b"\n"
    return out


def page(_, articles):
    body = "".join(f"<p>{escape(t)}</p>" for t in articles[0]["text"].split("\n\n"))
    return (f"<html><title>{escape(articles[0].get('title', 'T'))}</title><body><nav><a href=/>Home</a></nav>"
            f"<article>{body}</article></body></html>").encode()


def web_archive(dice, articles):
    out = b""
    for i, a in enumerate(articles):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(dice, [a])
        head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{i}\r\n"
                f"WARC-Date: 2024-10-07T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(http)}\r\n\r\n")
        out += head.encode() + http + b"\r\n\r\n"
    return out


def conllu(_, articles):
    out = []
    for a in articles:
        out.append(f"# newdoc id = {a.get('id', 'd')}\n")
        for s in a["text"].split("\n"):
            words = s.split()
            out.extend(f"{i}\t{w}\t{w.lower()}\t_\t_\t_\t_\t_\t_\t_\n" for i, w in enumerate(words, 1))
            out.append("\n" if words else "")
    return "".join(out).encode()


def vertical(_, articles):
    out = []
    for a in articles:
        out.append(f'<text id="{a.get("id", "d")}">\n')
        for s in a["text"].split("\n"):
            out.extend(["<s>\n", *(f"{escape(w)}\t{escape(w.lower())}\n" for w in s.split()), "</s>\n"])
        out.append("</text>\n")
    return "".join(out).encode()


def plain(_, articles):
    return f"{articles[0].get('title', 'A title')}\n\n{articles[0]['text']}".encode()


def markdown(_, articles):
    return f"# {articles[0].get('title', 'A title')}\n\n*By Anna Berg*\n\n{articles[0]['text']}".encode()


def sample(dice, _):
    """A file of the tests' data, of a format that nothing here writes."""
    folder = os.path.join(SAMPLES, dice.choice(["trade", "wire", "pages", "charsets", "feeds", "mail", "web",
                                                "packed", "several", "ready", "damaged", "tables"]))
    names = sorted(os.listdir(folder))
    with open(os.path.join(folder, dice.choice(names)), "rb") as file:
        return file.read()


FORMATS = [("jsonl", lines), ("jsonl", lines), ("jsonl", lines), ("json", json_list), ("csv", table),
           ("atom", feed), ("mbox", mailbox), ("html", page), ("warc", web_archive), ("conllu", conllu),
           ("vrt", vertical), ("txt", plain), ("md", markdown), ("sample", sample)]


# ---- packing ----

def tar(name, data):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def zipped(name, data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


PACKINGS = [("gz", lambda _, data: gzip.compress(data, mtime=0)), ("bz2", lambda _, data: bz2.compress(data)),
            ("xz", lambda _, data: lzma.compress(data)), ("tar.gz", tar), ("zip", zipped)]


def damaged(dice, data):
    if dice.random() < 0.5:
        return data[: len(data) * 2 // 3] + bytes(dice.randrange(256) for _ in range(20))
    copy = bytearray(data)
    for _ in range(dice.randint(1, 30)):
        copy[dice.randrange(len(copy))] = dice.randrange(256)
    return bytes(copy)


def write(dice, folder, most):
    """Some files, each with up to `most` articles; the names are in the order of the input."""
    texts, n, names = [], 0, []
    for k in range(dice.randint(1, 7)):
        count = min(most, dice.choice([1, 3, 10, 40, 200]))
        articles = [article(dice, texts, n + i + 1) for i in range(count)]
        n += count
        ending, make = dice.choice(FORMATS)
        name, data = f"{k}.{ending}", make(dice, articles)
        if dice.random() < 0.25:
            packing, pack = dice.choice(PACKINGS)
            name, data = f"{name}.{packing}", pack(name, data)
        if dice.random() < 0.1 and data:
            data = damaged(dice, data)
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)
        names.append(name)
    return names
