#!/usr/bin/env python3
"""The list of people over HTTP: search, filters, views, one thing for several, the stages."""

import csv
import io
import re
import urllib.parse

import web

PEOPLE = """Ana Ruiz <ana@example.org>
Ben Ohm <ben@example.org>
Cy Lee
Zoë Łęcka"""


class People(web.FreshCase):
    people = PEOPLE

    def setUp(self):
        super().setUp()
        self.tend.run("edit", "ana", "--role", "teacher", "--org", "Harbour School")
        self.tend.run("edit", "ben", "--role", "teacher")
        self.tend.run("tag", "ana", "book club")
        self.tend.run("log", "ana", "coffee", "her son plays the cello", "--on", "2026-02-20",
                      "--next", "2026-03-02")

    def names(self, query=""):
        return [p["name"] for p in self.visitor.json(f"/people{query}")["people"]]

    def rows(self, page):
        return re.findall(r'<th scope="row"><a href="/people/\d+" data-open>([^<]*)', page.text)

    def test_everybody_is_there_by_name(self):
        page = self.visitor.get("/people")
        self.assertEqual(page.status, 200)
        self.assertEqual(self.rows(page), ["Ana Ruiz", "Ben Ohm", "Cy Lee", "Zoë Łęcka"])
        self.assertIn("4 people on your list", page.words())
        self.assertIn("Harbour School", page.words())

    def test_search_finds_notes_and_marks_what_it_found(self):
        page = self.visitor.get("/people?search=CELL")
        self.assertEqual(self.rows(page), ["Ana Ruiz"])
        self.assertIn("her son plays the <mark>cello</mark>", page.text)
        self.assertIn("1 person fits", page.words())
        page = self.visitor.get("/people?search=harbour")
        self.assertIn("<mark>Harbour</mark> School", page.text)
        self.assertEqual(self.names("?search=zoe+lec"), ["Zoë Łęcka"])
        self.assertIn("Nobody fits", self.visitor.get("/people?search=nobody").words())

    def test_filters_and_order_are_in_the_address(self):
        self.assertEqual(self.names("?stage=following"), ["Ana Ruiz"])
        self.assertEqual(self.names("?role=teacher&sort=name&reverse=yes"), ["Ben Ohm", "Ana Ruiz"])
        self.assertEqual(self.names("?tag=Book+Club"), ["Ana Ruiz"])
        self.assertEqual(self.names("?missing=email"), ["Cy Lee", "Zoë Łęcka"])
        self.assertEqual(self.names("?next-before=today"), ["Ana Ruiz"])
        self.assertEqual(self.names("?last-before=1+week+ago&never=no"), ["Ana Ruiz"])
        self.assertEqual(self.names("?sort=touches")[0], "Ana Ruiz")
        page = self.visitor.get("/people?role=teacher&sort=touches")
        self.assertIn('aria-sort="descending"', page.text)
        self.assertIn('href="/people?role=teacher&amp;sort=touches&amp;reverse=yes"', page.text)
        self.assertIn('<option value="teacher" selected>teacher (2)</option>', page.text)
        # Each filter is a chip that takes it away again.
        self.assertIn('href="/people?sort=touches"', page.text)

    def test_a_wrong_filter_says_which(self):
        page = self.visitor.get("/people?stage=warm")
        self.assertEqual(page.status, 400)
        self.assertIn("adding, following, closing, let-go", page.words())
        answer = self.visitor.ask("GET", "/people?last-before=soon",
                                  headers={"Accept": "application/json"})
        self.assertEqual(answer.model["error"]["field"], "last-before")

    def test_a_table_for_a_spreadsheet_runs_nothing(self):
        self.tend.run("add", '=HYPERLINK("http://example.org")')
        answer = self.visitor.get("/people.csv?stage=adding")
        self.assertIn("attachment", answer.headers["Content-Disposition"])
        self.assertTrue(answer.headers["Content-Type"].startswith("text/csv"))
        table = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
        self.assertEqual([row["name"] for row in table],
                         ["Ben Ohm", "Cy Lee", '\'=HYPERLINK("http://example.org")', "Zoë Łęcka"])

    def test_views_are_kept_shown_renamed_and_forgotten(self):
        answer = self.visitor.post("/people/views", {
            "name": "Teachers", "query": "sort=last&role=teacher&unknown=1"})
        self.assertEqual(answer.location, "/people?role=teacher&sort=last")
        page = self.visitor.follow(answer)
        self.assertIn("The view Teachers is kept.", page.words())
        self.assertRegex(page.text, r'<a href="/people\?role=teacher&amp;sort=last" '
                                    r'aria-current="page">Teachers</a>')
        self.assertEqual(self.names("?role=teacher&sort=last"), ["Ana Ruiz", "Ben Ohm"])
        self.visitor.send("/people/views/1", {"name": "School"})
        self.assertIn("School", self.visitor.get("/people/views").words())
        refused = self.visitor.send("/people/views", {"name": " ", "query": ""})
        self.assertEqual((refused.status, refused.model["error"]["field"]), (400, "name"))
        self.visitor.send("/people/views", {"name": "Other", "query": "stage=adding"})
        refused = self.visitor.send("/people/views/2", {"name": "SCHOOL"})
        self.assertEqual(refused.status, 400)
        self.visitor.follow(self.visitor.post("/people/views/1/remove"))
        self.assertEqual([v["name"] for v in self.visitor.json("/people/views")["views"]],
                         ["Other"])
        self.visitor.post("/undo")
        self.assertEqual(len(self.visitor.json("/people/views")["views"]), 2)
        self.assertEqual(self.visitor.send("/people/views/9/remove").status, 404)

    def test_several_get_a_tag_and_one_undo_takes_it_back(self):
        answer = self.visitor.post("/people/bulk", [
            ("id", "1"), ("id", "2"), ("id", "2"), ("action", "tag"), ("word", "party"),
            ("return", "/people?role=teacher")])
        self.assertEqual(answer.location, "/people?role=teacher")
        page = self.visitor.follow(answer)
        self.assertIn("2 people have the tag party now.", page.words())
        self.assertEqual(self.names("?tag=party"), ["Ana Ruiz", "Ben Ohm"])
        self.visitor.post("/undo")
        self.assertEqual(self.names("?tag=party"), [])

    def test_several_are_let_go_and_come_back(self):
        answer = self.visitor.send("/people/bulk", {"id": [1, 3], "action": "let-go", "why": "far"})
        self.assertEqual((answer.model["chosen"], answer.model["changed"]), (2, 2))
        self.assertEqual(self.names(), ["Ben Ohm", "Zoë Łęcka"])
        page = self.visitor.get("/people?stage=let-go")
        self.assertIn("Back on the list", page.words())
        self.assertNotIn('value="let-go">Let go</button>', page.text)
        self.visitor.send("/people/bulk", {"id": 1, "action": "back"})
        self.assertEqual(self.names(), ["Ana Ruiz", "Ben Ohm", "Zoë Łęcka"])

    def test_all_whom_a_filter_leaves(self):
        answer = self.visitor.send("/people/bulk", {
            "all": True, "query": "role=teacher", "action": "rhythm", "rhythm": "6 weeks"})
        self.assertEqual(answer.model["said"], "2 people have a rhythm of 42 days now.")
        answer = self.visitor.send("/people/bulk", {
            "all": True, "query": "stage=warm", "action": "let-go"})
        self.assertEqual(answer.status, 400)
        self.assertEqual(len(self.names()), 4)

    def test_what_is_missing_is_asked_for_with_everything_kept(self):
        page = self.visitor.post("/people/bulk", [
            ("id", "1"), ("id", "2"), ("action", "rhythm"), ("rhythm", "now and then"),
            ("return", "/people?role=teacher")])
        self.assertEqual(page.status, 400)
        self.assertEqual(re.findall(r'name="id" value="(\d+)"', page.text), ["1", "2"])
        self.assertIn('value="now and then"', page.text)
        self.assertIn('value="/people?role=teacher"', page.text)
        for fields, field in (({"action": "tag", "word": "x"}, "id"),
                              ({"action": "tag", "id": 1}, "word"),
                              ({"action": "dance", "id": 1}, "action"),
                              ({"action": "tag", "word": "x", "id": "one"}, "id"),
                              ({"action": "tag", "word": "x", "id": 1, "kind": "y"}, "kind")):
            answer = self.visitor.send("/people/bulk", fields)
            self.assertEqual((answer.status, answer.model["error"]["field"]), (400, field), fields)
        self.assertEqual(self.visitor.send("/people/bulk", {
            "action": "tag", "word": "x", "id": [1, 99]}).status, 404)
        self.assertEqual(self.names("?tag=x"), [])

    def test_enter_in_the_field_of_a_tag_gives_it(self):
        self.visitor.post("/people/bulk", {"id": "4", "word": "choir"})
        self.assertEqual(self.names("?tag=choir"), ["Zoë Łęcka"])

    def test_the_stages_side_by_side(self):
        stages = self.visitor.json("/board")["stages"]
        self.assertEqual([(s["stage"], s["total"]) for s in stages],
                         [("adding", 3), ("following", 1), ("closing", 0), ("let-go", 0)])
        words = self.visitor.get("/board").words()
        self.assertIn("The first touch you log moves somebody on", words)
        self.assertIn("due Mon 2 March", words)

    def test_markup_stays_text(self):
        evil = '"><script>alert(1)</script>'
        self.tend.run("add", f"Eve {evil}", "--org", evil, "--tag", evil)
        self.visitor.send("/people/views", {"name": evil, "query": "tag=" + urllib.parse.quote(evil)})
        for path in ("/people", "/people?search=eve", "/board", "/people/views",
                     "/people?tag=" + urllib.parse.quote(evil),
                     "/people/bulk?query=" + urllib.parse.quote(evil)):
            page = self.visitor.get(path)
            self.assertEqual(page.status, 200, path)
            self.assertNotIn("<script>alert", page.text, path)
        self.assertEqual(len(self.names("?tag=" + urllib.parse.quote(evil))), 1)


class Many(web.Case):
    people = "\n".join(f"Person Number{n:03}" for n in range(230))

    def test_a_hundred_at_a_time(self):
        page = self.visitor.get("/people")
        self.assertEqual(page.text.count('name="id"'), 100)
        self.assertIn("Show 100 more", page.words())
        page = self.visitor.get("/people?from=200")
        self.assertEqual(page.text.count('name="id"'), 30)
        self.assertNotIn("more</a>", page.text)
        self.assertIn("Back to the first", page.words())
        model = self.visitor.json("/people?from=200&sort=name")
        self.assertEqual((model["total"], model["from"], model["people"][0]["name"]),
                         (230, 200, "Person Number200"))
        self.assertEqual(self.visitor.json("/people?from=900")["people"], [])
        self.assertEqual(self.visitor.get("/people?from=-1").status, 400)

    def test_the_stages_show_the_first_few(self):
        adding = self.visitor.json("/board")["stages"][0]
        self.assertEqual((adding["total"], len(adding["people"])), (230, 24))
        self.assertIn("206 more", self.visitor.get("/board").words())


if __name__ == "__main__":
    web.main()
