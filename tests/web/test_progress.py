#!/usr/bin/env python3
"""Progress and the calendar of checkmarks as pages: pictures, sentences, numbers, JSON."""

import json
import re
import xml.etree.ElementTree as ET

import web


def pictures(page):
    """id of a figure -> its svg as a tree; each must be well-formed by itself."""
    found = {}
    for figure in re.findall(r"(?s)<figure.*?</figure>", page.text):
        name = re.search(r'id="([^"]+)"', figure)[1]
        svg = re.search(r"(?s)<svg.*?</svg>", figure)
        found[name] = ET.fromstring(svg[0]) if svg else None
    return found


def figure(page, name):
    return re.search(rf'(?s)<figure class="chart" id="{name}">.*?</figure>', page.text)[0]


class Empty(web.Case):
    def test_first_days_say_what_will_stand_here(self):
        page = self.visitor.get("/progress")
        self.assertEqual(page.status, 200)
        trees = pictures(page)
        self.assertEqual({name for name, tree in trees.items() if tree is not None}, {"list"})
        for name in trees.keys() - {"list"}:
            self.assertNotIn("<table", figure(page, name), name)
        self.assertIn("60 after four working weeks, 120 after eight", page.words())
        self.assertIn("0 people of at least 20: 20 more.", page.words())

    def test_the_calendar_of_a_new_practice_misses_nothing(self):
        page = self.visitor.get("/row")
        self.assertEqual(page.status, 200)
        self.assertIn("March 2026", page.words())
        self.assertNotIn("no checkmark", page.words())


class Year(web.Case):
    demo = True

    def test_each_picture_is_told_in_words_and_numbers(self):
        page = self.visitor.get("/progress")
        trees = pictures(page)
        self.assertEqual(len(trees), 9)
        for name, tree in trees.items():
            self.assertEqual(tree.get("role"), "img", name)
            ids = {e.get("id"): e.text for e in tree.iter() if e.get("id")}
            for label in tree.get("aria-labelledby").split():
                self.assertTrue(ids[label], label)
            self.assertRegex(figure(page, name), r"<details>(?s:.)*<th scope=\"row\">")

    def test_nothing_but_classes_gives_colour(self):
        page = self.visitor.get("/progress")
        for tree in pictures(page).values():
            for e in tree.iter():
                self.assertIsNone(e.get("style"))
                self.assertIn((e.get("fill") or "url(#")[:5], "url(#")
        self.assertNotIn(" style=", page.text)

    def test_every_id_of_the_page_is_there_once(self):
        ids = re.findall(r'\bid="([^"]+)"', self.visitor.get("/progress").text)
        self.assertEqual(len(ids), len(set(ids)))

    def test_the_model_is_that_of_the_terminal(self):
        told = json.loads(self.tend.run("progress", "--json"))
        self.assertEqual(self.visitor.json("/progress"), told)
        told = json.loads(self.tend.run("row", "--json"))
        self.assertEqual(self.visitor.json("/row"), told)
        told = json.loads(self.tend.run("row", "--months", "12", "--json"))
        self.assertEqual(self.visitor.json("/row?months=12"), told)

    def test_the_numbers_behind_the_picture_are_those_of_the_model(self):
        model = self.visitor.json("/progress")
        rows = re.findall(r'<tr><th scope="row">[^<]*</th><td>(\d+)</td><td>(\d+)</td>'
                          r"<td>(\d+)</td></tr>", figure(self.visitor.get("/progress"), "effort"))
        self.assertEqual([tuple(map(int, row)) for row in rows],
                         [(w["adding"], w["following"], w["closing"]) for w in model["weeks"]])

    def test_P10_the_calendar_has_a_mark_for_each_checkmark(self):
        page = self.visitor.get("/row?months=12")
        model = self.visitor.json("/row?months=12")
        checks = sum(day["mark"] == "check" for day in model["days"])
        self.assertEqual(len(re.findall(r'<td class="done( now)?"', page.text)), checks)
        self.assertEqual(len(re.findall(r"<table", page.text)), 12)
        self.assertEqual(page.text.count('aria-current="date"'), 1)

    def test_months_that_make_no_sense_are_refused(self):
        for months in ("0", "61", "x", "-3"):
            self.assertEqual(self.visitor.get(f"/row?months={months}").status, 400, months)

    def test_the_page_is_light(self):
        self.assertLess(len(self.visitor.get("/progress").body), 120_000)


class Fed(web.FreshCase):
    people = "\n".join(f"Person Number{i} <p{i}@example.org>" for i in range(1, 5))

    def logged(self, *people):
        for person in people:
            self.tend.run("log", f"number{person}", "phone")

    def test_P9_the_line_is_told_without_scolding(self):
        self.logged(1)
        page = self.visitor.get("/progress")
        self.assertIn("1 touch since you began on Mon 2 March, 2 to the line", page.words())
        self.assertIn("60 on 27 Mar", figure(page, "line"))
        self.assertIn('href="/today"', figure(page, "line"))
        self.logged(2, 3)
        self.assertIn("you are on it", self.visitor.get("/progress").words())

    def test_P10_the_first_checkmark(self):
        self.logged(1, 2, 3)
        page = self.visitor.get("/progress")
        self.assertIn("1 checkmark in a row since Mon 2 March, 9 more earn a treat.",
                      page.words())
        self.assertEqual(figure(page, "checkmarks").count('class="c1"'), 1)

    def test_N1_warns_when_following_up_starves(self):
        self.tend.run("log", "number1", "phone", "--on", "2026-02-16", "--next", "2026-02-20")
        self.logged(2)
        words = self.visitor.get("/progress").words()
        self.assertIn("Following up starves: 0 of the 2 touches of the last four weeks", words)
        self.assertIn("1 person you follow waits beyond their day", words)

    def test_a_change_shows_at_once(self):
        before = self.visitor.get("/progress").text
        self.logged(1)
        self.assertNotEqual(self.visitor.get("/progress").text, before)


if __name__ == "__main__":
    web.main()
