#!/usr/bin/env python3
"""The page about one person: everything on it, everything that can be done from it."""

import re

import web

PEOPLE = """Ana Ruiz <ana@example.org>
Ben Ohm <ben@example.org>"""


class Person(web.FreshCase):
    people = PEOPLE

    def person(self, number=1):
        return self.visitor.json(f"/people/{number}")

    def do(self, path, fields=(), number=1):
        """A form of the page; what it leads to."""
        return self.visitor.follow(self.visitor.post(f"/people/{number}{path}", fields))

    def refused(self, path, fields, field):
        """A form that is refused: the page again, what was typed in it, the message there."""
        answer = self.visitor.post(f"/people/1{path}", fields)
        self.assertEqual(answer.status, 400, answer.words()[:300])
        self.assertIn("Ana Ruiz", answer.words())
        self.assertRegex(answer.text, rf'name="{field}"[^>]*aria-invalid="true"')
        for value in filter(str.strip, dict(fields).values()):
            self.assertIn(f'value="{value}"', answer.text)
        return answer

    def test_everything_on_one_page(self):
        tend = self.tend
        tend.run("edit", "1", "--phone", "555-0101", "--address", "1 Main Street, Springfield",
                 "--org", "Hill School", "--title", "Counsellor", "--like", "--full")
        tend.run("tag", "1", "teens")
        tend.run("fact", "1", "daughter graduates 12 June")
        tend.run("fact", "1", "--refer", "a call first")
        tend.run("relate", "1", "introduced by", "Ben Ohm")
        tend.run("referral", "from", "1", "teen anxiety")
        tend.run("log", "1", "coffee", "new group", "--on", "2026-02-20", "--gave", "knowledge",
                 "--meaningful", "--next", "2026-03-05", "--promise", "the article")
        tend.run("cards", "add", "1", "the evening")
        words = self.visitor.get("/people/1").words()
        for part in ("Ana Ruiz", "Counsellor, Hill School", "closing", "ana@example.org",
                     "555-0101", "1 Main Street Springfield", "teens", "a call first",
                     "12 June 2026 : daughter graduates", "introduced by Ben Ohm",
                     "teen anxiety", "Thu 5 March in 3 days", "the article", "new group",
                     "meaningful", "1 touch, 1 of them meaningful.", "Research on it is thin",
                     "✓ You like them", "✓ They have referred to you",
                     "✓ Their practice is full", "the evening", "Added to your list"):
            self.assertIn(part, words)
        self.assertIn("introduced Ana Ruiz", self.visitor.get("/people/2").words())
        text = self.visitor.get("/people/1").text
        for link in ("mailto:ana%40example.org", "tel:5550101", "sms:5550101"):
            self.assertIn(f'href="{link.replace("%40", "@")}"', text.replace("%40", "@"))

    def test_nobody(self):
        for path in ("/people/99", "/people/99/edit", "/people/1/touches/7"):
            answer = self.visitor.get(path)
            self.assertEqual(answer.status, 404, path)
            self.assertIn("Tend", answer.words())

    def test_P7_later_skip_let_go_back(self):
        self.assertIn("Ana Ruiz comes back on Fri 6 March.",
                      self.do("/later", {"day": "fri"}).words())
        self.assertEqual(self.person()["person"]["next"], "2026-03-06")
        self.refused("/later", {"day": "soon"}, "day")
        self.refused("/later", {"day": "today"}, "day")
        self.assertIn("not today", self.do("/skip").words())
        page = self.do("/let-go", {"why": "moved to the coast"}).words()
        self.assertIn("Off your list", page)
        self.assertIn("moved to the coast", page)
        self.assertNotIn("Off your list", self.do("/back").words())

    def test_every_change_can_be_taken_back_from_the_page_it_leads_to(self):
        changes = [("/later", {"day": "+3w"}), ("/skip", {}), ("/let-go", {}),
                   ("/liked", {"liked": "yes"}), ("/full", {"full": "no"}),
                   ("/rhythm", {"rhythm": "6 weeks"}), ("/facts", {"text": "plays the cello"}),
                   ("/sheet", {"news": "a new group", "help": "rooms"}), ("/tags", {"word": "a, b"}),
                   ("/roles", {"word": "nurse"}),
                   ("/relations", {"kind": "introduced by", "other": "ben"}),
                   ("/referrals", {"direction": "given", "about": "couples"}),
                   ("/card", {"why": "thanks"}), ("/address", {"address": "1 Main Street"}),
                   ("/keep", {}), ("/edit", {"title": "Midwife", "organisation": "Oak House"})]
        for path, fields in changes:
            with self.subTest(path=path):
                before = self.person()
                page = self.do(path, fields)
                self.assertIn('action="/undo"', page.text)
                self.assertEqual(self.visitor.post("/undo").status, 303)
                self.assertEqual(self.person(), before)

    def test_what_was_so_already_is_said_and_leaves_no_undo(self):
        self.do("/liked", {"liked": "yes"})
        page = self.do("/liked", {"liked": "yes"})
        self.assertIn("it was so already", page.words())
        self.assertNotIn('action="/undo"', page.text)

    def test_P8_facts(self):
        self.assertIn("Noted of Ana Ruiz for 12 June 2026: daughter graduates.",
                      self.do("/facts", {"text": "daughter graduates 12 June"}).words())
        self.do("/facts", {"text": "name day", "date": "2 January", "yearly": "yes"})
        self.do("/facts", {"text": "her birthday 3 May"})
        facts = self.person()["facts"]
        self.assertEqual([(f["kind"], f["date"], f["yearly"]) for f in facts],
                         [("event", "2026-06-12", False), ("event", "--01-02", True),
                          ("birthday", "--05-03", True)])
        self.refused("/facts", {"text": "opening", "date": "soon"}, "date")
        self.assertEqual(self.visitor.post("/people/1/facts", {"text": " "}).status, 400)
        self.do(f"/facts/{facts[0]['id']}/remove")
        self.assertEqual(len(self.person()["facts"]), 2)
        other = self.visitor.post(f"/people/2/facts/{facts[1]['id']}/remove")
        self.assertEqual(other.status, 404)

    def test_N5_the_call_sheet_keeps_what_is_not_sent(self):
        self.do("/sheet", {"news": "a new group", "help": "rooms\nfor evenings"})
        self.do("/sheet", {"news": "", "works": "walks"})
        self.assertEqual([line["answer"] for line in self.person()["sheet"]],
                         [None, "rooms\nfor evenings", "walks", None])
        self.assertIn(">rooms\nfor evenings</textarea>", self.visitor.get("/people/1").text)

    def test_words_relations_referrals(self):
        self.do("/tags", [("word", "teens, book club"), ("word", "oak")])
        self.do("/tags", {"remove": "book club"})
        self.assertEqual(self.person()["person"]["tags"], ["teens", "oak"])
        self.refused("/roles", {"word": " "}, "word")
        self.assertEqual(self.visitor.post("/people/1/tags", {"remove": "none"}).status, 404)
        self.do("/relations", {"kind": "introduced by", "other": "ohm"})
        self.do("/relations", {"kind": "spouse", "other": "Leo"})
        self.assertEqual([(r["kind"], r["person"]["id"]) for r in
                          self.person()["person"]["relations"]],
                         [("introduced by", 2), ("spouse", None)])
        self.do("/relations", {"kind": "spouse", "other": "Leo", "remove": "yes"})
        self.assertEqual(len(self.person()["person"]["relations"]), 1)
        self.refused("/relations", {"kind": "spouse", "other": "ana"}, "other")
        self.tend.run("add", "Ana Ortiz")
        self.refused("/relations", {"kind": "friend", "other": "an"}, "other")
        self.do("/referrals", {"direction": "received", "about": "teens", "on": "yesterday"})
        self.assertEqual(self.person()["person"]["stage"], "closing")
        self.refused("/referrals", {"direction": "received", "on": "tomorrow"}, "on")
        self.assertEqual(self.visitor.post("/people/1/referrals", {"about": "x"}).status, 400)

    def test_roles_and_tags_of_others_are_offered(self):
        self.do("/tags", {"word": "harbour"}, number=2)
        self.do("/roles", {"word": "midwife"}, number=2)
        for path in ("/people/1", "/people/new"):
            text = self.visitor.get(path).text
            self.assertRegex(text, r'<datalist id="tags-offered">.*<option value="harbour">')
            self.assertRegex(text, r'<datalist id="roles-offered">.*<option value="midwife">')

    def test_a_date_that_is_due_says_so(self):
        self.do("/later", {"day": "tomorrow"})
        self.assertNotIn(">due<", self.visitor.get("/people/1").text)
        self.tend.run("log", "2", "email", "--on", "2026-02-20", "--next", "2026-02-27")
        self.assertIn(">due<", self.visitor.get("/people/2").text)

    def test_the_forms_come_back_to_where_they_are_told(self):
        answer = self.visitor.post("/people/1/later", {"day": "fri", "return": "/today"})
        self.assertEqual(answer.location, "/today")
        answer = self.visitor.post("/people/1/later", {"day": "fri", "return": "//evil.example"})
        self.assertEqual(answer.location, "/people/1")

    def test_links_of_any_file_are_harmless(self):
        self.tend.run("edit", "1", "--web", "javascript:alert(1)", "--web", "https://ok.example/")
        text = self.visitor.get("/people/1").text
        self.assertNotIn('href="javascript', text)
        self.assertIn('href="https://ok.example/" rel="noopener noreferrer"', text)

    def test_a_long_history_comes_page_by_page(self):
        for i in range(120):
            self.tend.run("log", "1", "email", f"note {i:03}", "--on", "2026-02-20", "--next", "none")
        first = self.visitor.get("/people/1")
        self.assertIn("note 119", first.words())
        self.assertNotIn("note 020", first.words())
        older = re.search(r'href="(/people/1\?from=50)#history">Older', first.text)[1]
        second = self.visitor.get(older)
        self.assertIn("note 050", second.words())
        self.assertIn('href="/people/1?from=0#history">Newer', second.text)
        third = self.visitor.json("/people/1?from=100")["timeline"]
        self.assertEqual((third["total"], third["older"], len(third["moments"])), (121, None, 21))


class Edit(web.FreshCase):
    people = PEOPLE

    def person(self):
        return self.visitor.json("/people/1")["person"]

    def form(self):
        """The fields of the page, as a browser would send them."""
        text = self.visitor.get("/people/1/edit").text
        fields = dict(re.findall(r'<input [^>]*name="([^"]+)" value="([^"]*)"', text))
        fields.update(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', text))
        fields.update((name, value) for name, value in re.findall(
            r'<textarea [^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>', text))
        return {k: v for k, v in fields.items() if k != "csrf"}

    def test_the_form_as_it_is_changes_nothing(self):
        self.tend.run("edit", "1", "--birthday", "15 March", "--rhythm", "45 days", "--note", "a\nb",
                      "--address", "1 Main Street, Springfield", "--role", "nurse", "--tag", "teens")
        self.tend.run("fact", "1", "opening 12 June")
        self.tend.run("fact", "1", "--refer", "a call first")
        before = self.visitor.json("/people/1")
        done = self.visitor.post("/people/1/edit", self.form())
        self.assertIn("Nothing was changed.", self.visitor.follow(done).words())
        self.assertEqual(self.visitor.json("/people/1"), before)

    def test_each_field(self):
        fields = self.form()
        fields.update({"name": "Ana Ruiz-Ortega", "organisation": "Hill School",
                       "title": "Counsellor", "nickname": "Annie", "email.0": "a@example.org",
                       "email.0.label": "work", "email.1": "b@example.org", "phone.0": "555-0101",
                       "address.0": "1 Main Street\nSpringfield", "url.0": "https://ana.example",
                       "birthday": "15 March 1980", "rhythm": "6 weeks", "note": "calls back"})
        self.assertIn("Changed: Ana Ruiz-Ortega.",
                      self.visitor.follow(self.visitor.post("/people/1/edit", fields)).words())
        p = self.person()
        self.assertEqual((p["name"], p["given"], p["family"]), ("Ana Ruiz-Ortega", "Ana", "Ruiz-Ortega"))
        self.assertEqual([(w["kind"], w["label"], w["value"]) for w in p["ways"]],
                         [("email", "work", "a@example.org"), ("email", None, "b@example.org"),
                          ("phone", None, "555-0101"), ("address", None, "1 Main Street\nSpringfield"),
                          ("url", None, "https://ana.example")])
        self.assertEqual((p["rhythm_days"], p["note"]), (42, "calls back"))

    def test_the_parts_of_a_name_bring_the_name_along(self):
        self.visitor.send("/people/1/edit", {"prefix": "Dr.", "family": "Ortega"})
        self.assertEqual(self.person()["name"], "Dr. Ana Ortega")
        self.visitor.send("/people/1/edit", {"name": "Maria"})
        p = self.person()
        self.assertEqual((p["prefix"], p["given"], p["family"]), (None, None, None))

    def test_what_is_not_sent_stays(self):
        self.visitor.send("/people/1/edit", {"title": "Midwife", "phone": ["555-1", "555-0102"]})
        answer = self.visitor.send("/people/1/edit", {"title": "Midwife", "phone": ["555-0101"]})
        self.assertEqual(answer.status, 200)
        self.assertEqual(sorted(w["value"] for w in self.person()["ways"]),
                         ["555-0101", "ana@example.org"])

    def test_a_mistake_keeps_what_was_typed(self):
        for field, value in [("name", ""), ("email.0", "nobody"), ("phone.0", "12"),
                             ("birthday", "soon"), ("birthday", "1 May 2030"),
                             ("rhythm", "often")]:
            with self.subTest(field=field, value=value):
                fields = self.form()
                fields.update({"organisation": "Hill & Sons", field: value})
                answer = self.visitor.post("/people/1/edit", fields)
                self.assertEqual(answer.status, 400)
                self.assertIn('value="Hill &amp; Sons"', answer.text)
                self.assertRegex(answer.text, rf'name="{re.escape(field)}"[^>]*aria-invalid="true"')
                self.assertEqual(self.person()["organisation"], None)

    def test_changed_meanwhile_shows_both_and_lets_choose(self):
        mine = self.form()
        self.tend.run("edit", "1", "--title", "Midwife", "--phone", "555-0109")
        mine.update({"title": "Nurse", "organisation": "Oak House"})
        answer = self.visitor.post("/people/1/edit", mine)
        self.assertEqual(answer.status, 409)
        words = answer.words()
        self.assertIn("Yours: Nurse", words)
        self.assertIn("Now there: Midwife", words)
        self.assertIn("Yours: Oak House Now there: (empty)", words)
        self.assertIn("Yours: (empty) Now there: 555-0109", words)
        self.assertEqual(self.person()["title"], "Midwife")
        # What came meanwhile is not erased by a field that was never filled in here.
        for name, chosen in [("title", "mine"), ("organisation", "mine"), ("phone", "theirs")]:
            self.assertRegex(answer.text, rf'name="take\.{name}" value="{chosen}" checked')
            self.assertEqual(len(re.findall(rf'name="take\.{name}" value="\w+" checked', answer.text)), 1)
        # The page that shows both is a form, held against how it stands now.
        version = re.search(r'name="version" value="([^"]+)"', answer.text)[1]
        self.assertNotEqual(version, mine["version"])
        mine.update({"version": version, "take.title": "theirs", "take.organisation": "mine",
                     "take.phone": "theirs"})
        self.visitor.follow(self.visitor.post("/people/1/edit", mine))
        p = self.person()
        self.assertEqual((p["title"], p["organisation"]), ("Midwife", "Oak House"))
        self.assertIn("555-0109", [w["value"] for w in p["ways"]])

    def test_a_mistake_does_not_hide_what_changed_meanwhile(self):
        mine = self.form()
        self.tend.run("edit", "1", "--title", "Midwife")
        mine.update({"birthday": "soon"})
        answer = self.visitor.post("/people/1/edit", mine)
        self.assertIn(f'name="version" value="{mine["version"]}"', answer.text)

    def test_json_says_409(self):
        answer = self.visitor.send("/people/1/edit", {"title": "Nurse", "version": "0"})
        self.assertEqual(answer.status, 409)
        self.assertIn("changed meanwhile", answer.model["error"]["text"])


class Touches(web.FreshCase):
    people = PEOPLE

    def setUp(self):
        super().setUp()
        self.tend.run("log", "1", "coffee", "new group", "--on", "2026-02-26", "--liked")

    def touch(self):
        return self.visitor.json("/people/1")["touches"][0]

    def test_a_touch_is_corrected(self):
        page = self.visitor.get("/people/1/touches/1")
        self.assertIn('<option value="coffee" selected>', page.text)
        fields = {"on": "yesterday", "method": "phone", "share": "network", "meaningful": "yes",
                  "liked": "", "asked_there": "yes", "asked": "yes", "note": "told of Ben"}
        page = self.visitor.follow(self.visitor.post("/people/1/touches/1", fields))
        self.assertIn("Corrected the touch with Ana Ruiz.", page.words())
        self.assertEqual(self.touch(), {
            "id": 1, "date": "2026-03-01", "method": "phone", "word": None, "share": "network",
            "meaningful": True, "liked": None, "asked": True, "note": "told of Ben"})
        self.visitor.post("/people/1/touches/1", {"asked_there": "yes"})
        self.assertFalse(self.touch()["asked"])

    def test_mistakes(self):
        for field, value in [("on", "tomorrow"), ("method", "pigeon"), ("share", "money")]:
            answer = self.visitor.send("/people/1/touches/1", {field: value})
            self.assertEqual((answer.status, answer.model["error"]["field"]), (400, field))
        self.assertEqual(self.visitor.get("/people/2/touches/1").status, 404)
        self.assertEqual(self.visitor.post("/people/2/touches/1/remove").status, 404)

    def test_P7_a_no_takes_them_off_the_list(self):
        page = self.visitor.follow(self.visitor.post("/people/1/touches/1", {"liked": "no"}))
        self.assertIn("They leave your list", page.words())
        page = self.visitor.follow(self.visitor.post("/people/1/touches/1", {"liked": "yes"}))
        self.assertIn("They are on your list again.", page.words())

    def test_taken_out(self):
        page = self.visitor.follow(self.visitor.post("/people/1/touches/1/remove"))
        self.assertIn("Took out the touch with Ana Ruiz.", page.words())
        model = self.visitor.json("/people/1")
        self.assertEqual((model["touches"], model["person"]["next"]), ([], None))


class New(web.FreshCase):
    people = PEOPLE

    def test_somebody_new(self):
        fields = {"name": "Cy Lee", "organisation": "Lee Practice", "email.0": "cy@example.org",
                  "phone.0": "555-0103", "role": "physician, supervisor", "tag": "town",
                  "introduced_by": "Ana Ruiz", "next": "fri", "liked": "yes", "full": ""}
        page = self.visitor.follow(self.visitor.post("/people/new", fields))
        self.assertIn("Added: Cy Lee. 3 on your list.", page.words())
        model = self.visitor.json("/people/3")
        self.assertEqual(model["person"]["roles"], ["physician", "supervisor"])
        self.assertEqual(model["person"]["relations"][0]["person"]["id"], 1)
        self.assertEqual(model["person"]["next"], "2026-03-06")

    def test_a_name_from_a_search(self):
        self.assertIn('value="Eva &lt;Stein&gt;"',
                      self.visitor.get("/people/new?name=Eva+%3CStein%3E").text)

    def test_whoever_is_here_already_is_shown(self):
        fields = {"name": "Anna Ruiz", "email.0": "ANA@example.org", "phone.0": "555-0101"}
        answer = self.visitor.post("/people/new", fields)
        self.assertEqual(answer.status, 409)
        self.assertIn("Is this the same person?", answer.words())
        self.assertIn('href="/people/1"', answer.text)
        self.assertIn('value="555-0101"', answer.text)
        page = self.visitor.follow(self.visitor.post("/people/new", {**fields, "into": "1"}))
        self.assertIn("Completed: Ana Ruiz. 2 on your list.", page.words())
        self.assertEqual(len(self.visitor.json("/people/1")["person"]["ways"]), 2)
        self.visitor.follow(self.visitor.post("/people/new", {**fields, "anyway": "yes"}))
        self.assertEqual(self.visitor.json("/people/3")["person"]["name"], "Anna Ruiz")

    def test_mistakes(self):
        for fields, field in [({"name": ""}, "name"), ({"name": "X", "next": "soon"}, "next"),
                              ({"name": "X", "email.0": "x"}, "email.0")]:
            answer = self.visitor.post("/people/new", fields)
            self.assertEqual(answer.status, 400)
            self.assertRegex(answer.text, rf'name="{re.escape(field)}"[^>]*aria-invalid="true"')
        self.assertEqual(self.visitor.get("/people/3").status, 404)


if __name__ == "__main__":
    web.main()
