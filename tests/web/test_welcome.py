#!/usr/bin/env python3
"""The first pages: welcome, finding by a few letters, help, the keyboard, and errors."""

import pathlib
import re

import web


class Welcome(web.FreshCase):
    def test_an_empty_practice_begins_with_welcome(self):
        page = self.visitor.follow(self.visitor.get("/today"))
        self.assertEqual(page.status, 200)
        self.assertIn("Welcome to Tend", page.words())
        self.assertIn('href="/import"', page.text)

    def test_N2_questions_go_round(self):
        first = self.visitor.json("/welcome")
        seen = {self.visitor.json(f"/welcome?at={i}")["question"]
                for i in range(first["prompts"])}
        self.assertEqual(len(seen), first["prompts"])
        last = self.visitor.get(f'/welcome?at={first["prompts"] - 1}')
        self.assertIn('href="/welcome?at=0"', last.text)
        self.assertEqual(self.visitor.get(f'/welcome?at={first["prompts"]}').status, 400)

    def test_N2_each_is_kept_at_once_with_the_tag_of_the_question(self):
        done = self.visitor.post("/welcome", {"at": "2", "name": "Ed Moss",
                                              "reach": "ed@example.org"})
        page = self.visitor.follow(done)
        self.assertIn("Ed Moss is on your list.", page.words())
        self.assertIn("One person on your list", page.words())
        self.assertEqual(self.visitor.json("/welcome?at=2")["people"][0]["name"], "Ed Moss")
        shown = self.visitor.json("/people/1")["person"]
        self.assertEqual(shown["tags"], ["work"])
        self.assertEqual(shown["ways"][0]["value"], "ed@example.org")
        self.visitor.post("/undo")
        self.assertEqual(self.visitor.json("/welcome")["total"], 0)

    def test_what_was_typed_stays_and_the_message_stands_at_its_field(self):
        page = self.visitor.post("/welcome", {"at": "1", "name": "Zoë <b>",
                                              "reach": "at the choir"})
        self.assertEqual(page.status, 400)
        self.assertIn('value="Zoë &lt;b&gt;"', page.text)
        self.assertIn('value="at the choir"', page.text)
        self.assertIn('id="reach-error"', page.text)
        self.assertIn("neither an e-mail address nor a phone number", page.words())
        self.assertNotIn('id="name-error"', page.text)
        self.assertIn('name="at" value="1"', page.text)
        nobody = self.visitor.post("/welcome", {"at": "1", "reach": "555-0102"})
        self.assertIn('id="name-error"', nobody.text)
        self.assertEqual(self.visitor.json("/welcome")["total"], 0)

    def test_nobody_is_added_twice(self):
        self.visitor.post("/welcome", {"name": "Ed Moss", "reach": "555-0102"})
        again = self.visitor.post("/welcome", {"name": "ed moss"})
        self.assertEqual(again.status, 400)
        self.assertIn("Ed Moss is on your list already", again.words())
        self.assertEqual(self.visitor.json("/welcome")["total"], 1)


class Find(web.Case):
    people = "Łucja Wiśniewska <lucja@example.org>\nBen Ohm"

    def names(self, typed, part="people"):
        return [one["name"] for one in self.visitor.json(f"/find?q={typed}")[part]]

    def test_people_by_letters_without_their_marks(self):
        self.assertEqual(self.names("lucj"), ["Łucja Wiśniewska"])
        self.assertEqual(self.names("wisn"), ["Łucja Wiśniewska"])
        self.assertEqual(self.names("nobodylikethis"), [])

    def test_what_could_be_done_with_the_first(self):
        acts = self.visitor.json("/find?q=ohm")["actions"]
        self.assertEqual(acts[0]["name"], "Log a touch with Ben Ohm")
        self.assertEqual(self.visitor.get(acts[0]["path"]).status, 200)

    def test_every_page_found_is_there(self):
        pages = self.visitor.json("/find?q=")["pages"]
        self.assertGreater(len(pages), 5)
        for page in pages:
            with self.subTest(page=page["path"]):
                self.assertEqual(self.visitor.get(page["path"]).status, 200)

    def test_pages_by_the_beginnings_of_words(self):
        self.assertIn("Progress", self.names("check", "pages"))
        self.assertIn("Keyboard", self.names("short+key", "pages"))
        self.assertEqual(self.names("rogress", "pages"), [])

    def test_without_javascript_it_is_a_form(self):
        page = self.visitor.get("/find?q=ohm")
        self.assertIn('<input type="search" id="q" name="q" value="ohm"', page.text)
        self.assertIn("Ben Ohm", page.words())
        nothing = self.visitor.get("/find?q=%3Ci%3Exyz")
        self.assertIn("Nothing like “&lt;i&gt;xyz”", nothing.text)


class Around(web.Case):
    people = "Ana Ruiz"

    def test_the_navigation_says_where_one_is(self):
        for path in ["/today", "/people", "/progress"]:
            page = self.visitor.get(path).text
            self.assertEqual(page.count('aria-current="page"'), 1, path)
            self.assertIn(f'href="{path}" aria-current="page"', page)

    def test_help_names_the_file(self):
        self.assertEqual(self.visitor.json("/help")["file"], self.tend.file)
        self.assertIn(self.tend.file, self.visitor.get("/help").text)

    def test_every_shortcut_of_a_page_is_listed(self):
        listed = set(re.findall("<kbd>(.*?)</kbd>", self.visitor.get("/keys").text))
        used = set(re.findall('data-shortcut="(.)"', self.visitor.get("/people").text))
        for template in (pathlib.Path(__file__).parents[2] / "src/web/templates").glob("*.html"):
            used |= set(re.findall('data-shortcut="(.)"', template.read_text("utf-8")))
        self.assertGreater(len(used), 10)
        self.assertEqual(used - listed, set())

    def test_a_page_that_is_not_there_leads_on(self):
        page = self.visitor.get("/nowhere")
        self.assertEqual(page.status, 404)
        self.assertIn('href="/today"', page.text)
        self.assertIn('href="/find"', page.text)

    def test_a_locked_tend_shows_no_way_in(self):
        stranger = web.Visitor(self.tend)
        page = stranger.get("/today")
        self.assertEqual(page.status, 403)
        self.assertNotIn("<nav", page.text)
        self.assertNotIn("/people", page.text)
        self.assertIn("tend open", page.words())


web.main()
