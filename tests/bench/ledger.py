"""What ./dev bench measures of a long ledger: the commands and pages that read all of it, beside
what SQLite alone takes for the same table in the same round.

Only what there is gets measured: a command that `tend help` knows, a page that tend-web says it
serves.
"""

import json
import subprocess
from pathlib import Path

import pages

PEOPLE, TOUCHES, REFERRALS = 5000, 50000, 20000

ROWS = "select r.*, p.name from referral r join person p on p.id = r.person_id"
# title, words, what SQLite alone is asked
COMMANDS = (
    ("referral", ("referral",), f"{ROWS} order by r.day desc, r.id desc"),
    ("referral --json", ("referral", "--json"), f"{ROWS} order by r.day desc, r.id desc"),
    ("sources", ("sources",),
     "select place, how, why, day, count(*) from referral where direction = 'received' "
     "group by place, how, why, day"),
    ("partners", ("partners",),
     "select person_id, day from referral where direction = 'received' order by person_id, day"),
)
PAGES = (
    ("Today", "/today", None),
    ("Ledger", "/referrals", None),
    ("Board", "/referrals/board", None),
    ("Thanks", "/referrals/thanks", None),
    ("Balance", "/referrals/balance", None),
    ("Colleagues", "/referrals/colleagues", None),
    ("Sources", "/referrals/sources", None),
    ("Partners", "/referrals/partners", None),
    ("To know", "/referrals/know", None),
    ("Referral", "/referrals/77", "/referrals/%d"),
)


def practice(bench):
    """A practice that has kept a ledger for years, made once."""
    file = bench.folder / f"ledger-{REFERRALS}.tend"
    if not file.exists():
        subprocess.run([bench.tend, "demo", "--people", str(PEOPLE), "--touches", str(TOUCHES),
                        "--referrals", str(REFERRALS), "--seed", "1", "--path", file],
                       check=True, stdout=subprocess.DEVNULL)
    return file


def knows(bench, command):
    return subprocess.run([bench.tend, "help", command], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, check=False).returncode == 0


def served(bench):
    server = Path(bench.tend).resolve().parent.parent / "web" / "tend-web"
    said = subprocess.run([server, "--routes"], capture_output=True, text=True, check=True).stdout
    return {route["path"] for route in json.loads(said) if route["method"] == "GET"}


def against_sqlite(bench):
    file = practice(bench)
    print(f"\n{REFERRALS} referrals, {PEOPLE} people\n")
    print(f"{'':<19}{'Tend':>10}   {'SQLite alone':<31}{'':>9} {'ratio':>6}")
    bench.compare("today", bench.call(file, "today"), "select 1", bench.sqlite(file, "select 1"),
                  3, 2)
    rounds = max(bench.rounds // 3, 5)
    for title, words, sql in COMMANDS:
        if knows(bench, words[0]):
            bench.compare(title, bench.call(file, *words), "the same rows",
                          bench.sqlite(file, sql), rounds=rounds)


def in_the_browser(bench):
    paths = served(bench)
    rounds = max(bench.rounds // 20, 1)
    with pages.serving(bench, practice(bench), PEOPLE) as server:
        print(f"\nThe same on {REFERRALS} referrals\n\n{'':<17}{'asked again':>28}"
              f"{'made anew':>30}")
        for title, path, anew in PAGES:
            if (path if anew is None else anew.replace("%d", ":id")) in paths:
                pages.compare_page(bench, server, title, path, anew, rounds)
        print(f"At most {server.memory():.1f} MB of memory.")
