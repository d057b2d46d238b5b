#!/usr/bin/env python3
"""What a PDF says about itself, as JSON: pages, their size, title, author, links, fonts, and the
letters that its fonts were told to stand for.

    pdf.py FILE
"""

import json
import re
import sys
import zlib


def streams(data):
    """The contents of its streams, unpacked."""
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            yield zlib.decompress(found[1])
        except zlib.error:
            yield found[1]


def text_of(raw):
    """A text string (PDF 32000-1, 7.9.2.2): UTF-16 with a mark, else plain."""
    raw = re.sub(rb"\\([()\\])", rb"\1", raw)
    return raw.decode("utf-16") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


def info(data, key):
    plain = re.search(rb"/" + key + rb" \(((?:\\.|[^\\)])*)\)", data, re.DOTALL)
    if plain:
        return text_of(plain[1])
    coded = re.search(rb"/" + key + rb" <([0-9A-Fa-f]*)>", data)
    return text_of(bytes.fromhex(coded[1].decode())) if coded else None


def letters(cmap):
    """What stands behind codes in a ToUnicode map (9.10.3)."""
    found = set()
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for _, to in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found.update(bytes.fromhex(to.decode()).decode("utf-16-be"))
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, to in re.findall(
                rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            begin = int(to, 16)
            found.update(map(chr, range(begin, begin + int(last, 16) - int(first, 16) + 1)))
        for line in re.findall(rb"\[([^\]]*)\]", block):
            for to in re.findall(rb"<([0-9A-Fa-f]+)>", line):
                found.update(bytes.fromhex(to.decode()).decode("utf-16-be"))
    return found


def look(data):
    if not data.startswith(b"%PDF-1.") or not data.rstrip().endswith(b"%%EOF"):
        raise SystemExit("This is no PDF.")
    shown = set()
    for content in streams(data):
        if b"begincmap" in content:
            shown |= letters(content)
    box = re.search(rb"/MediaBox \[ ([\d. ]+) \]", data)
    return {
        "pages": len(re.findall(rb"/Type /Page\b(?!s)", data)),
        "size": [round(float(n)) for n in box[1].split()[2:]] if box else None,
        "title": info(data, b"Title"), "author": info(data, b"Author"),
        "creator": info(data, b"Creator"), "created": info(data, b"CreationDate"),
        "links": sorted({text_of(uri) for uri in re.findall(rb"/URI \(((?:\\.|[^\\)])*)\)", data)}),
        "fonts": sorted({name.decode() for name in re.findall(rb"/FontName /\w+\+([\w-]+)", data)}),
        "letters": "".join(sorted(shown)),
    }


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as file:
        print(json.dumps(look(file.read()), ensure_ascii=False))
