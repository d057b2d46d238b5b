#!/usr/bin/env python3
"""The ledger over HTTP: filters, pages, both ways, entering one with somebody new, the board, the
table for a spreadsheet."""

import csv
import io
import json
import re

import web

NASTY = ("<script>alert(1)</script>", "\"'`> autofocus onfocus=alert(1)", "{{frame.csrf}} {{> nav}}",
         "Robert'); DROP TABLE referral;--", "%s%n%d%% %0d%0aX: 1", "\u202eevil\u202c", "👩‍⚕️", "Z" * 301)


class Empty(web.FreshCase):
    def test_an_empty_ledger_helps(self):
        page = self.visitor.get("/referrals")
        self.assertEqual(page.status, 200)
        self.assertIn("The ledger is empty", page.words())
        self.assertIn('href="/referrals/new"', page.text)
        self.assertNotIn("Nothing fits", page.words())
        model = self.visitor.json("/referrals")
        self.assertEqual((model["referrals"], model["total"], model["sums"]), ([], 0, None))
        self.assertEqual(model["totals"]["all"], {"received": 0, "given": 0})
        for path in ("/referrals/board", "/referrals/new", "/referrals?sides=yes"):
            self.assertEqual(self.visitor.get(path).status, 200)

    def test_the_first_referral_brings_its_person(self):
        answer = self.visitor.send("/referrals/new", {
            "direction": "received", "who": "Ana Ruiz", "new": True, "about": "teen anxiety"})
        self.assertEqual(answer.status, 200, answer.body)
        self.assertTrue(answer.model["person_added"])
        self.assertEqual(answer.model["person"]["name"], "Ana Ruiz")
        self.assertEqual((answer.model["step"], answer.model["thanks"]), ("received", "owed"))
        self.assertEqual(self.visitor.json("/people")["total"], 1)
        again = self.visitor.send("/referrals/new", {
            "direction": "received", "who": "Ana Ruiz", "new": True})
        self.assertEqual((again.status, again.model["error"]["field"]), (409, "who"))
        other = self.visitor.send("/referrals/new", {
            "direction": "received", "who": "Ana Ruiz", "new": True, "anyway": True})
        self.assertEqual(other.status, 200)
        self.visitor.post("/undo")
        self.visitor.post("/undo")
        self.assertEqual(self.visitor.json("/people")["total"], 0)
        self.assertEqual(self.visitor.json("/referrals")["total"], 0)


class Ledger(web.FreshCase):
    people = """Ana Ruiz <ana@example.org>
Ben Ohm <ben@example.org>
Anatol Berg"""

    def enter(self, way="from", who="ben", about="teens", on="today"):
        self.tend.run("referral", way, who, about, "--on", on)

    def abouts(self, query=""):
        return [r["about"] for r in self.visitor.json(f"/referrals{query}")["referrals"]]

    def refused(self, fields, field, status=400):
        answer = self.visitor.send("/referrals/new", {"direction": "received", "person": 1, **fields})
        self.assertEqual((answer.status, answer.model["error"]["field"]), (status, field),
                         answer.body)

    def test_R3_both_ways_by_filter_and_side_by_side(self):
        self.enter(about="teens")
        self.enter("to", "ana", "grief", "yesterday")
        self.enter(about="couples", on="2025-06-01")
        self.assertEqual(self.abouts(), ["teens", "grief", "couples"])
        self.assertEqual(self.abouts("?direction=given"), ["grief"])
        self.assertEqual(self.abouts("?person=2&since=1+January"), ["teens"])
        self.assertEqual(self.abouts("?until=2025-12-31"), ["couples"])
        self.assertEqual(self.abouts("?step=open&sort=person"), ["grief", "teens"])
        self.assertEqual(self.abouts("?sort=date&reverse=yes"), ["couples", "grief", "teens"])
        model = self.visitor.json("/referrals?direction=received")
        self.assertEqual((model["total"], model["received"], model["given"]), (2, 2, 0))
        self.assertEqual(model["totals"], {
            "all": {"received": 2, "given": 1}, "year": {"received": 1, "given": 1},
            "open": {"received": 1, "given": 1}, "thanks_owed": 1})
        page = self.visitor.get("/referrals?sides=yes")
        self.assertEqual(len(re.findall(r'<section class="panel" aria-labelledby="side-', page.text)), 2)
        self.assertNotIn("<table", page.text)
        page = self.visitor.get("/referrals?person=2&step=received")
        self.assertIn('href="/referrals?step=received" title="Without this filter">Ben Ohm', page.text)
        self.assertIn('href="/referrals?person=2&amp;step=received&amp;sort=person"',
                      page.text.replace("step=received&amp;person=2", "person=2&amp;step=received"))
        self.assertIn("Received", page.words())
        self.assertIn("Nothing fits", self.visitor.get("/referrals?step=booked").words())

    def test_a_wrong_filter_says_which(self):
        for query, field in (("step=warm", "step"), ("direction=up", "direction"),
                             ("since=soon", "since"), ("until=tomorrow", "until"),
                             ("sort=colour", "sort"), ("person=ana", "person"),
                             ("thanks=maybe", "thanks"), ("from=-1", "from")):
            answer = self.visitor.ask("GET", f"/referrals?{query}",
                                      headers={"Accept": "application/json"})
            self.assertEqual((answer.status, answer.model["error"]["field"]), (400, field), query)
            self.assertEqual(self.visitor.get(f"/referrals?{query}").status, 400)
        self.assertEqual(self.visitor.get("/referrals?person=99").status, 404)
        self.assertEqual(self.visitor.get("/referrals/board?direction=up").status, 400)

    def test_pages_follow_each_other(self):
        for i in range(55):
            self.visitor.send("/referrals/new", {"direction": "received", "person": 1,
                                                 "about": f"number {i}"})
        first = self.visitor.json("/referrals")
        second = self.visitor.json("/referrals?from=50")
        self.assertEqual((len(first["referrals"]), len(second["referrals"])), (50, 5))
        self.assertEqual((first["total"], second["from"]), (55, 50))
        codes = {r["code"] for r in first["referrals"] + second["referrals"]}
        self.assertEqual(len(codes), 55)
        page = self.visitor.get("/referrals")
        self.assertIn("Show 5 more", page.words())
        self.assertIn('href="/referrals?from=50"', page.text)
        self.assertIn("Back to the first", self.visitor.get("/referrals?from=50").words())
        self.assertEqual(self.visitor.json("/referrals?from=5000")["referrals"], [])
        self.assertEqual(self.abouts("?words=number+51"), ["number 51"])

    def test_words_and_codes_find_their_referrals(self):
        self.enter(about="crème brûlée fears")
        self.enter("to", "ana", "grief")
        code = self.visitor.json("/referrals?direction=given")["referrals"][0]["code"]
        self.assertEqual(self.abouts("?words=creme"), ["crème brûlée fears"])
        self.assertEqual(self.abouts("?words=ruiz"), ["grief"])
        self.assertEqual(self.abouts(f"?words={code}"), ["grief"])
        found = self.visitor.json(f"/find?q={code}")
        self.assertEqual([r["code"] for r in found["referrals"]], [code])
        self.assertIn(f'<a href="/referrals/{found["referrals"][0]["id"]}">{code}</a>',
                      self.visitor.get(f"/find?q={code}").text)
        found = self.visitor.json("/find?q=brulee")
        self.assertEqual(found["people"][0]["found"]["in"], "referral")
        self.assertIn("Enter a referral from or to Ben Ohm",
                      [a["name"] for a in self.visitor.json("/find?q=ben")["actions"]])
        self.assertIn("Enter a referral", [p["name"] for p in
                                           self.visitor.json("/find?q=enter")["pages"]])
        page = self.visitor.get("/people?search=brulee")
        self.assertIn("<mark>brûlée</mark>", page.text)

    def test_R8_the_form_says_what_not_to_write(self):
        page = self.visitor.get("/referrals/new")
        self.assertIn("Never a client’s name, initials", page.words())
        self.assertIn('value="today"', page.text)

    def test_what_was_used_before_is_offered(self):
        self.visitor.send("/referrals/new", {
            "direction": "given", "person": 1, "about": "grief", "place": "school", "how": "phone",
            "why": "near by"})
        used = self.visitor.json("/referrals/new")["used"]
        self.assertEqual([used[k] for k in ("about", "place", "how", "why", "currency")],
                         [["grief"], ["school"], ["phone"], ["near by"], None])
        page = self.visitor.get("/referrals/new")
        self.assertIn('<datalist id="used-place"><option value="school">', page.text)
        self.assertEqual(self.abouts("?place=SCHOOL"), ["grief"])

    def test_a_name_is_chosen_when_several_fit(self):
        form = {"direction": "received", "who": "an", "about": "teens", "on": "yesterday"}
        page = self.visitor.post("/referrals/new", form)
        self.assertEqual(page.status, 400)
        self.assertIn("Several people fit “an”: choose one.", page.words())
        self.assertRegex(page.text, r'name="person" value="1"><span>Ana Ruiz')
        self.assertRegex(page.text, r'name="person" value="3"><span>Anatol Berg')
        self.assertIn('name="about" value="teens"', page.text)
        self.assertIn('name="on" value="yesterday"', page.text)
        done = self.visitor.post("/referrals/new", {**form, "chosen_for": "an", "person": "3"})
        self.assertEqual(done.status, 303)
        one = self.visitor.json("/referrals")["referrals"][0]
        self.assertEqual((one["person"]["name"], one["date"], one["time"]),
                         ("Anatol Berg", "2026-03-01", None))
        self.assertEqual(done.location.partition("?")[0], f"/referrals/{one['id']}")

    def test_a_choice_does_not_outlive_its_name(self):
        done = self.visitor.post("/referrals/new", {
            "direction": "given", "who": "ohm", "chosen_for": "ana", "person": "1"})
        self.assertEqual(done.status, 303)
        self.assertEqual(self.visitor.json("/referrals")["referrals"][0]["person"]["name"], "Ben Ohm")

    def test_somebody_new_is_offered_and_added_at_once(self):
        form = {"direction": "received", "who": "Zoë Łęcka", "about": "grief"}
        page = self.visitor.post("/referrals/new", form)
        self.assertEqual(page.status, 400)
        self.assertIn("Nobody here is called “Zoë Łęcka” yet", page.words())
        self.assertRegex(page.text, r'name="person" value="new" checked><span>Somebody new: Zoë')
        done = self.visitor.post("/referrals/new", {
            **form, "chosen_for": "Zoë Łęcka", "person": "new"})
        self.assertEqual(done.status, 303)
        self.assertEqual(self.visitor.json("/people")["total"], 4)
        page = self.visitor.follow(done)
        self.assertIn("who is on your list now. Its code is", page.words())
        code = self.visitor.json("/referrals")["referrals"][0]["code"]
        self.assertIn(f'<p class="code">{code}</p>', page.text)
        # Its own page is gone with it: what was taken back is said above it.
        gone = self.visitor.follow(self.visitor.post("/undo", {"return": done.location}))
        self.assertEqual((gone.status, gone.location), (303, "/referrals"))
        self.assertIn("Taken back", self.visitor.follow(gone).words())
        self.assertEqual(self.visitor.get(done.location).status, 404)
        self.assertEqual(self.visitor.json("/people")["total"], 3)
        self.assertEqual(self.visitor.json("/referrals")["total"], 0)

    def test_the_live_list_shows_who_fits(self):
        page = self.visitor.get("/referrals/new?who=ben")
        self.assertRegex(page.text, r'name="person" value="2" checked><span>Ben Ohm')
        page = self.visitor.get("/referrals/new?who=anna")
        self.assertIn("Did you mean", page.words())
        page = self.visitor.get("/referrals/new?person=3&direction=given")
        self.assertRegex(page.text, r'name="person" value="3" checked><span>Anatol Berg')
        self.assertRegex(page.text, r'name="direction" value="given" checked')
        self.assertEqual(self.visitor.get("/referrals/new?person=99").status, 404)

    def test_what_is_refused_names_its_field(self):
        self.refused({"direction": "sideways"}, "direction")
        self.refused({"on": "tomorrow"}, "on")
        self.refused({"on": "soonish"}, "on")
        self.refused({"at": "25:00"}, "at")
        self.refused({"at": "noonish"}, "at")
        self.refused({"about": "x" * 301}, "about")
        self.refused({"amount": "12"}, "amount")
        self.refused({"person": None}, "who")
        self.refused({"person": "ana"}, "person")
        self.refused({"person": None, "who": "an"}, "who")
        self.refused({"person": None, "who": "Nobody Known"}, "who")
        self.assertEqual(self.visitor.send("/referrals/new", {
            "direction": "given", "person": 99}).status, 404)
        self.assertEqual(self.visitor.json("/referrals")["total"], 0)

    def test_days_and_times_as_people_type_them(self):
        for on, at, date, time in (("yesterday", "9.30", "2026-03-01", "09:30"),
                                   ("fri", None, "2026-02-27", None),
                                   ("today", "9 am", "2026-03-02", "09:00")):
            answer = self.visitor.send("/referrals/new", {
                "direction": "received", "person": 1, "on": on, "at": at})
            self.assertEqual(answer.status, 200, answer.body)
            self.assertEqual((answer.model["date"], answer.model["time"]), (date, time))
        # The time that the form proposed is meant for today alone.
        self.visitor.post("/referrals/new", {
            "direction": "received", "person": "1", "on": "yesterday", "at": "12:00",
            "at_proposed": "12:00"})
        self.assertEqual(self.visitor.json("/referrals?until=yesterday")["referrals"][0]["time"], None)

    def test_R6_consent_is_kept_of_what_was_received(self):
        for direction, consent, kept in (("received", "yes", True), ("received", "no", False),
                                         ("received", "", None), ("given", "yes", None)):
            answer = self.visitor.send("/referrals/new", {
                "direction": direction, "person": 1, "consent": consent})
            self.assertEqual(answer.model["consent"], kept)

    def test_one_that_is_handed_on_says_from_which(self):
        first = self.visitor.send("/referrals/new", {"direction": "received", "person": 1}).model
        page = self.visitor.get(f"/referrals/new?direction=given&passed_from={first['id']}")
        self.assertIn(f"This refers on {first['code']}", page.words())
        second = self.visitor.send("/referrals/new", {
            "direction": "given", "person": 2, "passed_from": first["id"]}).model
        self.assertEqual(second["passed_from"], first["id"])
        self.refused({"passed_from": first["id"]}, "passed_from")
        self.assertEqual(self.visitor.send("/referrals/new", {
            "direction": "given", "person": 2, "passed_from": 99}).status, 404)

    def test_hostile_words_stay_words(self):
        for words in NASTY[:-1]:
            answer = self.visitor.send("/referrals/new", {
                "direction": "received", "who": words, "new": True, "anyway": True, "about": words,
                "place": words, "how": words, "why": words})
            self.assertEqual(answer.status, 200, answer.body)
        for path in ("/referrals", "/referrals?sides=yes", "/referrals/board", "/referrals/new",
                     "/referrals/new?who=%3Cscript%3E", "/find?q=alert", "/people?sort=received"):
            page = self.visitor.get(path)
            self.assertEqual(page.status, 200, path)
            for wrong in ("<script>alert", "\"'`>"):
                self.assertNotIn(wrong, page.text, path)
        for words in NASTY:
            answer = self.visitor.ask("GET", "/referrals?" + web.urllib.parse.urlencode(
                {"place": words}), headers={"Accept": "application/json"})
            self.assertEqual((answer.status, answer.model["total"]), (200, words != NASTY[-1]))
            self.assertEqual(self.visitor.get("/referrals?" + web.urllib.parse.urlencode(
                {"words": words, "sort": "person"})).status, 200)
        self.assertEqual(self.visitor.get("/ping").status, 200)

    def test_R5_the_board_has_a_column_for_each_step(self):
        self.enter(about="waits", on="2026-02-20")
        self.enter(about="new")
        self.enter("to", "ana", "grief")
        model = self.visitor.json("/referrals/board")
        self.assertEqual([s["step"] for s in model["steps"]],
                         ["received", "contacted", "booked", "seen", "ended"])
        self.assertEqual([r["about"] for r in model["steps"][0]["referrals"]], ["waits", "new"])
        clocks = [r["clock"] for r in model["steps"][0]["referrals"]]
        self.assertEqual([c["over"] for c in clocks], [True, False])
        page = self.visitor.get("/referrals/board")
        for clock in clocks:
            self.assertIn(f'{clock["says"]}</span>', page.text)
        self.assertIn('action="/referrals/1/step"', page.text)
        self.assertIn('<input type="hidden" name="return" value="/referrals/board">', page.text)
        given = self.visitor.json("/referrals/board?direction=given")
        self.assertEqual(given["steps"][0]["referrals"][0]["about"], "grief")
        self.assertIsNone(given["steps"][0]["referrals"][0]["clock"])
        page = self.visitor.get("/referrals/board?direction=given")
        self.assertIn('value="/referrals/board?direction=given"', page.text)
        self.assertIn("Sent", page.words())

    def test_the_table_for_a_spreadsheet_runs_nothing(self):
        self.visitor.send("/referrals/new", {
            "direction": "received", "who": "=HYPERLINK(1)", "new": True, "about": "@SUM(A1)"})
        self.enter("to", "ana", "grief, \"heavy\"", "2026-02-01")
        answer = self.visitor.get("/referrals/ledger.csv")
        self.assertIn("attachment", answer.headers["Content-Disposition"])
        self.assertTrue(answer.headers["Content-Type"].startswith("text/csv"))
        table = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
        self.assertEqual([(r["Date Received"], r["Referred By"], r["Date Sent"], r["Referred To"],
                           r["For"]) for r in table],
                         [("2026-03-02", "'=HYPERLINK(1)", "", "", "'@SUM(A1)"),
                          ("", "", "2026-02-01", "Ana Ruiz", 'grief, "heavy"')])
        self.assertNotIn("Amount", answer.text)
        only = self.visitor.get("/referrals/ledger.csv?direction=given")
        self.assertEqual(len(only.text.strip().splitlines()), 2)

    def test_R1_the_value_shows_only_when_the_plan_keeps_it(self):
        page = self.visitor.get("/referrals/new")
        self.assertNotIn('name="amount"', page.text)
        self.tend.run("plan", "business", "yes")
        self.tend.run("plan", "business.currency", "CHF")
        self.assertIn('name="amount"', self.visitor.get("/referrals/new").text)
        self.visitor.send("/referrals/new", {"direction": "received", "person": 1,
                                             "amount": "1,250.50"})
        self.visitor.send("/referrals/new", {"direction": "received", "person": 1, "amount": "9",
                                             "currency": "EUR"})
        self.refused({"amount": "much"}, "amount")
        model = self.visitor.json("/referrals?sort=amount")
        self.assertEqual([(s["amount"], s["currency"]) for s in model["sums"]],
                         [(1250.5, "CHF"), (9.0, "EUR")])
        self.assertEqual([r["amount"] for r in model["referrals"]], [1250.5, 9.0])
        page = self.visitor.get("/referrals")
        self.assertIn("Received: worth 1250.50 CHF.", page.words())
        self.assertIn('data-label="Value"', page.text)
        self.assertIn("1250.50,CHF", self.visitor.get("/referrals/ledger.csv").text)
        self.tend.run("plan", "business", "no")
        model = self.visitor.json("/referrals")
        self.assertEqual((model["sums"], model["referrals"][0]["amount"]), (None, None))
        self.assertNotIn("1250", self.visitor.get("/referrals").text)
        self.assertNotIn("1250", self.visitor.get("/referrals/ledger.csv").text)

    def test_R3_a_person_has_both_ways_side_by_side(self):
        self.enter(about="teens", on="2026-02-20")
        self.enter(about="grief", on="2026-02-22")
        self.enter("to", "ben", "couples")
        page = self.visitor.get("/people/2")
        self.assertIn('href="/referrals?direction=received&amp;person=2">From them</a> '
                      '<span class="badge plain">2</span>', page.text)
        self.assertIn('href="/referrals?direction=given&amp;person=2">To them</a> '
                      '<span class="badge plain">1</span>', page.text)
        self.assertLess(page.words().index("grief"), page.words().index("teens"))
        self.assertIn('href="/referrals/new?person=2"', page.text)

    def test_people_are_sorted_and_filtered_by_their_referrals(self):
        def names(query):
            return [p["name"] for p in self.visitor.json(f"/people{query}")["people"]]
        self.enter(about="teens", on="2025-11-20")
        self.enter("from", "anatol", on="2026-02-20")
        self.enter("from", "anatol", on="2025-10-20")
        self.enter("to", "ana ruiz")
        self.assertEqual(names("?sort=received"), ["Anatol Berg", "Ben Ohm", "Ana Ruiz"])
        self.assertEqual(names("?sort=given")[0], "Ana Ruiz")
        self.assertEqual(names("?sort=last-received"), ["Ben Ohm", "Anatol Berg", "Ana Ruiz"])
        self.assertEqual(names("?given=yes"), ["Ana Ruiz"])
        self.assertEqual(names("?received-before=3+months+ago"), ["Ben Ohm"])
        self.assertEqual(names("?received-since=2026-01-01"), ["Anatol Berg"])
        person = self.visitor.json("/people?sort=received")["people"][0]
        self.assertEqual((person["referrals_received"], person["last_received"],
                          person["referrals_given"], person["last_given"]),
                         (2, "2026-02-20", 0, None))
        page = self.visitor.get("/people?given=yes&received-before=3+months+ago")
        self.assertIn("I have referred to them", page.words())
        self.assertIn("Last referral by 3 months ago", page.words())


class General(web.FreshCase):
    people = "Ana Ruiz"

    def test_R8_words_that_look_like_a_name_are_asked_about_and_kept_when_said_twice(self):
        fields = {"direction": "received", "who": "Ana Ruiz", "about": "Sarah Quill, grief"}
        self.visitor.get("/today")
        answer = self.visitor.post("/referrals/new", fields)
        self.assertEqual(answer.status, 400)
        self.assertIn("This seems to hold a name", answer.words())
        self.assertRegex(answer.text, r'name="about"[^>]*aria-invalid="true"')
        self.assertEqual(json.loads(self.tend.run("referral", "--json"))["referrals"], [])
        self.assertNotIn("Sarah", self.tend.run("journal", "--json"))
        sure = re.search(r'name="sure" value="([^"]*)"', answer.text).group(1)
        # for these words and no others
        other = {**fields, "about": "Emma Quill, grief", "sure": sure}
        self.assertEqual(self.visitor.post("/referrals/new", other).status, 400)
        done = self.visitor.post("/referrals/new", {**fields, "sure": sure})
        self.assertEqual(done.status, 303)
        self.assertEqual(self.visitor.send("/referrals/new", fields).status, 400)

    def test_R8_a_correction_is_asked_about_too_but_not_what_stood_there(self):
        self.tend.run("referral", "from", "Ana", "Emma Quill", "--sure")
        self.visitor.get("/today")
        fields = {"about": "Emma Quill", "outcome": "Sarah came"}
        answer = self.visitor.post("/referrals/1/edit", fields)
        self.assertEqual(answer.status, 400)
        self.assertRegex(answer.text, r'name="outcome"[^>]*aria-invalid="true"')
        self.assertIsNone(self.visitor.json("/referrals/1")["outcome"])
        sure = re.search(r'name="sure" value="([^"]*)"', answer.text).group(1)
        self.assertEqual(self.visitor.post("/referrals/1/edit", {**fields, "sure": sure}).status, 303)
        self.assertEqual(self.visitor.post("/referrals/1/edit", fields).status, 303)


if __name__ == "__main__":
    web.main()
