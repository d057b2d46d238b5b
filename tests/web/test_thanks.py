#!/usr/bin/env python3
"""Telling and thanking (METHOD R6): the queue, consent, and thanks as a touch."""

import json
import os
import re

import web

GIVES_AWAY = re.compile(r"client|patient|refer|in touch|sent|came|come to see|person|people you|anxiety|bado", re.I)


class Thanks(web.FreshCase):
    people = """Ana Ruiz <ana@example.org>
Ben Ohm <ben@example.org>"""

    def setUp(self):
        super().setUp()
        self.tend.run("edit", "1", "--address", "1 Main Street, Springfield")
        self.first = self.received("ana", "teen anxiety", "--on", "2026-02-18")
        self.second = self.received("ben", "--on", "yesterday")
        self.third = self.received("ben")

    def received(self, *words):
        return json.loads(self.tend.run("referral", "from", *words, "--json"))

    def referral(self, one):
        ledger = json.loads(self.tend.run("referral", "--json"))["referrals"]
        return next(r for r in ledger if r["id"] == one["id"])

    def queue(self):
        return [(p["person"]["name"], [r["code"] for r in p["thanks"]["referrals"]])
                for p in self.visitor.json("/referrals/thanks")["people"]]

    def say(self, one, **fields):
        path = "consent" if "consent" in fields else "thanks"
        return self.visitor.post(f"/referrals/{one['id']}/{path}", fields)

    def test_R6_the_queue_the_longest_owed_first(self):
        self.assertEqual(self.queue(), [("Ana Ruiz", [self.first["code"]]),
                                        ("Ben Ohm", [self.second["code"], self.third["code"]])])
        page = self.visitor.get("/referrals/thanks").words()
        for part in ("2 people are owed thanks", "You have owed them thanks for 12 days.",
                     "Ask the client first", "confidential in itself", "May they be told?"):
            self.assertIn(part, page)
        # What was noted of the client stands nowhere on the page that is about telling.
        self.assertNotIn("anxiety", page)
        tabs = self.visitor.get("/referrals/thanks").text
        self.assertRegex(tabs, r'href="/referrals/thanks" aria-current="page"')

    def test_R6_done_not_appropriate_and_owed_after_all(self):
        page = self.visitor.follow(self.say(self.first, thanks="not-appropriate"))
        self.assertIn("Ana Ruiz: thanks are not appropriate.", page.words())
        self.assertEqual([name for name, _ in self.queue()], ["Ben Ohm"])
        self.visitor.post("/undo")
        self.assertEqual(len(self.queue()), 2)
        page = self.visitor.follow(self.say(self.first, thanks="done", on="20 February"))
        self.assertIn("Lately thanked", page.words())
        self.assertEqual(self.referral(self.first)["thanked"], "2026-02-20")
        self.assertEqual(self.visitor.json("/people/1")["touches"], [])
        self.say(self.first, thanks="owed")
        self.assertEqual(self.referral(self.first)["thanks"], "owed")
        said = self.visitor.follow(self.say(self.first, thanks="owed")).words()
        self.assertIn("it was so already", said)

    def test_R6_what_can_not_be_said_is_refused(self):
        self.assertEqual(self.say(self.first, thanks="perhaps").status, 400)
        self.assertEqual(self.say(self.first, consent="perhaps").status, 400)
        refused = self.say(self.first, thanks="done", on="2026-02-17")
        self.assertEqual(refused.status, 400)
        self.assertIn("before the referral came", refused.words())
        self.assertIn('value="2026-02-17"', refused.text)
        self.assertIn("Tell and thank", refused.words())
        self.assertEqual(self.say({"id": 99}, thanks="owed").status, 404)
        self.assertEqual(self.say({"id": 99}, consent="no").status, 404)
        given = json.loads(self.tend.run("referral", "to", "ben", "--json"))
        self.assertEqual(self.say(given, thanks="owed").status, 400)
        self.assertEqual(self.say(given, consent="yes").status, 400)
        self.assertEqual(self.referral(self.first)["thanks"], "owed")

    def test_R6_consent_is_asked_and_kept(self):
        ask = [r["code"] for r in self.visitor.json("/referrals/thanks")["ask"]]
        self.assertEqual(ask, [self.first["code"], self.second["code"], self.third["code"]])
        for word, kept in (("yes", True), ("no", False), ("not-asked", None)):
            self.say(self.first, consent=word)
            self.assertEqual(self.referral(self.first)["consent"], kept)
            ask = [r["code"] for r in self.visitor.json("/referrals/thanks")["ask"]]
            self.assertEqual(self.first["code"] in ask, kept is None)
        self.visitor.post("/undo")
        self.assertIs(self.referral(self.first)["consent"], False)

    def draft(self, query=""):
        return self.visitor.json(f"/people/1/draft?thanks=yes{query}")["draft"]

    def test_R6_words_tell_what_consent_allows(self):
        for consent, tells in (("not-asked", False), ("no", False), ("yes", True)):
            self.say(self.first, consent=consent)
            for method in ("email", "card", "text", "call", "coffee", "walk", "social"):
                for other in range(3):
                    draft = self.draft(f"&method={method}&other={other}")
                    words = f"{draft['subject']} {draft['body']}"
                    with self.subTest(consent=consent, method=method, other=other):
                        self.assertIn("hank", words)
                        self.assertNotIn("anxiety", words)
                        self.assertEqual("the person you sent my way has been in touch" in words, tells)
                        if not tells:
                            self.assertNotRegex(words, GIVES_AWAY)
            # The same on Today and in the queue.
            pick = self.visitor.json("/today")["suggestions"][0]
            queued = self.visitor.json("/referrals/thanks")["people"][0]
            self.assertEqual(pick["draft"], queued["draft"])
            self.assertEqual(pick["thanks"]["tells"], tells)
            self.assertEqual(pick["method"], "card")

    def test_R6_today_begins_with_thanks_and_a_touch_settles_them(self):
        self.tend.run("add", "Cy Lee", "--email", "cy@example.org")
        self.tend.run("log", "cy", "email", "--on", "2026-02-20", "--promise", "the book", "--next", "2026-03-02")
        today = self.visitor.json("/today")["suggestions"]
        self.assertEqual([p["person"]["name"] for p in today], ["Ana Ruiz", "Ben Ohm", "Cy Lee"])
        self.assertEqual([p["reasons"][0]["rule"] for p in today], ["R6", "R6", "P7"])
        page = self.visitor.get("/today")
        self.assertIn("You owe them thanks for the referral of Wed 18 February", page.words())
        self.assertIn("/people/1/log?method=card&amp;thanks=yes", page.text)
        form = self.visitor.get("/people/1/log?method=card&thanks=yes")
        self.assertIn(f"This was my thanks for the referral ({self.first['code']})", form.words())
        self.assertRegex(form.text, r'name="thanks" value="yes" checked')
        self.assertNotRegex(self.visitor.get("/people/1/log").text, r'name="thanks" value="yes" checked')
        self.assertNotIn('name="thanks"', self.visitor.get("/people/3/log").text)
        page = self.visitor.follow(self.visitor.post("/people/1/log", {"method": "card", "thanks": "yes"}))
        self.assertIn(f"Thanked for {self.first['code']}.", page.words())
        kept = self.referral(self.first)
        self.assertEqual((kept["thanks"], kept["thanked"]), ("done", "2026-03-02"))
        self.visitor.post("/undo")
        self.assertEqual(self.referral(self.first)["thanks"], "owed")
        self.visitor.post("/people/2/log", {"method": "email", "thanks": "1"})
        self.assertEqual([name for name, _ in self.queue()], ["Ana Ruiz"])

    def test_R6_a_touch_without_the_box_leaves_them_owed(self):
        answer = self.visitor.send("/people/1/log", {"method": "email"}).model
        self.assertEqual((answer["thanked"], answer["thanks_owed"]), ([], [self.first["code"]]))
        refused = self.visitor.post("/people/1/log", {"method": "email", "note": "n", "thanks": "yes",
                                                      "on": "2026-02-17"})
        self.assertEqual(refused.status, 400)
        self.assertIn("came after that day", refused.words())
        self.assertRegex(refused.text, r'name="thanks" value="yes" checked')
        self.say(self.first, thanks="not-appropriate")
        refused = self.visitor.post("/people/1/log", {"method": "email", "note": "kept", "thanks": "yes"})
        self.assertEqual(refused.status, 400)
        self.assertIn("No thanks are owed", refused.words())
        self.assertIn('value="kept"', refused.text)

    def test_R6_the_touch_taken_out_they_are_owed_again(self):
        self.visitor.post("/people/1/log", {"method": "card", "thanks": "yes"})
        touch = self.visitor.json("/people/1")["touches"][0]["id"]
        page = self.visitor.follow(self.visitor.post(f"/people/1/touches/{touch}/remove"))
        self.assertIn("Thanks are owed again.", page.words())
        self.assertEqual(self.referral(self.first)["thanks"], "owed")

    def test_R6_a_card_on_the_list(self):
        page = self.visitor.get("/today").text
        self.assertIn('name="why" value="a word of thanks"', page)
        self.visitor.post("/people/1/card", {"why": "a word of thanks"})
        self.assertRegex(self.visitor.get("/cards").text, r'name="thanks" value="yes" checked')
        self.visitor.post("/people/1/card/done", {"thanks": "yes"})
        self.assertEqual(self.referral(self.first)["thanks"], "done")

    def test_a_persons_page_shows_what_is_owed(self):
        page = self.visitor.get("/people/1")
        for part in ("You have owed Ana Ruiz thanks for 12 days", "Words of thanks", "I thanked them"):
            self.assertIn(part, page.words())
        self.assertIn(f'action="/referrals/{self.first["id"]}/consent"', page.text)
        back = self.visitor.post(f"/referrals/{self.first['id']}/thanks",
                                 {"thanks": "not-appropriate", "return": "/people/1"})
        self.assertTrue(back.location.endswith("/people/1"))
        self.assertNotIn("You have owed", self.visitor.get("/people/1").words())

    def test_a_referrals_page_tells_and_thanks(self):
        path = f"/referrals/{self.first['id']}"
        page = self.visitor.get(path)
        for part in ("Tell and thank", "The client has not been asked yet.", "owed since Wed 18 February"):
            self.assertIn(part, page.words())
        page = self.visitor.follow(self.visitor.post(f"{path}/consent", {"consent": "no", "return": path}))
        self.assertIn("May the referrer be told? No.", page.words())
        page = self.visitor.follow(self.visitor.post(f"{path}/thanks", {"thanks": "done", "return": path}))
        self.assertIn("said Mon 2 March", page.words())
        given = json.loads(self.tend.run("referral", "to", "ben", "--json"))
        self.assertNotIn("Tell and thank", self.visitor.get(f"/referrals/{given['id']}").words())

    def test_R6_thanks_that_a_sheet_said_have_no_day_until_one_is_said(self):
        sheet = os.path.join(self.tend.folder, "sheet.csv")
        with open(sheet, "w", encoding="utf-8") as out:
            out.write("Date Received,Referred By,Reason,Thanks\n2026-02-20,Ana Ruiz,couples,yes\n")
        self.tend.run("import", sheet)
        one = next(r for r in json.loads(self.tend.run("referral", "--json"))["referrals"]
                   if r["about"] == "couples")
        self.assertEqual((one["thanks"], one["thanked"]), ("done", None))
        self.assertRegex(self.tend.run("referral", one["code"]), r"thanks +said\n")
        path = f"/referrals/{one['id']}"
        self.assertIn("Thanks: said.", self.visitor.get(path).words())
        page = self.visitor.follow(self.say(one, thanks="done", on="22 February", **{"return": path}))
        self.assertIn("Thanks: said Sun 22 February.", page.words())
        self.assertRegex(self.tend.run("referral", one["code"]), r"thanks +said Sun 22 February")

    def test_where_forms_go_back_to(self):
        page = self.visitor.get("/people/1/draft?thanks=yes&return=/referrals/thanks").text
        self.assertIn("return=%2Freferrals%2Fthanks", page)
        for bad in ("//evil.example", "https://evil.example", "javascript:x"):
            page = self.visitor.get(f"/people/1/draft?thanks=yes&return={bad}").text
            main = page[page.index("<main"):page.index("</main>")]
            self.assertNotIn("evil", main)
            self.assertNotIn("javascript:", main)

    def test_nobody_is_owed(self):
        for one in (self.first, self.second, self.third):
            self.say(one, thanks="not-appropriate")
        page = self.visitor.get("/referrals/thanks").words()
        self.assertIn("Nobody is owed thanks.", page)
        self.assertIn("Nobody is left to ask about.", page)

    def test_a_long_queue_has_pages(self):
        for i in range(30):
            self.tend.run("add", f"Person {i:02}", "--email", f"p{i}@example.org")
            self.tend.run("referral", "from", f"Person {i:02}")
        model = self.visitor.json("/referrals/thanks")
        self.assertEqual((len(model["people"]), model["total"], model["more"]), (25, 32, 25))
        page = self.visitor.get("/referrals/thanks")
        self.assertIn('href="/referrals/thanks?from=25"', page.text)
        rest = self.visitor.json("/referrals/thanks?from=25")
        self.assertEqual((len(rest["people"]), rest["more"]), (7, None))
        self.assertIn("Longer owed", self.visitor.get("/referrals/thanks?from=25").words())
        # P11: the day holds no more for it.
        self.assertEqual(len(self.visitor.json("/today")["suggestions"]), 5)


if __name__ == "__main__":
    web.main()
