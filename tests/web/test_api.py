#!/usr/bin/env python3
"""docs/api.md: every route has its section, and its examples answer what stands there."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import web

HERE = Path(__file__).resolve().parent
DOC = HERE.parent.parent / "docs" / "api.md"
TEND_WEB = Path(web.TEND).resolve().parent.parent / "web" / "tend-web"

WRONG = """
## POST /undo, POST /nothing

Words.

```http
POST /undo
```

```json
{"more": 1, "none": 2}
```

## GET /ping

Words.

```http
GET /pong
```

```json
{}
```
"""


def check(doc):
    return subprocess.run([sys.executable, HERE / "api_doc.py", doc, web.TEND, TEND_WEB],
                          capture_output=True, text=True, timeout=600, check=False,
                          env={k: v for k, v in os.environ.items() if k != "TEND_FILE"})


class Api(unittest.TestCase):
    def test_the_document_shows_what_is_answered_and_every_route(self):
        done = check(DOC)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_the_check_of_the_document_can_fail(self):
        begins, _, rest = DOC.read_text(encoding="utf-8").partition("\n```sh\n")
        script, _, _ = rest.partition("\n```\n")
        with tempfile.NamedTemporaryFile("w", suffix=".md") as doc:
            doc.write(f"{begins}\n```sh\n{script}\n```\n{WRONG}")
            doc.flush()
            done = check(doc.name)
        self.assertEqual(done.returncode, 1)
        for words in ("GET / has no section", "there is no route POST /nothing",
                      "there is no example of POST /nothing", "there is no example of GET /ping",
                      ".more: true or false, not number", ".none is not printed",
                      ".change is not described", "GET /pong answers 404, not 200"):
            self.assertIn(words, done.stderr)


if __name__ == "__main__":
    web.main()
