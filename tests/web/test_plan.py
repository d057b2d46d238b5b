#!/usr/bin/env python3
"""The plan over HTTP: every number, presets, trying before saving."""

import re

import web


class Plan(web.FreshCase):
    people = "Ana Ruiz <ana@example.org>\nBen Ohm <ben@example.org>"

    def value(self, name):
        return next(item["value"] for item in self.visitor.json("/plan")["items"]
                    if item["name"] == name)

    def form(self, page=None):
        """The fields of the plan's form as a browser would send them."""
        text = (page or self.visitor.get("/plan")).text
        form = text[text.index('id="plan-form"'):text.rindex("</form>")]
        fields = []
        for tag in re.findall(r"<input[^>]*>|<textarea.*?</textarea>", form, re.S):
            name = re.search(r'name="([^"]*)"', tag)[1]
            value = re.search(r'value="([^"]*)"', tag)
            box = re.search(r'type="(checkbox|radio)"', tag)
            if name == "csrf" or (box and " checked" not in tag):
                continue
            fields.append((name, re.sub("<.*?>", "", tag) if tag[1] == "t" else value[1]))
        return fields

    def with_field(self, fields, name, *values):
        return [f for f in fields if f[0] != name] + [(name, v) for v in values]

    def test_P3_every_number_stands_there_with_its_meaning_and_rule(self):
        page = self.visitor.get("/plan")
        self.assertEqual(page.status, 200)
        for item in self.visitor.json("/plan")["items"]:
            self.assertIn(f'name="{item["name"]}"', page.text)
            self.assertIn(item["meaning"], page.words())
            self.assertIn(f'{item["rule"]}, ', page.words())

    def test_the_form_as_it_is_changes_nothing(self):
        before = self.visitor.json("/plan")["items"]
        done = self.visitor.post("/plan", self.form())
        self.assertIn("nothing changed", self.visitor.follow(done).words())
        self.assertEqual(self.visitor.json("/plan")["items"], before)

    def test_a_number_is_saved_and_taken_back(self):
        self.tend.run("log", "ana", "email", "--on", "2026-02-27")
        page = self.visitor.follow(self.visitor.post(
            "/plan", self.with_field(self.form(), "day.min", "2")))
        self.assertIn("It holds from today on", page.words())
        self.assertIn("Yours since Mon 2 March", page.words())
        self.assertEqual(self.value("day.min"), "2")
        self.visitor.post("/undo")
        self.assertEqual(self.value("day.min"), "3")

    def test_before_anything_is_logged_it_holds_from_the_beginning(self):
        page = self.visitor.follow(self.visitor.post("/plan", {"day.min": "2"}))
        self.assertIn("holds from the beginning", page.words())
        self.assertIsNone(self.visitor.json("/plan")["holds_from"])

    def test_P10_working_days_are_boxes(self):
        fields = self.with_field(self.form(), "days.working", "", "mon", "wed")
        self.visitor.post("/plan", fields)
        self.assertEqual(self.value("days.working"), "mon,wed")
        page = self.visitor.post("/plan", self.with_field(fields, "days.working", ""))
        self.assertEqual(page.status, 400)
        self.assertIn("At least one day of the week is for work", page.words())
        self.assertEqual(self.value("days.working"), "mon,wed")

    def test_P4_methods_go_on_and_off_and_earlier(self):
        fields = self.with_field(self.form(), "methods", "", "email", "card", "text")
        self.visitor.post("/plan", fields)
        self.assertEqual(self.value("methods"), "email,card,text")
        self.visitor.post("/plan", [*self.form(), ("earlier", "text")])
        self.assertEqual(self.value("methods"), "email,text,card")
        self.assertEqual(
            self.visitor.post("/plan", self.with_field(fields, "methods", "")).status, 400)
        self.assertEqual(self.visitor.post("/plan", {"methods": "smoke"}).status, 400)

    def test_P4_no_face_to_face(self):
        self.visitor.post("/plan", self.with_field(self.form(), "face-to-face", "no"))
        self.assertEqual(self.value("face-to-face"), "no")
        self.assertNotIn(("face-to-face", "yes"), self.form())

    def test_P7_the_rhythm_follows_the_list_or_is_a_span(self):
        fields = self.with_field(self.form(), "rhythm", "days")
        page = self.visitor.post("/plan", fields)
        self.assertEqual(page.status, 400)
        self.assertIn("After how long?", page.words())
        self.visitor.post("/plan", self.with_field(fields, "rhythm.days", "6 weeks"))
        self.assertEqual(self.value("rhythm"), "42 days")
        self.assertIn(("rhythm.days", "42 days"), self.form())
        page = self.visitor.post("/plan", self.with_field(self.form(), "rhythm.days", "soon"))
        self.assertIn("no span of time", page.words())
        self.visitor.post("/plan", self.with_field(self.form(), "rhythm", "auto"))
        self.assertEqual(self.value("rhythm"), "auto")

    def test_N6_the_words_of_the_moment(self):
        self.visitor.post("/plan", self.with_field(
            self.form(), "moment.text", 'Breathe <b>"slowly"</b> & smile'))
        self.assertEqual(self.value("moment.text"), 'Breathe <b>"slowly"</b> & smile')
        page = self.visitor.get("/plan")
        self.assertNotIn("<b>", page.text)
        self.visitor.post("/plan", {"moment.text": ""})  # the method's own again
        self.assertTrue(self.value("moment.text").startswith("A moment first"))

    def test_what_was_typed_stays_when_it_is_refused(self):
        fields = self.with_field(self.form(), "day.min", "9")
        fields = self.with_field(fields, "moment.text", "mine & <mine>")
        fields = self.with_field(fields, "days.working", "", "sat")
        page = self.visitor.post("/plan", fields)
        self.assertEqual(page.status, 400)
        self.assertIn('This is more than "And at most" below', page.words())
        self.assertIn('aria-invalid="true"', page.text)
        kept = self.form(page)
        self.assertIn(("day.min", "9"), kept)
        self.assertIn(("moment.text", "mine &amp; &lt;mine&gt;"), kept)
        self.assertEqual([v for n, v in kept if n == "days.working"], ["", "sat"])
        self.assertEqual(self.value("day.min"), "3")

    def test_a_number_that_is_none_names_its_field(self):
        page = self.visitor.post("/plan", {"day.min": "many"})
        self.assertIn("This takes a number from 1 to 20.", page.words())
        answer = self.visitor.send("/plan", {"day.min": "many"})
        self.assertEqual(answer.status, 400)
        self.assertEqual(answer.model["error"]["field"], "day.min")

    def test_a_form_that_stood_open_sets_nothing_back(self):
        stale = self.form()
        self.tend.run("plan", "day.max=4", "row.treat=12")
        page = self.visitor.follow(self.visitor.post(
            "/plan", self.with_field(stale, "day.min", "2")))
        self.assertIn("Your plan is saved", page.words())
        self.assertEqual([self.value(n) for n in ("day.min", "day.max", "row.treat")],
                         ["2", "4", "12"])

    def test_what_was_changed_here_and_elsewhere_is_told_with_both(self):
        fields = self.with_field(self.form(), "row.treat", "8")
        self.tend.run("plan", "row.treat=12")
        page = self.visitor.post("/plan", fields)
        self.assertEqual(page.status, 409)
        self.assertIn("This was 10, and became 12 elsewhere meanwhile. You have chosen 8",
                      page.words())
        again = self.form(page)
        self.assertIn(("row.treat", "8"), again)
        self.assertEqual(self.value("row.treat"), "12")
        self.assertEqual(self.visitor.post("/plan", again).status, 303)
        self.assertEqual(self.value("row.treat"), "8")

    def test_trying_or_failing_first_keeps_what_the_form_began_with(self):
        fields = self.with_field(self.form(), "row.treat", "8")
        for more in (("try", "yes"), ("day.min", "many")):
            page = self.visitor.post("/plan", [*[f for f in fields if f[0] != more[0]], more])
            self.assertIn(("was.row.treat", "10"), self.form(page))

    def test_presets_say_what_they_mean_before_and_are_taken(self):
        page = self.visitor.get("/plan")
        for preset in self.visitor.json("/plan")["presets"]:
            self.assertIn(preset["implies"], page.words())
        self.visitor.post("/plan", {"preset": "weekly"})
        self.assertEqual(self.visitor.json("/plan")["preset"], "weekly")
        self.assertEqual(self.visitor.send("/plan", {"preset": "never"}).status, 400)

    def test_trying_tells_what_it_would_mean_and_changes_nothing(self):
        page = self.visitor.post("/plan", [*self.with_field(self.form(), "day.min", "1"),
                                           ("try", "yes")])
        self.assertEqual(page.status, 200)
        self.assertIn("If you save this: 2 people at 1 a day", page.words())
        self.assertIn("People a day: 3 → 1", page.words())
        self.assertIn(("day.min", "1"), self.form(page))
        self.assertEqual(self.value("day.min"), "3")
        tried = self.visitor.send("/plan", {"preset": "eight", "try": True}).model
        self.assertEqual((tried["tried"], tried["preset"]), (True, "eight"))
        self.assertEqual(self.visitor.json("/plan")["preset"], "daily")

    def test_the_methods_own_comes_back_one_by_one_and_for_all(self):
        self.visitor.send("/plan", {"day.min": 2, "row.treat": 5, "list.max": 50})
        page = self.visitor.get("/plan")
        self.assertIn("The method’s own: 3", page.words())
        # What else was typed is saved as well.
        self.visitor.post("/plan", [*self.with_field(self.form(), "list.max", "40"),
                                    ("reset", "day.min")])
        self.assertEqual((self.value("day.min"), self.value("list.max")), ("3", "40"))
        self.visitor.post("/plan", [*self.form(), ("reset", "all")])
        self.assertEqual((self.value("row.treat"), self.value("list.max")), ("10", "90"))
        self.assertEqual(self.visitor.send("/plan", {"reset": "x"}).status, 400)

    def test_JSON_takes_one_number_a_list_and_yes_or_no(self):
        answer = self.visitor.send("/plan", {"day.min": 1, "days.working": ["mon", "tue"],
                                             "moment": False, "rhythm": "5w"})
        self.assertEqual(answer.status, 200)
        self.assertEqual([c["name"] for c in answer.model["changes"]],
                         ["day.min", "days.working", "rhythm", "moment"])
        self.assertEqual(self.visitor.send("/plan", {}).status, 400)


if __name__ == "__main__":
    web.main()
