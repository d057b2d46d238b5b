"""What the HTTP tests share: a Tend of their own, a visitor who follows its link, and a way to
print results as TAP.

    class Plan(web.Case):
        people = "Ana Ruiz <ana@example.org>"          # or demo = True
        def test_P3_numbers_can_be_changed(self):
            page = self.visitor.get("/plan")           # HTML; .status .headers .text
            model = self.visitor.json("/plan")         # the model as a dict
            done = self.visitor.post("/plan", {"day.min": "2"})     # a form, 303 not followed
            answer = self.visitor.send("/plan", {"day.min": 2})     # JSON in, JSON out
    web.main()
"""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
import unittest
import urllib.parse

TEND = os.environ.get("TEND", "tend")
TODAY = "2026-03-02"  # a Monday
DATA = os.environ.get("TEND_TEST_DATA", os.path.join(os.path.dirname(__file__), "..", "data"))
PATIENCE = 60  # seconds until something that should be quick counts as stuck


class Tend:
    """`tend open` on a practice of its own, in a folder of its own."""

    def __init__(self, demo=False, people="", today=TODAY):
        self.folder = tempfile.mkdtemp(prefix="web-")
        self.file = os.path.join(self.folder, "practice.tend")
        self.log = os.path.join(self.folder, "web.log")
        self.environment = {**os.environ, "TEND_FILE": self.file, "TEND_TODAY": today,
                            "XDG_DATA_HOME": self.folder, "XDG_STATE_HOME": self.folder,
                            "HOME": self.folder}
        if demo:
            self.run("demo", "--json")
            self.file = self.environment["TEND_FILE"] = os.path.join(
                self.folder, "tend", "demo.tend")
        for person in filter(None, people.split("\n")):
            name, _, email = person.strip().partition(" <")
            self.run("add", name, *(["--email", email.rstrip(">")] if email else []))
        self.process = None
        self.start()

    def run(self, *words):
        """A command of the terminal on the same practice; its output."""
        environment = self.environment
        if words[0] == "demo":
            environment = {k: v for k, v in environment.items() if k != "TEND_FILE"}
        done = subprocess.run([TEND, *words], env=environment, capture_output=True, text=True,
                              timeout=PATIENCE, check=False)
        if done.returncode:
            raise AssertionError(f"tend {words}: {done.stderr} {done.stdout[-1500:]}")
        return done.stdout

    def start(self):
        self.process = subprocess.Popen(
            [TEND, "open", "--no-browser", "--port", "0", "--log", self.log, "--json"],
            env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(f"tend open: {self.process.stderr.read()}")
        told = json.loads(line)
        self.port, self.pid, self.link = told["port"], told["pid"], told["link"]
        self.host = f"127.0.0.1:{self.port}"

    def new_link(self):
        return json.loads(self.run("open", "--no-browser", "--json"))["link"]

    def visitor(self):
        """Somebody who has followed a link of their own."""
        visitor = Visitor(self)
        parts = urllib.parse.urlsplit(self.new_link())
        answer = visitor.get(f"{parts.path}?{parts.query}")
        if answer.status != 303:
            raise AssertionError(f"the link gave {answer.status}: {answer.text}")
        return visitor

    def stop(self, with_signal=signal.SIGTERM):
        """Ends the server and gives its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(with_signal)
        status = self.process.wait(PATIENCE)
        self.process.stdout.close()
        self.process.stderr.close()
        return status

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class Answer:
    def __init__(self, response, body):
        self.status = response.status
        self.headers = response.headers
        self.body = body
        self.location = response.headers.get("Location")

    @property
    def text(self):
        return self.body.decode("utf-8")

    @property
    def model(self):
        return json.loads(self.body)

    def words(self):
        """The text that a person reads, in one line."""
        text = re.sub(r"(?s)<(script|style|svg).*?</\1>|<[^>]+>", " ", self.text)
        text = (text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
                .replace("&#39;", "'").replace("&amp;", "&"))
        return re.sub(r"\s+", " ", text).strip()


class Visitor:
    """A browser without JavaScript: keeps its cookie, sends the token of its session."""

    def __init__(self, tend):
        self.tend = tend
        self.cookie = None
        self.csrf = None

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.tend.port, timeout=PATIENCE)
        sent = {"Host": self.tend.host, "Accept": "text/html"}
        if self.cookie:
            sent["Cookie"] = self.cookie
        sent.update(headers or {})
        try:
            connection.request(method, path, body, {k: v for k, v in sent.items() if v})
            response = connection.getresponse()
            answer = Answer(response, response.read())
        finally:
            connection.close()
        cookie = answer.headers.get("Set-Cookie")
        if cookie:
            self.cookie = cookie.split(";")[0]
        found = re.search(rb'name="csrf" value="([0-9a-f]+)"', answer.body)
        if found:
            self.csrf = found[1].decode()
        return answer

    def token(self):
        if not self.csrf:
            self.get("/no-such-page")  # every page has the form that locks
        return self.csrf

    def get(self, path, **headers):
        return self.ask("GET", path, headers=headers)

    def json(self, path):
        answer = self.ask("GET", path, headers={"Accept": "application/json"})
        if answer.status != 200:
            raise AssertionError(f"GET {path}: {answer.status} {answer.body[:500]}")
        return answer.model

    def post(self, path, fields=(), headers=None):
        """A form; `fields` is a dict or a list of pairs. The answer is the 303 itself."""
        pairs = list(fields.items()) if isinstance(fields, dict) else list(fields)
        body = urllib.parse.urlencode([("csrf", self.token()), *pairs])
        return self.ask("POST", path, body, {
            "Content-Type": "application/x-www-form-urlencoded", **(headers or {})})

    def follow(self, answer):
        """The page that a 303 leads to."""
        if answer.status != 303:
            raise AssertionError(f"{answer.status} instead of 303: {answer.words()[:600]}")
        return self.get(answer.location.partition("#")[0])

    def send(self, path, fields=None):
        """A POST with a JSON body; the answer's .status and .model."""
        return self.ask("POST", path, json.dumps(fields or {}), {
            "Content-Type": "application/json", "Accept": "application/json",
            "X-CSRF-Token": self.token()})

    def upload(self, path, name, content, fields=(), field="file"):
        """A file, as a browser sends it."""
        mark = "----a-mark-between-parts"
        parts = []
        for key, value in [("csrf", self.token()), *dict(fields).items()]:
            parts.append(f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n'
                         f"{value}\r\n".encode())
        parts.append(f'--{mark}\r\nContent-Disposition: form-data; name="{field}"; '
                     f'filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n'
                     .encode() + content + b"\r\n")
        parts.append(f"--{mark}--\r\n".encode())
        return self.ask("POST", path, b"".join(parts), {
            "Content-Type": f"multipart/form-data; boundary={mark}"})


class Case(unittest.TestCase):
    """A server for the class; each test has self.tend and self.visitor."""

    demo = False
    people = ""

    @classmethod
    def setUpClass(cls):
        cls.tend = Tend(demo=cls.demo, people=cls.people)
        cls.visitor = cls.tend.visitor()

    @classmethod
    def tearDownClass(cls):
        cls.tend.remove()


class FreshCase(Case):
    """A server and a practice for each test."""

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def setUp(self):
        self.tend = Tend(demo=self.demo, people=self.people)
        self.addCleanup(self.tend.remove)
        self.visitor = self.tend.visitor()


class _Tap(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.count = 0

    def line(self, state, test, more=""):
        self.count += 1
        name = str(test).split(" ")[0].removeprefix("test_").replace("_", " ")
        print(f"{state} {self.count} {name}{more}", flush=True)

    def addSuccess(self, test):
        self.line("ok", test)

    def addSkip(self, test, reason):
        self.line("ok", test, f" # SKIP {reason}")

    def addFailure(self, test, err):
        self.line("not ok", test)
        for text in "".join(traceback.format_exception(*err)).splitlines():
            print(f"# {text[:2000]}", flush=True)

    addError = addFailure

    def addSubTest(self, test, subtest, err):
        if err:
            self.addFailure(subtest, err)


def main():
    """Runs the file's tests; words on the command line pick tests by their names."""
    tests = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    wanted = sys.argv[1:]
    cases = [case for group in tests for case in group
             if not wanted or any(word in case.id() for word in wanted)]
    result = _Tap()
    unittest.TestSuite(cases).run(result)
    print(f"1..{result.count}")
    sys.exit(0 if result.count and not any(
        [result.failures, result.errors]) and result.wasSuccessful() else 1)
