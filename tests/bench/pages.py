"""What ./dev bench measures of the pages: how often a second the server gives them to wrk,
beside an empty answer of the same server, taking turns with it.

A page that was asked for before is kept until something changes, so each is asked for twice: again
and again at one address, and made anew each time (another person, or a query that means nothing).
Rates are medians of all rounds. What 99 of 100 answers stay below is that of the quietest round: on
two processors whatever else the machine does is in the way of one answer in a hundred.
"""

import contextlib
import http.client
import json
import re
import shutil
import sqlite3
import statistics
import subprocess
import time
import urllib.parse

CONNECTIONS = 16
SECONDS = 2
FEWEST = 4  # an empty answer may come so many times as often as Today
SLOWEST = 10  # milliseconds: 99 of 100 answers of Today are quicker; on a machine so busy that
# empty answers take longer themselves, no slower than twice these
MEMORY = 40  # MB
GROWTH = (500, 5000, 50000)

PAGES = (("Today", "/today", None), ("People", "/people", None),
         ("People, search", "/people?search=ana", "/people?search=%w"),
         ("Person", "/people/77", "/people/%d"), ("Progress", "/progress", None))
WORDS = ("ana rossi berg school nurse paul kowal doc midwife law tanaka vera moreau szabo zoe hana "
         "counsel practice petrov").split()

# %d is another person each time, %w another word; else the address grows a query that no page reads.
ANEW = """
local n, words = 0, {%(words)s}
function request()
  n = n + 1
  local path = wrk.path
  if path:find("%%%%d") then return wrk.format("GET", (path:gsub("%%%%d", n %% %(people)d + 1))) end
  if path:find("%%%%w") then path = path:gsub("%%%%w", words[n %% #words + 1]) end
  return wrk.format("GET", path .. (path:find("?", 1, true) and "&" or "?") .. "n=" .. n)
end
"""
TOUCH = """
local n = 0
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
function request()
  n = (n + 7) %% %(people)d
  return wrk.format("POST", "/people/" .. (n + 1) .. "/log", nil,
    "csrf=%(csrf)s&method=phone&note=a+new+group+for+teens")
end
function response(status)
  if status ~= 303 then wrk.thread:stop() end
end
"""


class Server:
    """`tend open` on a copy of the practice, and somebody who may look."""

    def __init__(self, bench, file):
        self.folder = bench.folder
        self.file = bench.folder / "open.tend"
        remove(self.file)
        shutil.copy(file, self.file)
        self.process = subprocess.Popen(
            [bench.tend, "--file", self.file, "open", "--no-browser", "--port", "0", "--json",
             "--log", bench.folder / "web.log"], stdout=subprocess.PIPE, text=True)
        told = json.loads(self.process.stdout.readline())
        self.port, self.pid = told["port"], told["pid"]
        link = urllib.parse.urlsplit(told["link"])
        self.cookie = self.ask(f"{link.path}?{link.query}").getheader("Set-Cookie").split(";")[0]
        page = self.ask("/people/1/log").read().decode()
        self.csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', page)[1]

    def ask(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookie = {"Cookie": self.cookie} if hasattr(self, "cookie") else {}
        connection.request("GET", path, headers={"Accept": "text/html", **cookie})
        return connection.getresponse()

    def script(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def wrk(self, path, script=None, connections=CONNECTIONS, seconds=SECONDS):
        """(answers a second, milliseconds that 99 of 100 stay below)"""
        # Whoever was still being answered when the last measurement ended has his answer first,
        # and a page that is kept is there.
        self.ask(path if script is None else "/journal?limit=1").read()
        words = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-H",
                 f"Cookie: {self.cookie}", "-H", "Accept: text/html"]
        if script:
            words += ["-s", str(script)]
        said = subprocess.run([*words, f"http://127.0.0.1:{self.port}{path}"],
                              capture_output=True, text=True, check=True).stdout
        if "Non-2xx" in said:
            raise RuntimeError(f"{path} was not answered with a page:\n{said}")
        slow = re.search(r"99%\s+([\d.]+)(us|ms|s|m)\b", said)
        unit = {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[slow[2]]
        return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), float(slow[1]) * unit

    def memory(self):
        """The most that it has held, in MB."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) / 1024

    def stop(self):
        self.process.terminate()
        self.process.wait(60)
        self.process.stdout.close()


def remove(file):
    for end in ("", "-wal", "-shm", "-open"):
        (file.parent / (file.name + end)).unlink(missing_ok=True)


def in_turns(rounds, *works):
    """Works give (rate, slowest) and take turns; the medians of rates, the least of the slowest."""
    taken = [[] for _ in works]
    for _ in range(rounds):
        for work, results in zip(works, taken):
            results.append(work())
    return [(statistics.median(rate for rate, _ in results), min(slow for _, slow in results))
            for results in taken]


def rate(number):
    return f"{number:,.0f}/s".replace(",", " ")


def compare_page(bench, server, title, path, anew, rounds):
    """One line: a page asked for again, and made anew, each beside an empty answer."""
    empty, again, fresh = in_turns(
        rounds, lambda: server.wrk("/ping"), lambda: server.wrk(path),
        lambda: server.wrk(anew or path, bench.folder / "anew.lua"))
    verdict = ""
    if title == "Today":
        slowest = max(SLOWEST, 2 * empty[1])
        within = empty[0] / again[0] <= FEWEST and again[1] <= slowest
        verdict = f"{'within' if within else 'OVER'} {FEWEST} and {slowest:.0f} ms"
        if not within:
            bench.over.append(title)
    print(f"{title:<17}{rate(again[0]):>10}{empty[0] / again[0]:>7.1f}{again[1]:>9.1f} ms"
          f"{rate(fresh[0]):>12}{empty[0] / fresh[0]:>7.1f}{fresh[1]:>9.1f} ms  {verdict}".rstrip(),
          flush=True)


def bare_commit(file):
    """Writes one touch and nothing else, safe on the disk."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")

    def work():
        began, count = time.monotonic(), 0
        while time.monotonic() - began < SECONDS:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO touch (person_id, day, at, asked) "
                               "VALUES (?, 20514, 1772409600, 0)", (count % 500 + 1,))
            connection.execute("COMMIT")
            count += 1
        return count / (time.monotonic() - began), 0
    return work


def compare_touch(bench, server, rounds):
    touch = bench.folder / "touch.lua"
    bare = bench.folder / "bare-commit.tend"
    remove(bare)
    shutil.copy(server.file, bare)
    one, commit = in_turns(rounds, lambda: server.wrk("/", touch, connections=1),
                           bare_commit(bare))
    many, = in_turns(rounds, lambda: server.wrk("/", touch))
    print(f"\nLogging a touch takes {1000 / one[0]:.1f} ms, a bare commit of one row "
          f"{1000 / commit[0]:.1f} ms: {commit[0] / one[0]:.1f} times as long.\nWith "
          f"{CONNECTIONS} at once: {rate(many[0])}, 99 of 100 below {many[1]:.0f} ms.")


@contextlib.contextmanager
def serving(bench, file, people):
    server = Server(bench, file)
    try:
        server.script("anew.lua", ANEW % {"people": people,
                                          "words": ", ".join(f'"{word}"' for word in WORDS)})
        server.script("touch.lua", TOUCH % {"people": people, "csrf": server.csrf})
        yield server
    finally:
        server.stop()


def against_nothing(bench, people):
    """The pages of one practice."""
    rounds = max(bench.rounds // 8, 1)
    with serving(bench, bench.practice(people), people) as server:
        print(f"\nIn the browser, {CONNECTIONS} connections; how often an empty answer comes for "
              f"each, and what 99 of 100 stay below\n\n"
              f"{'':<17}{'asked again':>28}{'made anew':>30}")
        for title, path, anew in PAGES:
            compare_page(bench, server, title, path, anew, rounds)
        compare_touch(bench, server, rounds)
        held = server.memory()
        within = held <= MEMORY
        print(f"At most {held:.1f} MB of memory, {'within' if within else 'OVER'} {MEMORY} MB.")
        if not within:
            bench.over.append("memory of the server")


def growth(bench):
    print("\n" + " " * 19 + "".join(f"{f'{size} people':>16}" for size in GROWTH))
    rows = {"Today, anew": [], "People, anew": [], "Person, anew": [], "server, memory": []}
    for size in GROWTH:
        with serving(bench, bench.practice(size), size) as server:
            for title, path in (("Today, anew", "/today"), ("People, anew", "/people"),
                                ("Person, anew", "/people/%d")):
                one = server.wrk(path, bench.folder / "anew.lua", connections=1)
                rows[title].append(f"{1000 / one[0]:.1f} ms")
            rows["server, memory"].append(f"{server.memory():.1f} MB")
    for title, cells in rows.items():
        print(f"{title:<19}" + "".join(f"{cell:>16}" for cell in cells), flush=True)


def can_run():
    return shutil.which("wrk") is not None
