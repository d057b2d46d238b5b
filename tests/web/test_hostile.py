#!/usr/bin/env python3
"""Those who mean harm, and those who are only slow or broken: nothing breaks, nothing runs."""

import http.client
import json
import os
import resource
import socket
import threading
import time

import web

BODY_MAX = 4 << 20
NASTY = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "quotes": "\"'`> autofocus onfocus=alert(1) x=\"",
    "template": "{{frame.csrf}} {{{frame.body_html}}} {{> nav}}",
    "right to left": "\u202eevil\u202c \u05d0\u05d1 \u0627",
    "combining": "Z\u0351\u036b\u0343" * 200,
    "controls": "a\x01\x02\x7f\x1b[31mb",
    "sql": "Robert'); DROP TABLE person;--",
    "percent": "%s%n%d%% %00 %0d%0aX: 1",
    "emoji": "👩‍⚕️🏳️‍🌈",
}


class Raw(web.Case):
    """Bytes on a socket, as no library would send them."""

    people = "Ana Ruiz <ana@example.org>"

    def talk(self, data, patience=web.PATIENCE):
        """All that comes back until the connection ends or nothing more comes."""
        with socket.create_connection(("127.0.0.1", self.tend.port)) as s:
            s.settimeout(patience)
            got = b""
            try:
                s.sendall(data)
                while True:
                    piece = s.recv(65536)
                    if not piece:
                        break
                    got += piece
                    if b"\r\n\r\n" in got and b"onnection: close" not in got:
                        s.settimeout(0.3)
            except (TimeoutError, ConnectionError):
                pass
            return got

    def status(self, data, **more):
        got = self.talk(data, **more)
        return int(got.split(b" ")[1]) if got.startswith(b"HTTP/1.1 ") else None

    def head(self, first="GET /ping HTTP/1.1", *more):
        lines = [first, f"Host: {self.tend.host}", *more, "", ""]
        return "\r\n".join(lines).encode()

    def alive(self):
        self.assertEqual(self.visitor.get("/ping").status, 200)
        self.assertEqual(self.tend.process.poll(), None)

    def test_two_lengths_are_refused(self):
        data = self.head("POST /undo HTTP/1.1", "Content-Length: 3", "Content-Length: 0") + b"a=1"
        got = self.talk(data)
        self.assertTrue(got.startswith(b"HTTP/1.1 400"), got[:100])
        self.assertIn(b"onnection: close", got)
        self.assertEqual(got.count(b"HTTP/1.1 "), 1)

    def test_a_length_beside_an_encoding_is_refused(self):
        for length, encoding in (("5", "chunked"), ("0", "chunked"), ("5", "identity")):
            data = self.head("POST /undo HTTP/1.1", f"Content-Length: {length}",
                             f"Transfer-Encoding: {encoding}") + \
                b"0\r\n\r\nGET /ping HTTP/1.1\r\nHost: x\r\n\r\n"
            got = self.talk(data)
            self.assertTrue(got.startswith(b"HTTP/1.1 4"), got[:100])
            self.assertEqual(got.count(b"HTTP/1.1 "), 1, "what was smuggled in was answered")

    def test_lengths_that_are_none(self):
        for length in ("-1", "1e3", "99999999999999999999999", "0x10", "+5", "", "5, 5"):
            status = self.status(self.head("POST /undo HTTP/1.1", f"Content-Length: {length}"),
                                 patience=2)
            self.assertIn(status, (400, 403, 413, None), length)
        self.alive()

    def test_no_host_or_two(self):
        self.assertEqual(self.status(b"GET /ping HTTP/1.1\r\n\r\n"), 400)
        self.assertEqual(self.status(self.head("GET /ping HTTP/1.1", "Host: evil")), 400)

    def test_what_is_no_http(self):
        for data in (b"\0" * 1000, b"\x16\x03\x01\x02\x00\x01", b"GET\r\n\r\n", b"\r\n" * 2000,
                     b"GET / HTTP/9.9\r\n\r\n", b"X" * 100000, os.urandom(5000),
                     b"GET /ping HTTP/1.1\nHost: x\n\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"):
            self.assertNotEqual(self.status(data, patience=2), 200)
        self.alive()

    def test_header_floods(self):
        for more in (["X: " + "a" * 200000], [f"X{n}: 1" for n in range(20000)],
                     ["Cookie: " + "a=b; " * 5000], ["A" * 100000 + ": 1"]):
            self.assertIn(self.status(self.head("GET /ping HTTP/1.1", *more)),
                          (400, 413, 431, 200, None))
        self.alive()

    def test_long_addresses(self):
        for length in (5000, 30000, 200000):
            status = self.status(self.head(f"GET /{'a' * length} HTTP/1.1"))
            self.assertIn(status, (403, 404, 414, 431, 400, 413, None))
        self.alive()

    def test_tricks_with_paths(self):
        for path in ("/static/../../../../etc/passwd", "/static/%2e%2e/%2e%2e/etc/passwd",
                     "/static/..%2f..%2fetc/passwd", "/static//etc/passwd", "/static/tend.css%00.js",
                     "/static/", "//static/x", "/static/....//....//etc/passwd", "/%00", "/%",
                     "/%zz", "/%ff%fe", "http://evil.example/ping", "*", "/people/%2e%2e/open",
                     "/people/-1", "/people/0", "/people/99999999999999999999", "/people/1/",
                     "/people//1", "/PEOPLE/1", "/people/1;x=1", "/people/%31%00"):
            answer = self.visitor_raw(path)
            self.assertIn(answer.split(b" ")[1], (b"400", b"403", b"404"), path)
            self.assertNotIn(b"root:", answer)
        self.alive()

    def visitor_raw(self, path):
        return self.talk(self.head(f"GET {path} HTTP/1.1", f"Cookie: {self.visitor.cookie}",
                                   "Accept: text/html", "Connection: close"))

    def test_verbs_that_are_not_ours(self):
        for verb in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW", "get"):
            status = self.status(self.head(f"{verb} /undo HTTP/1.1", "Content-Length: 0"))
            self.assertIn(status, (400, 405), verb)
        self.assertIn("Ana", self.tend.run("list"))

    def test_head_is_get_without_its_body(self):
        got = self.talk(self.head("HEAD /ping HTTP/1.1", "Connection: close"))
        self.assertTrue(got.startswith(b"HTTP/1.1 200"))
        self.assertTrue(got.endswith(b"\r\n\r\n"))

    def test_too_large_is_told(self):
        answer = self.visitor.ask("POST", "/undo", b"a" * (BODY_MAX + 1), {
            "Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(answer.status, 413)
        self.assertIn("Nothing was changed", answer.words())
        self.assertIn("Ana", self.tend.run("list"))

    def test_bodies_that_break_off(self):
        for n in range(20):
            with socket.create_connection(("127.0.0.1", self.tend.port)) as s:
                s.sendall(self.head("POST /undo HTTP/1.1", "Content-Length: 100000") + b"a" * n)
        self.alive()
        self.assertIn("Ana", self.tend.run("list"))

    def test_a_slow_client_holds_up_nobody(self):
        slow = []
        for _ in range(40):
            s = socket.create_connection(("127.0.0.1", self.tend.port))
            s.sendall(b"GET /ping HTTP/1.1\r\nHost: ")
            slow.append(s)
        for _ in range(20):
            self.alive()
        for s in slow:
            s.close()

    def test_one_who_sends_a_byte_at_a_time_is_shut_out(self):
        s = socket.create_connection(("127.0.0.1", self.tend.port))
        self.addCleanup(s.close)
        began = time.monotonic()
        s.settimeout(1)
        ended = False
        while not ended and time.monotonic() - began < 60:
            try:
                s.sendall(b"X")
                ended = s.recv(10) == b""
            except TimeoutError:
                continue
            except ConnectionError:
                ended = True
        self.assertTrue(ended, "a connection that gets nowhere was kept for a minute")

    def test_json_that_is_none(self):
        for body in (b"{", b"[]", b"null", b'{"a":1,"a":2}', b'{"a":{"b":[{}]}}', b"\xff\xfe{}",
                     b'{"a":' + b"[" * 100000, b'{"csrf": 1.5}', b"{}" * 1000,
                     b'{"' + b"a" * 1000 + b'":1}'):
            answer = self.visitor.ask("POST", "/people/new", body, {
                "Content-Type": "application/json", "Accept": "application/json",
                "X-CSRF-Token": self.visitor.token()})
            self.assertEqual(answer.status, 400, body[:40])
            self.assertTrue(answer.model["error"]["text"])

    def test_multipart_that_is_broken(self):
        token = self.visitor.token().encode()
        part = b'--m\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n' + token
        for body in (b"", b"--m", part, part + b"\r\n--m", b"--m--\r\n", b"\0" * 5000,
                     b'--m\r\nContent-Disposition: form-data\r\n\r\nx\r\n--m--\r\n',
                     b'--m\r\nContent-Disposition: form-data; name="' + b"n" * 5000 +
                     b'"\r\n\r\nx\r\n--m--\r\n', part * 500):
            answer = self.visitor.ask("POST", "/people/new", body, {
                "Content-Type": "multipart/form-data; boundary=m"})
            self.assertIn(answer.status, (400, 403), body[:40])
        for kind in ("multipart/form-data", "multipart/form-data; boundary=",
                     "multipart/form-data; boundary=\"", "multipart/mixed; boundary=m",
                     "text/plain", "a" * 3000):
            answer = self.visitor.ask("POST", "/people/new", part, {"Content-Type": kind})
            self.assertIn(answer.status, (400, 403), kind)

    def test_more_fields_than_anybody_has(self):
        token = self.visitor.token()
        body = f"csrf={token}&" + "a=&" * 30000
        answer = self.visitor.ask("POST", "/people/new", body, {
            "Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(answer.status, 400)


class Crowd(web.FreshCase):
    people = "Ana Ruiz <ana@example.org>"

    def test_ten_thousand_connections(self):
        """As many as the machine lets us hold; afterwards it answers as before."""
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 10300), hard))
        wanted = min(10000, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - 200)
        held, tried = [], 0
        for _ in range(wanted):
            tried += 1
            s = socket.socket()
            s.setblocking(False)
            try:
                s.connect(("127.0.0.1", self.tend.port))
            except BlockingIOError:
                pass
            except OSError:
                s.close()
                continue
            held.append(s)
        self.assertEqual(tried, wanted)
        self.assertIsNone(self.tend.process.poll())
        for s in held:
            s.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        deadline = time.monotonic() + web.PATIENCE
        while time.monotonic() < deadline:
            try:
                self.assertEqual(self.visitor.get("/ping").status, 200)
                break
            except (OSError, http.client.HTTPException):
                time.sleep(0.2)
        self.assertEqual(self.visitor.get("/ping").status, 200)

    def test_many_ask_at_once(self):
        wrong = []

        def ask():
            visitor = web.Visitor(self.tend)
            visitor.cookie = self.visitor.cookie
            for path in ("/today", "/people", "/plan", "/progress", "/journal") * 4:
                status = visitor.get(path).status
                if status != 200:
                    wrong.append((path, status))
        threads = [threading.Thread(target=ask) for _ in range(24)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])


class Text(web.FreshCase):
    """Every field of every form, given what nobody should be able to make us run."""

    people = "Ana Ruiz <ana@example.org>"

    def forms(self):
        """All POST routes with their fields, a person's number where one is asked for."""
        routes = json.loads(self.tend_web("--routes"))
        for route in routes:
            if route["method"] != "POST" or route["path"] in ("/lock", "/demo", "/undo", "/redo"):
                continue
            path = (route["path"].replace(":id", "1").replace(":other", "1")
                    .replace(":word", "x"))
            names = [field.partition("=")[0].strip("…*[]?")
                     for field in (route["fields"] or "").split()]
            yield path, [name for name in names if name]

    def tend_web(self, *words):
        import subprocess
        place = os.path.join(os.path.dirname(os.path.realpath(web.TEND)), "..", "web", "tend-web")
        return subprocess.run([place, *words], capture_output=True, text=True, check=True).stdout

    def pages(self):
        return ["/today", "/people", "/people/1", "/people/1/edit", "/people/1/log", "/board",
                "/cards", "/cards/labels", "/plan", "/plan/words", "/plan/pauses", "/plan/treats",
                "/progress", "/row", "/journal", "/duplicates", "/walk", "/tokens", "/care",
                "/find?q=a", "/today?more=1", "/import", "/people/new"]

    def check_pages(self, text):
        """Whatever was kept of it is shown as text, on every page."""
        for page in self.pages():
            answer = self.visitor.get(page)
            self.assertIn(answer.status, (200, 404), page)
            for harm in ("<script>alert", "<img src=x", "x=\"\"", "\"'`>"):
                self.assertNotIn(harm, answer.text, f"{page} {text[:20]}")

    def test_every_field_given_something_nasty(self):
        forms = list(self.forms())
        self.assertGreater(len(forms), 10)
        for kind, text in NASTY.items():
            for path, names in forms:
                fields = {name: text for name in names}
                answer = self.visitor.post(path, fields)
                self.assertIn(answer.status, (200, 303, 400, 404, 409), f"{path} {kind}")
                for harm in ("<script>alert", "<img src=x", "\"'`>"):
                    self.assertNotIn(harm, answer.text, f"{path} {kind}")
            self.check_pages(text)
        self.tend.run("doctor")

    def test_every_field_one_by_one(self):
        """The others fitting or absent, so that more of each is reached."""
        text = NASTY["markup"]
        for path, names in self.forms():
            for name in names:
                answer = self.visitor.post(path, {name: text})
                self.assertIn(answer.status, (200, 303, 400, 404, 409), f"{path} {name}")
                self.assertNotIn("<script>alert", answer.text, f"{path} {name}")
        self.check_pages(text)

    def test_every_field_given_nul_and_a_megabyte(self):
        for path, names in self.forms():
            for text in ("a\0b\0", "x" * (1 << 20), "\xff" * 100):
                fields = {name: text for name in names[:3]}
                answer = self.visitor.post(path, fields)
                self.assertIn(answer.status, (200, 303, 400, 404, 409, 413), path)
        for page in self.pages():
            self.assertIn(self.visitor.get(page).status, (200, 404), page)
        self.tend.run("doctor")

    def test_wrong_bytes_are_told_at_their_field(self):
        body = f"csrf={self.visitor.token()}&name=%ff%fe".encode()
        answer = self.visitor.ask("POST", "/people/new", body, {
            "Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"})
        self.assertEqual((answer.status, answer.model["error"]["field"]), (400, "name"))

    def test_addresses_given_something_nasty(self):
        import urllib.parse
        for page in self.pages():
            for text in NASTY.values():
                for name in ("search", "tag", "sort", "stage", "q", "page", "months", "view",
                             "return", "method", "layout", "start", "more"):
                    query = urllib.parse.urlencode({name: text})
                    answer = self.visitor.get(f"{page.partition('?')[0]}?{query}")
                    self.assertIn(answer.status, (200, 400, 404), f"{page} {name}")
                    self.assertNotIn("<script>alert", answer.text, f"{page} {name}")
                    self.assertNotIn("\"'`>", answer.text, f"{page} {name}")


if __name__ == "__main__":
    web.main()
