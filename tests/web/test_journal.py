#!/usr/bin/env python3
"""The journal as pages: what was done, taking it back, one change in full."""

import json
import re

import web


class Journal(web.FreshCase):
    people = "Ana Ruiz <ana@example.org>\nBen Ohm <ben@example.org>"

    def forms(self, page):
        return re.findall(r'action="/(undo|redo)">.*?<button>([^<]*)</button>', page.text)

    def test_what_was_done_stands_there_newest_first(self):
        self.tend.run("log", "ana", "phone", "a <b>bold</b> note")
        page = self.visitor.get("/journal")
        self.assertEqual(page.status, 200)
        said = re.findall(r'<li[^>]*><time>[\d:]{5}</time> <a href="/journal/(\d+)">([^<]+)', page.text)
        self.assertEqual([words for _, words in said],
                         ["logged a touch with Ana Ruiz, by phone", "added Ben Ohm", "added Ana Ruiz"])
        self.assertIn("Mon 2 March", page.words())

    def test_the_last_change_is_taken_back_and_done_again(self):
        page = self.visitor.get("/journal")
        self.assertEqual(self.forms(page), [("undo", "Take back: added Ben Ohm")])
        done = self.visitor.post("/undo", {"return": "/journal"})
        page = self.visitor.follow(done)
        self.assertIn("Taken back: added Ben Ohm.", page.words())
        self.assertEqual(self.forms(page), [("undo", "Take back: added Ana Ruiz"),
                                            ("redo", "Do again: added Ben Ohm")])
        self.assertIn("taken back", page.words())
        page = self.visitor.follow(self.visitor.post("/redo", {"return": "/journal"}))
        self.assertEqual(self.forms(page), [("undo", "Take back: added Ben Ohm")])
        self.assertEqual(json.loads(self.tend.run("list", "--json"))["total"], 2)

    def test_it_says_who_did_it_as_the_terminal_does(self):
        self.tend.stop()
        for user, who in (("maria", "maria"), ("", "me"), ("a\udcffb", "me")):
            self.tend.environment["USER"] = user
            self.tend.start()
            visitor = self.tend.visitor()
            self.assertEqual(visitor.post("/people/1/log", {"method": "phone"}).status, 303)
            self.tend.run("log", "ben", "phone")
            changes = visitor.json("/journal")["changes"][:2]
            self.assertEqual([change["who"] for change in changes], [who, who])
            self.tend.stop()
        self.tend.start()

    def test_a_change_tells_before_and_after(self):
        self.tend.run("edit", "ana", "--title", "Chief <i>")
        self.tend.run("later", "ana", "2026-03-20")
        changes = self.visitor.json("/journal")["changes"]
        page = self.visitor.get(f"/journal/{changes[1]['id']}")
        self.assertIn("Somebody was changed: Ana Ruiz", page.words())
        self.assertIn("What they do nothing Chief <i>", page.words())
        page = self.visitor.get(f"/journal/{changes[0]['id']}")
        self.assertIn("A next date was added: Ana Ruiz Day Fri 20 March", page.words())

    def test_a_touch_is_told_as_pages_say_it(self):
        self.tend.run("log", "ana", "in-person", "a walk")
        self.tend.run("touch", "ana", "--method", "video")
        page = self.visitor.get("/journal")
        self.assertIn("logged a touch with Ana Ruiz, in person", page.words())
        self.assertIn("corrected the touch with Ana Ruiz, by video call", page.words())
        changes = self.visitor.json("/journal")["changes"]
        self.assertIn("How In person Video call",
                      self.visitor.get(f"/journal/{changes[0]['id']}").words())

    def test_a_referral_is_told_in_words(self):
        self.tend.run("referral", "from", "ana", "a couple")
        change = self.visitor.json("/journal")["changes"][0]
        words = self.visitor.get(f"/journal/{change['id']}").words()
        self.assertIn("A referral was added: Ana Ruiz", words)
        self.assertIn("At 12:00", words)
        self.assertIn("Thanks owed", words)
        self.assertNotIn("_", words)

    def test_a_change_that_was_taken_back_leads_to_the_one_that_did(self):
        self.tend.run("undo")
        undo, added = self.visitor.json("/journal")["changes"][:2]
        page = self.visitor.get(f"/journal/{added['id']}")
        self.assertIn(f'<a href="/journal/{undo["id"]}">taken back</a>', page.text)
        page = self.visitor.get(f"/journal/{undo['id']}")
        self.assertIn(f'<a href="/journal/{added["id"]}">', page.text)
        self.assertIn("Somebody was taken away: Ben Ohm", page.words())

    def test_older_ones_are_a_page_further(self):
        for number in range(60):
            self.visitor.send("/undo" if number % 2 == 0 else "/redo")
        page = self.visitor.get("/journal")
        self.assertEqual(len(re.findall(r'<a href="/journal/\d+">', page.text)), 50)
        older = re.search(r'href="(/journal\?before=\d+)"', page.text)[1]
        page = self.visitor.get(older)
        self.assertEqual(len(re.findall(r'<a href="/journal/\d+">', page.text)), 12)
        self.assertNotIn("Older ones", page.words())
        self.assertEqual(self.forms(page), [])

    def test_a_change_of_the_plan_is_told_without_names_of_the_terminal(self):
        self.visitor.post("/plan", {"preset": "weekly"})
        self.assertIn("day.min", self.visitor.json("/journal")["changes"][0]["what"])
        page = self.visitor.get("/journal")
        self.assertIn("Take back: changed the plan to weekly", page.words())
        self.assertNotIn("day.min", page.words())
        said = self.visitor.follow(self.visitor.post("/undo")).words()
        self.assertIn("Taken back: changed the plan to weekly.", said)

    def test_of_one_person(self):
        changes = self.visitor.json("/journal?person=1")["changes"]
        self.assertEqual([c["what"] for c in changes], ["added Ana Ruiz"])
        self.assertIn("added Ana Ruiz", self.visitor.get("/journal?person=1").words())

    def test_the_model_is_that_of_the_terminal(self):
        told = json.loads(self.tend.run("journal", "--json"))
        self.assertEqual(self.visitor.json("/journal"), told)
        told = json.loads(self.tend.run("journal", "--changes", "1", "--json"))
        self.assertEqual(self.visitor.json("/journal/1"), told)

    def test_what_is_not_there(self):
        self.assertEqual(self.visitor.get("/journal/999").status, 404)
        self.assertEqual(self.visitor.get("/journal?person=x").status, 400)
        self.assertEqual(self.visitor.get("/journal?limit=0").status, 400)


class Undo(web.FreshCase):
    people = "Ana Ruiz <ana@example.org>"

    def test_the_button_takes_back_what_it_stands_under_and_nothing_else(self):
        page = self.visitor.follow(self.visitor.post("/people/1/tags", {"word": "teens"}))
        change = re.search(r'name="change" value="(\d+)"', page.text)[1]
        self.tend.run("add", "Ben Osei", "--email", "ben@example.org")
        answer = self.visitor.post("/undo", {"change": change})
        self.assertEqual(answer.status, 409)
        self.assertIn("Something else was done since", answer.words())
        self.assertIn("Ben", self.tend.run("list"))
        self.tend.run("undo")
        answer = self.visitor.post("/undo", {"change": change})
        self.assertEqual(answer.status, 303)
        self.assertEqual(self.visitor.json("/people/1")["person"]["tags"], [])

    def test_what_changed_nothing_offers_no_undo(self):
        self.visitor.post("/people/1/tags", {"word": "teens"})
        self.visitor.get("/today")
        page = self.visitor.follow(self.visitor.post("/people/1/tags", {"word": "teens"}))
        self.assertNotIn('action="/undo"', page.text)


if __name__ == "__main__":
    web.main()
