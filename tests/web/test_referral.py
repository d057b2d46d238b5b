#!/usr/bin/env python3
"""One referral: its steps, its clock on top of Today, its page, how fast answers are (R5)."""

import json
import re

import web

PEOPLE = """Ana Ruiz <ana@example.org>
Ben Ohm <ben@example.org>
Cy Lund <cy@example.org>"""


class Referral(web.FreshCase):
    people = PEOPLE

    def enter(self, *words, on=None, at=None):
        """A referral, entered in the terminal; its id."""
        when = [*(["--on", on] if on else []), *(["--at", at] if at else [])]
        return json.loads(self.tend.run("referral", *words, *when, "--json"))["id"]

    def one(self, number):
        return self.visitor.json(f"/referrals/{number}")

    def do(self, number, what, fields=(), back=None):
        """A form of the page; what it leads to."""
        answer = self.visitor.post(f"/referrals/{number}/{what}",
                                   {**dict(fields), **({"return": back} if back else {})})
        self.assertEqual(answer.location, back or f"/referrals/{number}")
        return self.visitor.follow(answer)

    def refused(self, number, what, fields, field, words):
        """The page again, what was typed in it, the message at its field."""
        before = self.one(number)
        answer = self.visitor.post(f"/referrals/{number}/{what}", fields)
        self.assertEqual(answer.status, 400, answer.words()[:300])
        self.assertIn(words, answer.words())
        self.assertEqual(self.one(number), before)
        if field:
            self.assertRegex(answer.text, rf'name="{field}"[^>]*aria-invalid="true"')
            self.assertIn(f'value="{fields[field]}"', answer.text)
            ids = re.findall(r' id="([^"]+)"', answer.text)
            self.assertEqual(len(ids), len(set(ids)))
        return answer

    # --- on top of Today ---------------------------------------------------------------------

    def test_R5_an_unanswered_one_is_on_top_of_today_before_all_else(self):
        self.enter("from", "1", "teen anxiety", on="2026-02-27", at="15:00")
        self.enter("from", "2", on="2026-02-25", at="11:00")
        page = self.visitor.get("/today")
        order = [page.text.index(mark) for mark in
                 ('id="clocks"', 'id="clock-2"', 'id="clock-1"', 'id="card-')]
        self.assertEqual(order, sorted(order))
        words = page.words()
        self.assertIn("They wait for your first answer", words)
        self.assertIn("2 working days over from Ben Ohm , Wed 25 February, 11:00", words)
        self.assertIn("teen anxiety baba-0 3 working hours left from Ana Ruiz", words)
        clocks = self.visitor.json("/today")["clocks"]
        self.assertEqual([(c["id"], c["clock"]["left"], c["clock"]["over"]) for c in clocks],
                         [(2, -960 - 60, True), (1, 180, False)])
        self.assertEqual(clocks[1]["clock"]["due"], "2026-03-02")
        self.assertEqual(clocks[1]["clock"]["due_time"], "15:00")

    def test_R5_it_is_answered_in_place(self):
        for _ in range(3):
            self.enter("from", "1", on="2026-02-27", at="15:00")
        page = self.do(1, "step", {"step": "contacted"}, back="/today")
        self.assertIn("Answered: baba-0 from Ana Ruiz.", page.words())
        self.assertNotIn('id="clock-1"', page.text)
        self.assertEqual(self.one(1)["contacted_time"], "12:00")
        self.assertEqual(self.one(1)["clock"]["used"], 300)
        page = self.do(2, "step", {"step": "booked"}, back="/today")
        self.assertEqual(self.one(2)["step"], "booked")
        page = self.do(3, "step", {"step": "ended", "why": "no-answer"}, back="/today")
        self.assertIn("Ended, no answer: gone-6 from Ana Ruiz.", page.words())
        self.assertNotIn("clocks", page.text)
        # What was done last is taken back from the top of the page.
        page = self.visitor.follow(self.visitor.post("/undo", {"return": "/today"}))
        self.assertIn('id="clock-3"', page.text)

    def test_R5_pressed_twice_is_one_answer(self):
        self.enter("from", "1", on="2026-02-27", at="15:00")
        self.do(1, "step", {"step": "contacted"}, back="/today")
        page = self.do(1, "step", {"step": "contacted"}, back="/today")
        self.assertIn("Nothing was changed: it was so already.", page.words())
        self.tend.run("undo")
        self.assertEqual(self.one(1)["step"], "received")

    def test_R5_only_the_most_urgent_are_there(self):
        for day in range(16, 24):
            self.enter("from", "1", on=f"2026-02-{day}")
        page = self.visitor.get("/today")
        self.assertEqual(page.text.count('id="clock-title-'), 5)
        self.assertIn("3 more wait , with more time left", page.words())
        self.assertEqual(self.visitor.json("/today")["clocks_more"], 3)

    def test_R5_on_a_day_of_rest_the_clock_stands(self):
        self.tend.run("referral", "from", "1", "--on", "2026-02-27", "--at", "15:00")
        self.tend.stop()
        self.tend.environment["TEND_TODAY"] = "2026-03-01 12:00"
        self.tend.start()
        visitor = self.tend.visitor()
        self.assertIn("It is a day of rest: the clock stands still until Mon 2 March, 09:00.",
                      visitor.get("/today").words())
        self.assertTrue(visitor.json("/referrals/1")["clock"]["stands"])
        self.assertIn("The clock stands still now.", visitor.get("/referrals/1").words())

    def test_R5_what_hangs_is_told_gently(self):
        self.enter("from", "1", "evenings", on="2026-02-20")
        self.tend.run("referral", "1", "contacted", "--on", "2026-02-23")
        self.assertIn("Answered a while ago and not booked yet · evenings from Ana Ruiz, "
                      "5 working days. Perhaps a word?", self.visitor.get("/today").words())
        self.assertEqual(self.visitor.json("/today")["hanging"][0]["hangs"], 5)
        self.assertIn("Answered 5 working days ago", self.visitor.get("/referrals/1").words())

    def test_a_day_without_a_clock_says_nothing_of_clocks(self):
        self.enter("to", "1")
        page = self.visitor.get("/today")
        self.assertNotIn("clocks", page.text)
        model = self.visitor.json("/today")
        self.assertEqual((model["clocks"], model["clocks_more"], model["clocks_stand"],
                          model["hanging"]), ([], 0, False, []))

    def test_a_page_that_is_kept_changes_with_the_referral(self):
        self.enter("from", "1", on="2026-02-27", at="15:00")
        self.assertIn('id="clock-1"', self.visitor.get("/today").text)
        self.assertIn('id="clock-1"', self.visitor.get("/today").text)
        self.tend.run("referral", "1", "contacted")
        self.assertNotIn('id="clock-1"', self.visitor.get("/today").text)

    # --- its page ----------------------------------------------------------------------------

    def test_R5_steps_with_their_dates(self):
        self.enter("from", "1", "teen anxiety", on="2026-02-24", at="10:00")
        self.do(1, "step", {"step": "contacted", "on": "24 Feb", "at": "11:30"})
        self.do(1, "step", {"step": "booked", "on": "25 February"})
        page = self.do(1, "step", {"step": "seen"})
        self.assertIn("It came Tue 24 February, 10:00 First answer Tue 24 February, 11:30 "
                      "Booked Wed 25 February Seen Mon 2 March", page.words())
        self.assertIn("answered after 1 h 30 min, in time", page.words())
        self.assertEqual([s["date"] for s in self.one(1)["steps"]],
                         ["2026-02-24", "2026-02-24", "2026-02-25", "2026-03-02"])
        page = self.do(1, "back")
        self.assertIn("One step back: baba-0 from Ana Ruiz is booked.", page.words())
        self.assertEqual(self.one(1)["step"], "booked")

    def test_R5_a_step_that_can_not_be_is_refused_and_nothing_typed_is_lost(self):
        self.enter("from", "1", on="2026-02-24", at="10:00")
        self.refused(1, "step", {"step": "contacted", "on": "nonsense"}, "on", "nonsense")
        self.refused(1, "step", {"step": "contacted", "at": "late"}, "at",
                     "Write a time as in 9:30")
        self.refused(1, "step", {"step": "contacted", "on": "2026-02-23"}, "on",
                     "before the step before it")
        self.refused(1, "step", {"step": "ended"}, None, "Say why it ended")
        self.refused(1, "step", {"step": "ended", "why": "referred-on", "to": "Zed"}, "to",
                     "Nobody here is called")
        self.refused(1, "step", {"step": "nowhere"}, None, "Say contacted, booked")
        self.refused(1, "back", {}, None, "at its beginning")

    def test_R5_referred_on_enters_the_one_given_as_well(self):
        self.enter("from", "1", "teen anxiety")
        # "Referred on…" on Today leads to the form with that reason chosen.
        link = re.search(r'<a href="([^"]*)">Referred on…', self.visitor.get("/today").text)[1]
        page = self.visitor.get(link.partition("#")[0])
        self.assertIn('<details class="fold" id="end" open>', page.text)
        self.assertIn('value="referred-on" checked', page.text)
        page = self.do(1, "step", {"step": "ended", "why": "referred-on", "to": "ben"})
        self.assertIn("Referred on: baba-0 from Ana Ruiz, to Ben Ohm as pugo-3.", page.words())
        self.assertIn("Referred on to Ben Ohm as pugo-3", page.words())
        given = self.one(2)
        self.assertEqual((given["direction"], given["about"], given["passed_from"]),
                         ("given", "teen anxiety", 1))
        self.assertIn("It refers on baba-0", self.visitor.get("/referrals/2").words())
        # To another one, later; and one undo takes back both halves.
        self.do(1, "step", {"step": "ended", "why": "referred-on", "to": "cy"})
        self.assertEqual(len(self.one(1)["passed_to"]), 2)
        self.tend.run("undo")
        self.tend.run("undo")
        self.assertEqual(self.one(1)["step"], "received")
        self.assertEqual(self.visitor.get("/referrals/2").status, 404)

    def test_everything_can_be_corrected(self):
        self.enter("from", "1", "teen anxiety", on="2026-02-24", at="10:00")
        page = self.do(1, "edit", {
            "person": "ben", "about": "couples", "on": "23 Feb", "at": "", "place": "school",
            "how": "client called", "why": "my talk", "contacted": "24 Feb",
            "contacted_at": "9:15", "booked": "25 Feb", "seen": "", "ended": "26 Feb",
            "ended_why": "other", "outcome": "found somebody nearer"})
        self.assertIn("Changed: baba-0 from Ben Ohm.", page.words())
        one = self.one(1)
        want = {"about": "couples", "date": "2026-02-23", "time": None, "place": "school",
                "how": "client called", "why": "my talk", "contacted": "2026-02-24",
                "contacted_time": "09:15", "booked": "2026-02-25", "seen": None,
                "ended": "2026-02-26", "ended_why": "other", "step": "ended",
                "outcome": "found somebody nearer", "code": "baba-0"}
        self.assertEqual({key: one[key] for key in want}, want)
        self.assertEqual(one["person"]["name"], "Ben Ohm")
        # The form as the page shows it changes nothing.
        form = dict(re.findall(r'id="edit-[^"]*" name="([^"]+)" value="([^"]*)"',
                               self.visitor.get("/referrals/1").text))
        page = self.do(1, "edit", {**form, "ended_why": "other"})
        self.assertIn("Nothing was changed", page.words())
        self.assertEqual(self.one(1), one)

    def test_a_form_that_stood_open_sets_nothing_back(self):
        number = self.enter("from", "ana", "a couple")
        page = self.visitor.get(f"/referrals/{number}")
        form = page.text[page.text.index(f'action="/referrals/{number}/edit"'):]
        form = form[:form.index("</form>")]
        stood = dict(re.findall(r'name="(was\.\w+)" value="([^"]*)"', form))
        self.assertIn("was.contacted", stood)
        self.do(number, "step", {"step": "contacted"})
        fields = {name[4:]: value for name, value in stood.items()} | stood
        self.do(number, "edit", {**fields, "about": "a family"})
        one = self.one(number)
        self.assertEqual((one["about"], one["contacted"]), ("a family", one["date"]))
        # What is emptied on purpose goes.
        self.do(number, "edit", {"was.about": "a family", "about": ""})
        self.assertIsNone(self.one(number)["about"])
        self.refused(number, "edit", {**fields, "booked": "soonish"}, "booked", "soonish")

    def test_R5_a_correction_keeps_the_order_of_steps(self):
        self.enter("from", "1", on="2026-02-24", at="10:00")
        self.refused(1, "edit", {"booked": "25 Feb"}, None, "Booked, but never contacted")
        self.refused(1, "edit", {"contacted": "23 Feb"}, "contacted", "before the step before")
        self.refused(1, "edit", {"contacted": "24 Feb", "contacted_at": "9:59"}, "contacted_at",
                     "before it came")
        self.refused(1, "edit", {"ended": "25 Feb"}, None, "its day and its reason")
        self.refused(1, "edit", {"on": "tomorrow"}, "on", "")
        self.refused(1, "edit", {"person": "Zed"}, "person", "Nobody here is called")

    def test_a_sum_is_asked_for_only_when_it_is_kept(self):
        self.enter("from", "1")
        self.assertNotIn('name="amount"', self.visitor.get("/referrals/1").text)
        self.tend.run("plan", "business=yes", "business.currency=CHF")
        self.assertIn("Worth, in CHF", self.visitor.get("/referrals/1").words())
        self.do(1, "edit", {"amount": "1'200.50"})
        self.assertEqual((self.one(1)["amount"], self.one(1)["currency"]), (1200.5, "CHF"))
        self.refused(1, "edit", {"amount": "much"}, "amount", "Write a sum")

    def test_it_never_was(self):
        self.enter("from", "1")
        answer = self.visitor.post("/referrals/1/remove")
        page = self.visitor.follow(answer)
        self.assertIn("Took out: baba-0 from Ana Ruiz.", page.words())
        self.assertEqual(self.visitor.get("/referrals/1").status, 404)

    def test_the_page_of_a_person_leads_there(self):
        self.enter("from", "1", "teen anxiety")
        self.assertIn('href="/referrals/1"', self.visitor.get("/people/1").text)

    def test_nowhere(self):
        for path in ("/referrals/9", "/referrals/9/step", "/referrals/9/edit"):
            self.assertEqual(self.visitor.get(path).status, 404)
        for what in ("step", "back", "edit", "remove"):
            self.assertEqual(self.visitor.post(f"/referrals/9/{what}",
                                               {"step": "seen"}).status, 404)

    def test_for_scripts(self):
        self.enter("from", "1", on="2026-02-24")
        answer = self.visitor.send("/referrals/1/step", {"step": "contacted", "on": "2026-02-25"})
        self.assertEqual((answer.status, answer.model["step"]), (200, "contacted"))
        answer = self.visitor.send("/referrals/1/edit", {"outcome": "ten hours"})
        self.assertEqual((answer.model["outcome"], answer.model["contacted"]),
                         ("ten hours", "2026-02-25"))
        answer = self.visitor.send("/referrals/1/step", {"step": "contacted"})
        self.assertEqual((answer.status, answer.model["error"]["field"]), (400, "step"))
        self.assertEqual(self.visitor.send("/referrals/1/back").model["step"], "received")

    # --- how fast ----------------------------------------------------------------------------

    def test_R5_how_fast_i_answer(self):
        for i, (day, at, answer) in enumerate((("2026-01-12", "10:00", "2026-01-12 11:00"),
                                               ("2026-01-13", "10:00", "2026-01-13 13:00"),
                                               ("2026-02-10", "14:00", "2026-02-12 14:00"))):
            self.enter("from", "1", on=day, at=at)
            on, _, time = answer.partition(" ")
            self.tend.run("referral", str(i + 1), "contacted", "--on", on, "--at", time)
        self.enter("from", "2", on="2026-02-20")
        model = self.visitor.json("/referrals/answers")
        self.assertEqual(model["all"], {"answered": 3, "within": 2, "overdue": 1, "by_days": 0,
                                        "median": 180})
        months = {m["month"]: m["median"] for m in model["months"]}
        self.assertEqual((months["2026-01-01"], months["2026-02-01"], months["2026-03-01"]),
                         (120, 960, None))
        page = self.visitor.get("/referrals/answers")
        self.assertIn("Of the 3 referrals that you answered since April 2025, half had your "
                      "first answer within 3 h.", page.words())
        self.assertIn("2 of 4 had your first answer within your limit of a working day. "
                      "One still waits and counts as later.", page.words())
        self.assertIn("January 2026 2 2 h 2 of 2 February 2026 1 2 working days 0 of 2",
                      page.words())
        self.assertEqual(page.text.count("<svg"), page.text.count("</svg>"))

    def test_how_fast_of_nothing(self):
        words = self.visitor.get("/referrals/answers").words()
        self.assertIn("Here you will see how fast you answer, month by month.", words)
        self.assertNotIn("In time", words)


if __name__ == "__main__":
    web.main()
