#!/usr/bin/env python3
"""Runs the examples of docs/api.md against a server and compares what it answers with what stands there.

    api_doc.py DOC TEND TEND_WEB            every route has a section, every example its answer
    api_doc.py DOC TEND TEND_WEB --write    puts what is answered in the place of blocks that are wrong,
                                            of each list its first element; adds a section for each
                                            route that has none
    api_doc.py DOC TEND TEND_WEB --only /plan [--write]   only sections whose heading has this in it

How a section looks, the document says itself, under "The examples". Each section has a practice of its
own: a copy of the one that the block of sh under "The examples" makes, on 2 March 2026.
"""

import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
from json_doc import differences, lay_out, parse, shorter  # noqa: E402

TODAY = "2026-03-02"
HEADING = re.compile(r"^## (.*)$", re.MULTILINE)
ROUTE = re.compile(r"\b(GET|POST) (/[^\s,`]*)")
BLOCK = re.compile(r"^```(http|json)( \d+)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MAKE = re.compile(r"^## The examples\n.*?^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Section:
    """A part of the document under a heading; `start` is where it begins in the whole."""

    def __init__(self, text, start, end):
        self.heading = HEADING.match(text, start)[1]
        self.start, self.text = start, text[start:end]
        self.routes = ROUTE.findall(self.heading)


def sections_of(text):
    starts = [m.start() for m in HEADING.finditer(text)] + [len(text)]
    return [Section(text, a, b) for a, b in zip(starts, starts[1:])]


def pattern_of(path):
    """What addresses a route takes: "/people/:id" is /people/12."""
    parts = [r"\d+" if part in (":id", ":other") else "[^/]+" if part == ":word" else re.escape(part)
             for part in path.split("/")]
    return re.compile("/".join(parts) + r"(\?.*)?$")


class Server:
    """Tend on a practice of its own."""

    def __init__(self, tend, web, practice, folder):
        self.path, self.tend, self.web = f"{folder}/practice.tend", tend, web
        if practice:
            shutil.copy(practice, self.path)
        self.env = {**environment(folder), "TEND_FILE": self.path}
        self.token = json.loads(self.run(tend, "token", "add", "api", "--json"))["secret"]
        begun = self.run(web, "--file", self.path, "--day", TODAY, "--port", "0", "--background",
                         "--no-browser", "--json", "--log", f"{folder}/web.log")
        self.port = json.loads(begun)["port"]

    def run(self, *words):
        return subprocess.run(words, env=self.env, check=True, capture_output=True,
                              text=True).stdout

    def close(self):
        self.run(self.web, "--file", self.path, "--stop")

    def ask(self, request):
        """A block of http: method and path, headers, an empty line, the body."""
        head, _, body = request.partition("\n\n")
        first, *lines = head.strip().splitlines()
        verb, path = first.split(" ", 1)
        headers = {"Accept": "application/json", "Authorization": f"Bearer {self.token}"}
        headers.update(line.split(": ", 1) for line in lines)
        body = body.strip()
        if "Content-Type" in headers:
            body = body.replace("\n", "\r\n") + "\r\n"
        elif body:
            headers["Content-Type"] = "application/json"
        talk = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        talk.request(verb, path, body.encode(), headers)
        answer = talk.getresponse()
        text = answer.read().decode("utf-8", "replace")
        talk.close()
        return answer.status, text


def environment(folder):
    return {**os.environ, "TEND_TODAY": TODAY, "HOME": folder, "XDG_STATE_HOME": folder,
            "USER": "me", "TZ": "UTC"}


def make_practice(text, tend, folder):
    """The practice of the examples, made once."""
    script = MAKE.search(text)
    if not script:
        sys.exit('There is no block of sh under "## The examples".')
    env = {**environment(folder), "TEND_FILE": f"{folder}/made.tend",
           "PATH": f"{Path(tend).resolve().parent}:{os.environ['PATH']}"}
    made = subprocess.run(["bash", "-ec", script[1]], cwd=folder, env=env, text=True,
                          capture_output=True, check=False)
    if made.returncode != 0:
        sys.exit(f"The practice of the examples could not be made:\n{made.stderr}")
    return f"{folder}/made.tend"


def fill_in(request, answered):
    """{token} in an address is that value of the answer before."""
    first, newline, rest = request.partition("\n")
    try:
        before = json.loads(answered or "{}")
    except json.JSONDecodeError:
        before = {}
    return re.sub(r"\{(\w+)\}", lambda m: str(before.get(m[1], m[0])), first) + newline + rest


def check_section(section, server, known):
    """Runs its examples. Returns (faults, differences, [(block, fresh text)])."""
    faults, other, fresh, answered, asked = [], [], [], None, set()
    blocks = list(BLOCK.finditer(section.text))
    for i, block in enumerate(blocks):
        line = section.text.count("\n", 0, block.start())
        if block[1] == "http":
            followed = i + 1 < len(blocks) and blocks[i + 1][1] == "json"
            wanted = int(blocks[i + 1][2] or 200) if followed else None
            status, answered = server.ask(fill_in(block[3], answered))
            verb, path = block[3].split("\n", 1)[0].split(" ", 1)
            asked |= {(v, p) for v, p in section.routes
                      if v == verb and pattern_of(p).match(path)}
            if status != wanted and (wanted or status >= 400):
                faults.append((line, f"{verb} {path} answers {status}, not {wanted or 'well'}: "
                                     f"{answered[:300]}"))
                answered = None
        elif answered is not None:
            try:
                model = json.loads(answered)
            except json.JSONDecodeError:
                faults.append((line, "this answer is no JSON, so it has no block of json"))
                continue
            found = differences(parse(block[3], f"The document under {section.heading}"), model)
            other += [(line, words) for words in found]
            if found:
                fresh.append((block, lay_out(shorter(model)) + "\n"))
    faults += [(0, f"there is no example of {verb} {path}")
               for verb, path in section.routes if (verb, path) not in asked]
    for verb, path in section.routes:
        fields = known.get((verb, path), {}).get("fields") or ""
        faults += [(0, f"the field {name} of {verb} {path} is not told of, as `{name}`")
                   for name in re.findall(r"[\w.:-]+", re.sub(r"=[\w.:|-]*", "", fields))
                   if f"`{name}`" not in section.text and f'"{name}"' not in section.text]
    return faults, other, fresh


def blank_section(route):
    """What is to be filled in for a route that has no section."""
    path = route["path"].replace(":id", "1").replace(":other", "1").replace(":word", "word")
    body = "\n{}\n" if route["method"] == "POST" else ""
    fields = "".join(f" `{name}`" for name in (route["fields"] or "").split())
    told = f"{route['about'] or ''}.{' Fields:' + fields if fields else ''}\n\n"
    return (f"\n## {route['method']} {route['path']}\n\n{told}"
            f"```http\n{route['method']} {path}\n{body}```\n\n```json\n{{}}\n```\n")


def routes_of(web):
    listed = json.loads(subprocess.run([web, "--routes"], check=True, capture_output=True,
                                       text=True).stdout)
    return {(route["method"], route["path"]): route for route in listed}


def coverage(sections, known):
    """Routes without a section, and sections without a route."""
    told = [route for section in sections for route in section.routes]
    faults = [f"{verb} {path} has no section" for verb, path in known if (verb, path) not in told]
    faults += [f"there is no route {verb} {path}" for verb, path in told
               if (verb, path) not in known]
    return faults + [f"{verb} {path} has two sections" for verb, path in set(told)
                     if told.count((verb, path)) > 1]


def main():
    words = sys.argv[1:]
    write = "--write" in words
    only = words[words.index("--only") + 1] if "--only" in words else ""
    doc, tend, web = Path(words[0]), *(str(Path(word).resolve()) for word in words[1:3])
    text = doc.read_text(encoding="utf-8")
    known = routes_of(web)
    if write and not only:
        told = {route for section in sections_of(text) for route in section.routes}
        text += "".join(blank_section(route) for key, route in known.items() if key not in told)
    sections = sections_of(text)
    wrong = [] if only else [f"{doc.name}: {words}" for words in coverage(sections, known)]
    changes = []
    with tempfile.TemporaryDirectory(prefix="tend-api-") as made:
        practice = make_practice(text, tend, made)
        for section in sections:
            if not section.routes or only not in section.heading:
                continue
            begins = text.count("\n", 0, section.start) + 1
            with tempfile.TemporaryDirectory(prefix="tend-api-") as folder:
                server = Server(tend, web, practice, folder)
                try:
                    faults, other, fresh = check_section(section, server, known)
                finally:
                    server.close()
            wrong += [f"{doc.name}:{begins + line}: {words}"
                      for line, words in faults + ([] if write else other)]
            changes += [(section.start + block.start(3), section.start + block.end(3), new)
                        for block, new in fresh]
    if write:
        for start, end, new in sorted(changes, reverse=True):
            text = text[:start] + new + text[end:]
        doc.write_text(text, encoding="utf-8")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
