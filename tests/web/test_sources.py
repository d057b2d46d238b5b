#!/usr/bin/env python3
"""Where referrals come from, and those who send them, as pages: pictures, numbers, refusals, JSON."""

import datetime
import json
import re
import sqlite3
import xml.etree.ElementTree as ET

import web

TODAY = datetime.date.fromisoformat(web.TODAY)
LONG = "The association of all family counsellors of the north"


def day(ago):
    return (TODAY - datetime.timedelta(days=ago)).isoformat()


def figure(page, name):
    return re.search(rf'(?s)<figure class="chart" id="{name}">.*?</figure>', page.text)[0]


def picture(page, name):
    return ET.fromstring(re.search(r"(?s)<svg.*?</svg>", figure(page, name))[0])


def rows(page, name):
    """The table behind a picture: name, then numbers and words."""
    found = re.findall(r'<tr><th scope="row">([^<]*)</th>(.*?)</tr>', figure(page, name))
    return [(head, *re.findall(r"<td>([^<]*)</td>", cells)) for head, cells in found]


class Empty(web.Case):
    def test_an_empty_ledger_says_how_to_begin(self):
        page = self.visitor.get("/referrals/sources")
        self.assertEqual(page.status, 200)
        self.assertNotIn("<figure", page.text)
        self.assertIn("Never a client's name.", page.words())
        page = self.visitor.get("/referrals/partners")
        self.assertEqual(page.status, 200)
        self.assertIn("from four on, somebody's rhythm shows", page.words())
        self.assertIn("What you promise somebody for a day stands here", page.words())

    def test_the_tabs_lead_to_both(self):
        page = self.visitor.get("/referrals/partners")
        self.assertIn('href="/referrals/sources"', page.text)
        self.assertRegex(page.text, r'href="/referrals/partners" aria-current="page"')


class Ledger(web.Case):
    people = ("Ana Ruiz <ana@example.org>\nBen Ohm <ben@example.org>\nCy Lund\n"
              "Dee &amp; Park <dee@example.org>")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for who, gap, count, quiet in (("ana", 21, 12, 200), ("ben", 30, 20, 5),
                                       ("cy", 1, 1, 900), ("dee", 1, 1, 20)):
            for i in range(count):
                cls.tend.run("referral", "from", who, "--on", day(quiet + gap * i))
        cls.tend.run("referral", "to", "ben", "--on", day(9))
        file = sqlite3.connect(cls.tend.file)
        file.execute("UPDATE referral SET place = CASE id % 4 WHEN 0 THEN 'School' WHEN 1 THEN 'school' "
                     "WHEN 2 THEN ? END, why = 'trauma', contacted_day = day, booked_day = day, "
                     "seen_day = CASE WHEN id % 2 THEN day END, "
                     "ended_day = CASE WHEN id % 2 = 0 THEN day END, "
                     "ended_why = CASE WHEN id % 2 = 0 THEN 'no-answer' END", (LONG,))
        file.execute("UPDATE referral SET why = '<script>alert(1)</script>' WHERE id = 1")
        file.commit()
        file.close()

    def test_R1_the_model_is_that_of_the_terminal(self):
        told = json.loads(self.tend.run("sources", "--json"))
        self.assertEqual(self.visitor.json("/referrals/sources"), told)
        told = json.loads(self.tend.run("sources", "who", "--all", "--given", "--json"))
        self.assertEqual(
            self.visitor.json("/referrals/sources?direction=given&span=all&show=who"), told)
        told = json.loads(self.tend.run("sources", "--since", "2025-01-01", "--until", "2025-12-31",
                                        "--json"))
        self.assertEqual(
            self.visitor.json("/referrals/sources?since=2025-01-01&until=31+December+2025"), told)
        told = json.loads(self.tend.run("partners", "--json"))
        self.assertEqual(self.visitor.json("/referrals/partners"), told)

    def test_R1_each_picture_has_its_numbers_and_they_add_up(self):
        page = self.visitor.get("/referrals/sources?span=all")
        model = self.visitor.json("/referrals/sources?span=all")
        for name in ("where", "who", "why", "how"):
            if model[name]["said"] == 0:
                self.assertNotIn("<svg", figure(page, name))
                continue
            numbers = [int(row[1]) for row in rows(page, name)]
            self.assertEqual(sum(numbers), model["total"], name)
            tree = picture(page, name)
            self.assertEqual(tree.get("role"), "img")
            self.assertEqual(len(tree.findall(".//rect")), len(numbers))
        self.assertEqual(sum(int(row[1]) for row in rows(page, "when")), model["total"])
        ids = re.findall(r'\bid="([^"]+)"', page.text)
        self.assertEqual(len(ids), len(set(ids)))

    def test_R1_a_whisker_holds_its_bar(self):
        page = self.visitor.get("/referrals/sources")
        model = self.visitor.json("/referrals/sources")
        tree = picture(page, "where")
        # Three lines each: from end to end, and a stroke at both.
        lines = [[float(line.get(key)) for key in ("x1", "x2")]
                 for line in tree.findall(".//line") if line.get("class") == "whisker"]
        bars = [(float(r.get("x")), float(r.get("width"))) for r in tree.findall(".//rect")]
        groups = model["where"]["groups"]
        self.assertEqual(len(lines), 3 * len(groups))
        for i, group in enumerate(groups):
            (low, high), (x, width) = lines[3 * i], bars[i]
            self.assertLess(low, x + width)
            self.assertGreater(high, x + width)
            share = group["share"]
            self.assertAlmostEqual((high - x) / width, share["high"] * share["of"] / share["count"], 1)

    def test_R1_long_words_are_whole_in_the_table(self):
        page = self.visitor.get("/referrals/sources")
        self.assertIn(LONG, [row[0] for row in rows(page, "where")])
        self.assertNotIn(LONG, re.search(r"(?s)<svg.*?</svg>", figure(page, "where"))[0]
                         .split("</desc>")[1])

    def test_what_was_typed_stays_text(self):
        page = self.visitor.get("/referrals/sources?span=all")
        self.assertNotIn("<script>alert", page.text)
        self.assertIn("&lt;script&gt;alert(1)", figure(page, "why"))
        self.assertIn("Dee &amp;amp; Park", self.visitor.get("/referrals/partners").text)

    def test_links_keep_what_was_chosen(self):
        page = self.visitor.get("/referrals/sources?direction=given&since=1+January+2025&show=who")
        links = re.findall(r'<a class="chip" href="([^"]+)"( aria-current="true")?>([^<]+)<', page.text)
        hrefs = {text: href for href, _, text in links}
        self.assertEqual({text for _, current, text in links if current}, {"Given"})
        self.assertEqual(hrefs["Received"], "/referrals/sources?since=1%20January%202025&amp;show=who")
        self.assertEqual(hrefs["All"], "/referrals/sources?direction=given&amp;span=all&amp;show=who")
        self.assertIn('value="1 January 2025"', page.text)
        self.assertRegex(page.text, r'href="/referrals/sources\?direction=given&amp;since=[^"&]+">All questions')
        self.assertEqual(page.text.count("<figure"), 1)

    def test_days_that_make_no_sense_are_told_at_their_field(self):
        for query, field in (("since=the+flood", "since"), ("until=never", "until"),
                             ("since=2026-02-01&until=2026-01-01", "since"),
                             ("until=2030-01-01", "until")):
            page = self.visitor.get(f"/referrals/sources?{query}")
            self.assertEqual(page.status, 400, query)
            self.assertRegex(page.text, rf'name="{field}"[^>]* aria-invalid="true"')
            self.assertIn("<figure", page.text)
            self.assertNotIn("Not kept", page.text)
            answer = self.visitor.ask("GET", f"/referrals/sources?{query}",
                                      headers={"Accept": "application/json"})
            self.assertEqual((answer.status, answer.model["error"]["field"]), (400, field))

    def test_words_that_make_no_sense_are_refused(self):
        for query in ("direction=up", "span=7", "show=whom"):
            self.assertEqual(self.visitor.get(f"/referrals/sources?{query}").status, 400, query)

    def test_R7_a_card_says_why_and_what_next(self):
        page = self.visitor.get("/referrals/partners")
        self.assertIn("Going quiet", page.words())
        card = re.search(r'(?s)<article class="card".*?</article>', page.text)[0]
        self.assertIn("Ana Ruiz", card)
        self.assertIn("12 referrals since", card)
        self.assertIn('<span class="badge">Likely</span>', card)
        self.assertRegex(card, r'href="/people/\d+/log\?return=/referrals/partners"')
        self.assertRegex(page.words(), r"Lapsed .* Cy Lund There is no way to reach them yet")

    def test_the_pages_are_light(self):
        for path in ("/referrals/sources?span=all", "/referrals/partners"):
            self.assertLess(len(self.visitor.get(path).body), 100_000, path)


class Fed(web.FreshCase):
    people = "Ana Ruiz <ana@example.org>"

    def test_R7_the_button_sets_tomorrow_and_undo_takes_it_back(self):
        for i in range(12):
            self.tend.run("referral", "from", "ana", "--on", day(200 + 21 * i))
        page = self.visitor.get("/referrals/partners")
        self.assertIn("Put on tomorrow", page.words())
        done = self.visitor.post("/people/1/later", {"day": "tomorrow", "return": "/referrals/partners"})
        self.assertEqual((done.status, done.location), (303, "/referrals/partners"))
        page = self.visitor.get("/referrals/partners")
        self.assertIn("Your next date with them is Tue 3 March.", page.words())
        self.assertNotIn("Put on tomorrow", page.words())
        self.visitor.post("/undo", {})
        self.assertIn("Put on tomorrow", self.visitor.get("/referrals/partners").words())

    def test_R7_today_says_that_somebody_is_quieter_than_usual(self):
        for i in range(12):
            self.tend.run("referral", "from", "ana", "--on", day(200 + 21 * i))
        self.tend.run("log", "ana", "phone", "--on", "2026-01-02", "--next", "2026-03-02")
        words = self.visitor.get("/today").words()
        self.assertIn("quieter than usual: about one every 3 weeks, now none for 7 months", words)

    def test_R1_a_new_referral_shows_at_once(self):
        before = self.visitor.get("/referrals/sources").text
        self.tend.run("referral", "from", "ana")
        after = self.visitor.get("/referrals/sources")
        self.assertNotEqual(after.text, before)
        self.assertIn("One so far: Ana Ruiz.", after.words())


if __name__ == "__main__":
    web.main()
