#!/usr/bin/env python3
"""The grid of several referrals: all of them or none, each mistake at its cell."""

import json
import re

import web


class Many(web.FreshCase):
    people = "Ana Ruiz\nBen Ohm"

    def ledger(self):
        return json.loads(self.tend.run("referral", "--json"))["referrals"]

    def send(self, *rows, **more):
        """A row is (date, way, name, about, place, came)."""
        fields = dict(more)
        for i, row in enumerate(rows, 1):
            for name, value in zip(["date", "way", "name", "about", "place", "came"], row):
                fields[f"{name}.{i}"] = value
        return self.visitor.post("/referrals/many", fields)

    def test_the_empty_grid(self):
        page = self.visitor.get("/referrals/many")
        self.assertEqual(page.status, 200)
        self.assertEqual(len(re.findall(r'name="date\.\d+"', page.text)), 10)
        self.assertIn('<option value="Ana Ruiz">', page.text)
        self.assertIn("Never a client’s name", page.words())
        empty = self.send()
        self.assertEqual(empty.status, 400)
        self.assertIn("Nothing is written down yet", empty.words())

    def test_R1_many_go_in_as_one_change(self):
        answer = self.send(
            ("12 March 2024", "received", "ana ruiz", "teen anxiety", "school", "seen"),
            ("", "received", "", "", "", ""),
            ("May 2024", "given", "ben", "couples", "", "no answer"),
            ("2025-06-01", "received", "Google", "grief", "", "came twice, then moved"))
        self.assertEqual(answer.status, 303)
        page = self.visitor.follow(answer)
        self.assertIn("3 referrals entered; new: Google.", page.words())
        ledger = {r["person"]["name"]: r for r in self.ledger()}
        self.assertEqual(ledger["Ana Ruiz"]["step"], "seen")
        self.assertEqual(ledger["Ana Ruiz"]["place"], "school")
        self.assertEqual((ledger["Ben Ohm"]["date"], ledger["Ben Ohm"]["direction"]),
                         ("2024-05-01", "given"))
        self.assertEqual(ledger["Ben Ohm"]["ended_why"], "no-answer")
        self.assertEqual(ledger["Google"]["outcome"], "came twice, then moved")
        self.assertFalse(any(r["open"] for r in self.ledger()))
        self.tend.run("undo")
        self.assertEqual(self.ledger(), [])

    def test_each_mistake_stands_at_its_cell_and_nothing_is_lost(self):
        page = self.send(("12 March 2024", "received", "Ana Ruiz", "panic", "", ""),
                         ("someday", "given", "Ben Ohm", "couples", "clinic", "seen"),
                         ("1 May 2024", "received", "", "sleep", "", ""),
                         ("2031-01-01", "received", "Ana Ruiz", "x", "", ""))
        self.assertEqual(page.status, 400)
        for field in ["date.2", "name.3", "date.4"]:
            self.assertRegex(page.text, rf'name="{re.escape(field)}"[^>]*aria-invalid="true"')
        self.assertEqual(len(re.findall('aria-invalid="true"', page.text)), 3)
        for kept in ['name="date.2" value="someday"', 'name="about.1" value="panic"',
                     'name="place.2" value="clinic"', 'name="came.2" value="seen"']:
            self.assertIn(kept, page.text)
        self.assertRegex(page.text, r'(?s)name="way\.2".{0,140}value="given" selected')
        self.assertEqual(self.ledger(), [])

    def test_a_name_that_is_near_is_asked_about_once(self):
        row = ("12 March 2024", "received", "Anna Ruiz", "panic", "", "")
        page = self.send(row)
        self.assertIn("Did you mean Ana Ruiz?", page.words())
        sure = re.search(r'name="(sure_name\.1)" value="([^"]+)"', page.text)
        self.assertEqual(sure.groups(), ("sure_name.1", "Anna Ruiz"))
        # what was asked about is another name now
        again = self.send((row[0], row[1], "Anya Ruiz", *row[3:]), **{"sure_name.1": "Anna Ruiz"})
        self.assertEqual(again.status, 400)
        self.assertEqual(self.send(row, **{"sure_name.1": "Anna Ruiz"}).status, 303)
        self.assertEqual(self.ledger()[0]["person"]["name"], "Anna Ruiz")

    def test_R8_what_tells_who_a_client_is_stays_out(self):
        def row(about):
            return ("12 March 2024", "received", "Ana Ruiz", about, "", "")
        for about in ["ring 555-0101", "dob 3/4/2010", "jd@example.org"]:
            page = self.send(row(about), **{"sure_about.1": about})
            self.assertEqual(page.status, 400, about)
            self.assertIn("General words, please", page.words())
        page = self.send(row("Sarah, panic"))
        self.assertIn("This seems to hold a name", page.words())
        self.assertIn('name="sure_about.1" value="Sarah, panic"', page.text)
        self.assertEqual(self.ledger(), [])
        # the one who sent them may be named, and so may what only looks like a name
        self.assertEqual(self.send(row("Ana said so")).status, 303)
        self.assertEqual(self.send(row("Sarah House"), **{"sure_about.1": "Sarah House"}).status, 303)

    def test_more_rows_keep_what_was_typed(self):
        page = self.send(("someday", "received", "Ana Ruiz", "", "", ""), more="yes")
        self.assertEqual(len(re.findall(r'name="date\.\d+"', page.text)), 20)
        self.assertIn('value="someday"', page.text)
        self.assertIn("Ten more rows are below", page.words())
        self.assertNotIn("aria-invalid", page.text)
        rows = [("", "received", "", "", "", "")] * 14 + [("1 May 2024", "given", "Ben Ohm", "x", "", "")]
        self.assertEqual(self.send(*rows).status, 303)
        self.assertEqual(self.ledger()[0]["person"]["name"], "Ben Ohm")

    def test_days_are_read_in_the_order_that_the_others_show(self):
        self.send(("13/4/2024", "received", "Ana Ruiz", "a", "", ""),
                  ("3/4/2024", "received", "Ana Ruiz", "b", "", ""))
        self.assertEqual({r["about"]: r["date"] for r in self.ledger()},
                         {"a": "2024-04-13", "b": "2024-04-03"})
        self.tend.run("undo")
        self.send(("4/13/2024", "received", "Ana Ruiz", "a", "", ""),
                  ("3/4/2024", "received", "Ana Ruiz", "b", "", ""))
        self.assertEqual({r["about"]: r["date"] for r in self.ledger()},
                         {"a": "2024-04-13", "b": "2024-03-04"})
        page = self.send(("3/4/2024", "received", "Ben Ohm", "b", "", ""))
        self.assertEqual(page.status, 400)

    def test_as_json(self):
        self.assertEqual(self.visitor.json("/referrals/many"), {"max": 200})
        done = self.visitor.send("/referrals/many", {
            "date": {"1": "2024-05-01"}, "name": {"1": "Ana Ruiz"}, "way": {"1": "received"},
            "about": {"1": "panic"}})
        self.assertEqual((done.status, done.model["entered"], done.model["there"]), (200, 1, 0))
        self.assertRegex(done.model["referrals"][0]["code"], r"^[a-z]{4}-\d")
        again = self.visitor.send("/referrals/many", {
            "date": {"1": "2024-05-01"}, "name": {"1": "Ana Ruiz"}, "about": {"1": "panic"}})
        self.assertEqual((again.model["entered"], again.model["there"]), (0, 1))
        wrong = self.visitor.send("/referrals/many", {"date": {"3": "soon"}, "name": {"3": "x"}})
        self.assertEqual((wrong.status, wrong.model["error"]["field"]), (400, "date.3"))


web.main()
