#!/usr/bin/env python3
"""What is known of those who might refer: the queue, the form, the panel on their page."""

import web


class Know(web.FreshCase):
    people = "Ana Ruiz <ana@example.org>\nBen Ohm <ben@example.org>\nCy Lee"

    def setUp(self):
        super().setUp()
        self.tend.run("referral", "from", "ana", "--on", "2026-01-10")
        self.tend.run("referral", "from", "ana", "--on", "2026-01-20")
        self.tend.run("referral", "from", "ben", "--on", "2026-01-20")

    def queue(self, query=""):
        return [one["person"]["name"]
                for one in self.visitor.json("/referrals/know" + query)["queue"]]

    def profile(self, who=1):
        return self.visitor.json(f"/people/{who}/know")["profile"]

    def test_R2_the_first_has_a_form_the_others_follow(self):
        self.assertEqual(self.queue(), ["Ana Ruiz", "Ben Ohm"])
        page = self.visitor.get("/referrals/know")
        self.assertEqual(page.text.count('action="/people/1/know"'), 1)
        self.assertNotIn('action="/people/2/know"', page.text)
        self.assertIn("they have referred to you", page.words())
        self.assertIn("Enough for today", page.words())
        self.assertIn("never a client’s name", page.words())

    def test_R2_an_answer_leads_to_the_next_and_is_undone(self):
        page = self.visitor.follow(self.visitor.post("/people/1/know", {
            "return": "/referrals/know", "needs": " a quick\r\nanswer ", "access": "some",
            "trust": "unknown", "chooses": "", "taught": ""}))
        self.assertIn("Kept, what you know of Ana Ruiz.", page.words())
        self.assertIn('action="/people/2/know"', page.text)
        self.assertEqual(self.queue(), ["Ben Ohm"])
        kept = self.profile()
        self.assertEqual((kept["needs"], kept["access"], kept["trust"], kept["chooses"]),
                         ("a quick\nanswer", "some", None, None))
        self.visitor.post("/undo")
        self.assertEqual(self.queue(), ["Ana Ruiz", "Ben Ohm"])

    def test_passing_over_and_nothing_new(self):
        self.assertEqual(self.queue("?after=1"), ["Ben Ohm"])
        page = self.visitor.get("/referrals/know?after=2")
        self.assertIn("That was everybody", page.words())
        page = self.visitor.follow(self.visitor.post("/people/1/know/later"))
        self.assertIn("Ana Ruiz comes up again in a month.", page.words())
        self.assertEqual(self.queue(), ["Ben Ohm"])
        self.visitor.post("/people/2/know/later")
        page = self.visitor.get("/referrals/know")
        self.assertIn("Nothing to find out just now", page.words())
        self.assertIn("You looked at 2 more people lately", page.words())

    def test_what_is_left_out_stays_and_what_is_empty_goes(self):
        self.visitor.send("/people/1/know", {"does": "EMDR", "needs": "x", "trust": "much"})
        self.visitor.send("/people/1/know", {"sees": "adults"})
        self.visitor.post("/people/1/know", {"needs": "", "trust": "unknown"})
        kept = self.profile()
        self.assertEqual((kept["does"], kept["sees"], kept["needs"], kept["trust"]),
                         ("EMDR", "adults", None, None))

    def test_R3_when_they_said_that_they_have_places(self):
        def post(**fields):
            answer = self.visitor.post("/people/1/know", fields)
            self.assertEqual(answer.status, 303, answer.text)
            kept = self.profile()
            return kept["free"], kept["free_said"]
        self.assertEqual(post(free="yes", free_day=""), (True, "2026-03-02"))
        self.assertEqual(post(free="yes", free_day="2026-02-10"), (True, "2026-02-10"))
        form = self.visitor.get("/people/1/know")
        self.assertIn('name="free_day" value="2026-02-10"', form.text)
        # The form as it came: the same answer of the same day.
        self.assertEqual(post(free="yes", free_day="2026-02-10"), (True, "2026-02-10"))
        # Another answer is not of the old day.
        self.assertEqual(post(free="no", free_day="2026-02-10"), (False, "2026-03-02"))
        self.assertEqual(post(free="unknown", free_day="2026-03-02"), (None, None))

    def test_N5_how_to_refer_is_the_call_sheets_answer(self):
        self.visitor.post("/people/1/know", {"refer": "a short letter"})
        self.assertIn(">a short letter</textarea>", self.visitor.get("/people/1").text)
        self.visitor.post("/people/1/sheet", {"refer": "call first"})
        self.assertEqual(self.visitor.json("/people/1/know")["refer"], "call first")

    def test_what_is_wrong_comes_back_as_typed(self):
        page = self.visitor.post("/people/1/know", {
            "return": "/referrals/know", "needs": "a <b> & c", "free": "yes",
            "free_day": "tomorrow"})
        self.assertEqual(page.status, 400)
        self.assertIn("a &lt;b&gt; &amp; c</textarea>", page.text)
        self.assertRegex(page.text, r'name="free_day" value="tomorrow"[^>]*aria-invalid')
        self.assertIn('name="return" value="/referrals/know"', page.text)
        for field, value in (("trust", "lots"), ("access", "x"), ("free", "maybe")):
            self.assertEqual(self.visitor.post("/people/1/know", {field: value}).status, 400)
        self.assertIsNone(self.profile()["needs"])
        self.assertEqual(self.visitor.get("/people/99/know").status, 404)
        self.assertEqual(self.visitor.post("/people/99/know", {"needs": "x"}).status, 404)

    def test_their_page_shows_what_is_known_and_what_is_not(self):
        page = self.visitor.get("/people/1").words()
        self.assertIn("What you know of them", page)
        self.assertIn("To find out: what they need, why they would choose you", page)
        self.visitor.post("/people/1/know", {
            "needs": "x1", "chooses": "x2", "taught": "x3", "access": "none", "trust": "much",
            "does": "x4", "free": "no"})
        page = self.visitor.get("/people/1").words()
        for words in ("x1", "x2", "x3", "x4", "they don’t meet them", "very much",
                      "no, as they said today"):
            self.assertIn(words, page)
        self.assertNotIn("To find out:", page)
        self.tend.run("let-go", "cy")
        self.assertNotIn("What you know of them", self.visitor.get("/people/3").words())

    def test_kinds_of_roles_that_nobody_has(self):
        page = self.visitor.get("/referrals/know").words()
        self.assertIn("clergy", page)
        self.tend.run("role", "cy", "rabbi")
        page = self.visitor.get("/referrals/know").words()
        self.assertNotIn("clergy", page)
        self.assertIn("physicians and practices", page)

    def test_people_are_found_by_what_is_known(self):
        self.visitor.post("/people/3/know", {"does": "schema therapy"})
        self.assertIn("Cy Lee", self.visitor.get("/people?search=schem").words())
        found = self.visitor.json("/find?q=schem")["people"][0]
        self.assertEqual(found["found"]["in"], "profile")

    def test_the_journal_tells_it_in_words(self):
        self.visitor.post("/people/1/know", {"needs": "a quick answer"})
        change = self.visitor.json("/journal")["changes"][0]
        self.assertEqual(change["what"], "wrote down what you know of Ana Ruiz")
        self.assertIn("What they need", self.visitor.get(f"/journal/{change['id']}").words())


if __name__ == "__main__":
    web.main()
