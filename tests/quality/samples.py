"""What samples of news formats hold, read without lede: for each file the articles in it, each as
(title, date, body): True where the file has it, False where not, None where it cannot be told.

Only the standard's own elements and keys count; what describes, lists or plans is no article."""

import gzip
import json
import re
import xml.etree.ElementTree as tree

G2_DATES = ("contentCreated", "firstCreated", "versionCreated")
NINJS_DATES = re.compile(r"(version|first|content)_?created", re.IGNORECASE)
NINJS_TITLES = re.compile(r"headlines?|title|headline_.*")
NINJS_TEXTS = re.compile(r"(body|bodies|description)")
PAGE_TYPES = (b"text/html", b"application/xhtml")


def local(element):
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def inside(top, *names):
    """All elements of these local names below `top`."""
    return [e for e in top.iter() if local(e) in names]


def has_text(*elements):
    return any("".join(e.itertext()).strip() for e in elements)


def g2_item(item):
    content = inside(item, "inlineXML", "inlineData")
    nitf = inside(item, "nitf")
    described = [e for meta in inside(item, "contentMeta") for e in meta
                 if local(e) == "description"]
    titles = [e for meta in inside(item, "contentMeta", "itemMeta") for e in meta
              if local(e) in ("headline", "title", "slugline")]
    title = has_text(*titles) or (bool(nitf) and has_text(*inside(nitf[0], "hl1", "title")))
    return (title, has_text(*inside(item, *G2_DATES)), has_text(*content, *described))


def newsml_item(item):
    return (has_text(*inside(item, "HeadLine")),
            has_text(*inside(item, "FirstCreated", "ThisRevisionCreated")),
            has_text(*inside(item, "DataContent")))


def xml_articles(data):
    try:
        root = tree.fromstring(data)
    except tree.ParseError:
        return []
    if local(root) == "contentSet":
        return [g2_item(root)]
    found = [g2_item(e) for e in inside(root, "newsItem")]
    found += [newsml_item(e) for e in inside(root, "NewsItem")]
    return [a for a in found if a[0] or a[2]]


def holds(value):
    """Whether some text stands in a value: a string or number, or the values of a list."""
    if isinstance(value, (str, int)):
        return bool(str(value).strip())
    if isinstance(value, list):
        return any(holds(v.get("value")) for v in value if isinstance(v, dict))
    return False


def ninjs_articles(data):
    try:
        items = json.loads(data)
    except ValueError:
        return []
    found = []
    for item in items if isinstance(items, list) else [items]:
        if not isinstance(item, dict) or "$schema" in item:
            continue
        found.append((any(holds(v) for k, v in item.items() if NINJS_TITLES.fullmatch(k)),
                      any(holds(v) for k, v in item.items() if NINJS_DATES.fullmatch(k)),
                      any(holds(v) for k, v in item.items() if NINJS_TEXTS.match(k))))
    return [a for a in found if a[0] or a[2]]


def header_value(header, name):
    found = re.search(rb"^" + name + rb": *(.*?)\r?$", header, re.MULTILINE | re.IGNORECASE)
    return found.group(1) if found else b""


def is_page(answer):
    header = answer.partition(b"\r\n\r\n")[0]
    return (re.match(rb"HTTP/\S+ 200", header) is not None
            and header_value(header, b"Content-Type").startswith(PAGE_TYPES))


def records(data):
    """(header, block) of the records of a web archive, WARC or ARC; none behind one whose length is
    wrong."""
    while data.strip():
        data = data.lstrip(b"\r\n")
        if data.startswith(b"WARC/"):
            header, _, rest = data.partition(b"\r\n\r\n")
            size = header_value(header, b"Content-Length")
        else:
            header, _, rest = data.partition(b"\n")
            size = header.rsplit(b" ", 1)[-1]
        if not size.isdigit():
            return
        block, data = rest[:int(size)], rest[int(size):]
        if len(block) < int(size) or not re.match(rb"\s*(WARC/|\S+:\S+ \d|$)", data):
            return
        yield header, block


def web_articles(data):
    found = []
    for header, block in records(data):
        kind = header_value(header, b"WARC-Type")
        is_resource = kind == b"resource" and header_value(header, b"Content-Type").startswith(
            PAGE_TYPES)
        is_answer = kind in (b"response", b"") and is_page(block)
        if is_resource or is_answer:
            found.append((True, None, True))
    return found


READERS = (((".xml",), xml_articles), ((".json",), ninjs_articles),
           ((".warc", ".warc.gz", ".arc", ".arc.gz"), web_articles))


def articles(path):
    """The articles of a sample; None for a file that is no sample."""
    for endings, read in READERS:
        if path.endswith(endings):
            with open(path, "rb") as file:
                data = file.read()
            return read(gzip.decompress(data) if path.endswith(".gz") else data)
    return None


def of_article(article):
    """The same of an article that lede loaded."""
    kinds = {block["kind"] for block in article["blocks"]}
    return (article["title"] is not None, article["published"] is not None,
            bool(kinds & {"paragraph", "quote", "list", "caption"}))


def as_expected(wanted, found):
    """Whether the articles loaded, [(title, date, body)], are those wanted."""
    return len(wanted) == len(found) and all(
        want is None or want == have for w, f in zip(wanted, found) for want, have in zip(w, f))
