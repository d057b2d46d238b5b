#!/usr/bin/env python3
"""Asking somebody to refer: the signs, the words, and writing it down."""

import web


class Ask(web.FreshCase):
    people = """Ana Ruiz <ana@example.org>
Ben Ohm"""

    def befriend(self):
        for day in ("2025-08-04", "2025-09-01", "2025-10-06", "2025-11-03"):
            self.tend.run("log", "ana", "coffee", "--on", day, "--liked")
        self.tend.run("log", "ana", "email", "--on", "2026-02-09", "--gave", "knowledge", "--meaningful")

    def signs(self, side, path="/people/1/ask"):
        return [sign["sign"] for sign in self.visitor.json(path)[side]]

    def test_P6_no_words_that_ask_before_the_first_touch(self):
        page = self.visitor.get("/people/1/ask")
        self.assertIn("There has been no touch yet. An ask is never a first move.", page.words())
        self.assertIn("there are no words here that ask", page.words())
        self.assertNotIn('name="body"', page.text)
        self.assertIsNone(self.visitor.json("/people/1/ask")["letter"])
        # It may be written down all the same.
        self.assertIn("Write it down", page.words())
        self.assertNotIn("How to refer", self.visitor.get("/people/1/draft").words())
        self.assertEqual(self.visitor.get("/people/1/draft?page=auto").status, 400)

    def test_R4_signs_for_and_against_side_by_side(self):
        self.befriend()
        self.assertEqual(self.signs("for"), ["trust", "meaningful", "liked", "gave"])
        self.assertEqual(self.signs("against"), [])
        page = self.visitor.get("/people/1/ask")
        self.assertIn("The time looks right. Whether you ask is yours to decide", page.words())
        self.assertIn("Nothing that is recorded.", page.words())
        self.tend.run("referral", "from", "ana", "teens")
        page = self.visitor.get("/people/1/ask")
        for part in ("Somebody they sent waits for you", "You owe them thanks",
                     "Something else comes first"):
            self.assertIn(part, page.words())
        self.assertIn('href="/people/1/ask"', self.visitor.get("/people/1").text)

    def test_R4_written_down_as_a_touch(self):
        self.befriend()
        page = self.visitor.follow(self.visitor.post("/people/1/ask", {
            "method": "coffee", "note": "she was glad to", "on": "yesterday"}))
        self.assertIn("Written down: you asked Ana Ruiz. Next: ", page.words())
        touch = self.visitor.json("/people/1")["touches"][0]
        self.assertEqual((touch["asked"], touch["word"], touch["note"], touch["date"]),
                         (True, "coffee", "she was glad to", "2026-03-01"))
        self.assertEqual(self.signs("against"), ["recent", "nothing"])
        self.visitor.post("/undo")
        self.assertEqual(self.signs("against"), [])

    def test_what_is_refused_comes_back_as_typed(self):
        for fields, words in (({"note": "over lunch"}, "Say how you asked."),
                              ({"note": "over lunch", "method": "telepathy"}, "is no method"),
                              ({"note": "over lunch", "method": "email", "on": "tomorrow"}, "over lunch")):
            answer = self.visitor.post("/people/1/ask", fields)
            self.assertEqual(answer.status, 400)
            self.assertIn(words, answer.words() if words != "over lunch" else answer.text)
            self.assertIn('value="over lunch"', answer.text)
        self.assertEqual(self.visitor.get("/people/99/ask").status, 404)
        self.assertEqual(self.visitor.get("/people/1/ask?page=x").status, 400)

    def test_R4_the_page_goes_with_the_words(self):
        self.befriend()
        page = self.visitor.get("/people/1/ask")
        self.assertIn('href="/referrals/page"', page.text)
        self.visitor.post("/plan", {"me.name": "Rosa Lind", "me.phone": "0305550100"})
        self.visitor.post("/referrals/page", {"whom": "Teenagers", "send": "Call me"})
        self.visitor.post("/referrals/page", {"name": "schools", "whom": "Pupils"})
        self.tend.run("role", "ana", "teacher")
        model = self.visitor.json("/people/1/ask")
        self.assertEqual(model["refer"]["name"], "schools")
        self.assertIn("Whom I help:\nPupils", model["letter"]["body"])
        self.assertIn("Teenagers", self.visitor.json("/people/1/ask?page=1")["letter"]["body"])
        without = self.visitor.get("/people/1/ask?page=none").text
        self.assertNotIn("Teenagers", without)
        other = self.visitor.json("/people/1/ask?other=1")["letter"]["body"]
        self.assertNotEqual(other, model["letter"]["body"])
        # On to the program that sends it, with the words as they were made one's own.
        answer = self.visitor.get("/people/1/write?form=email&subject=Hello&body=My+words")
        self.assertEqual(answer.location, "mailto:ana@example.org?subject=Hello&body=My%20words")

    def test_a_draft_takes_it_along(self):
        self.befriend()
        self.visitor.post("/plan", {"me.name": "Rosa Lind", "me.phone": "0305550100"})
        self.visitor.post("/referrals/page", {"whom": "Teenagers", "send": "Call me"})
        page = self.visitor.get("/people/1/draft?method=email")
        self.assertIn("With “How to refer to me”: general", page.words())
        model = self.visitor.json("/people/1/draft?method=email&page=1")
        self.assertIn("Whom I help:\nTeenagers", model["draft"]["body"])
        self.assertEqual(model["refer"], {"id": 1, "name": "general", "attach": False, "missing": []})
        self.visitor.post("/referrals/page/1", {"how": "In plain words, step by step. " * 28,
                                                "places": "By the town hall, and online. " * 12})
        model = self.visitor.json("/people/1/draft?method=email&page=auto")
        self.assertTrue(model["refer"]["attach"])
        self.assertLess(len(model["draft"]["link"]), 1800)
        self.assertIn("fetch the PDF", self.visitor.get("/people/1/draft?method=email&page=1").words())
        self.assertEqual(self.visitor.get("/people/1/draft?page=7").status, 404)
        self.assertIsNone(self.visitor.json("/people/1/draft?method=email")["refer"])


if __name__ == "__main__":
    web.main()
