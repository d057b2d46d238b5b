#!/usr/bin/env python3
"""Pauses, treats, words of one's own and tokens over HTTP."""

import re

import web


class Pauses(web.FreshCase):
    people = "Ana Ruiz <ana@example.org>"

    def pauses(self):
        return [(p["from"], p["to"], p["label"])
                for p in self.visitor.json("/plan/pauses")["pauses"]]

    def test_P10_dates_as_people_type_them(self):
        for typed, kept in (("12–19 June", ("2026-06-12", "2026-06-19")),
                            ("tomorrow", ("2026-03-03", "2026-03-03")),
                            ("2026-12-21 to 2027-01-03", ("2026-12-21", "2027-01-03"))):
            page = self.visitor.follow(self.visitor.post(
                "/plan/pauses", {"when": typed, "label": "away"}))
            self.assertIn("Paused:", page.words())
            self.assertIn((*kept, "away"), self.pauses())
            self.visitor.post("/undo")
            self.assertEqual(self.pauses(), [])

    def test_two_fields_do_as_well_and_label_may_be_missing(self):
        self.visitor.send("/plan/pauses", {"from": "2026-06-12", "to": "2026-06-19"})
        self.assertEqual(self.pauses(), [("2026-06-12", "2026-06-19", "a pause")])
        self.visitor.send("/plan/pauses", {"to": "fri", "label": "ill"})
        self.assertEqual(self.pauses()[0], ("2026-03-02", "2026-03-06", "ill"))

    def test_what_is_no_day_comes_back_as_typed(self):
        for typed in ("", "someday", "19 June to 12 June 2026 2027", "2026-01-01..2039-01-01"):
            page = self.visitor.post("/plan/pauses", {"when": typed, "label": "a <b> & c"})
            self.assertEqual(page.status, 400, typed)
            self.assertIn('id="f-when" name="when" value="%s"' % typed, page.text)
            self.assertIn("a &lt;b&gt; &amp; c", page.text)
            self.assertIn('aria-invalid="true"', page.text)
        self.assertEqual(self.pauses(), [])

    def test_a_pause_is_changed_ended_and_removed(self):
        self.visitor.post("/plan/pauses", {"when": "yesterday to fri", "label": "ill"})
        page = self.visitor.get("/plan/pauses")
        self.assertIn("I am back at work", page.words())
        form = self.visitor.get("/plan/pauses/1")
        self.assertIn('name="from" value="2026-03-01"', form.text)
        self.assertIn('name="to" value="2026-03-06"', form.text)
        bad = self.visitor.post("/plan/pauses/1", {"from": "2026-03-05", "to": "x", "label": "l"})
        self.assertEqual(bad.status, 400)
        self.assertRegex(bad.text, r'name="to" value="x"[^>]*aria-invalid')
        bad = self.visitor.post("/plan/pauses/1", {"from": "2026-03-05", "to": "2026-03-02"})
        self.assertEqual(bad.status, 400)
        self.visitor.post("/plan/pauses/1",
                          {"from": "2026-03-02", "to": "2026-03-05", "label": "flu"})
        self.assertEqual(self.pauses(), [("2026-03-02", "2026-03-05", "flu")])
        self.visitor.send("/plan/pauses/1", {"from": "2026-02-27", "to": "2026-03-05",
                                             "label": "flu"})
        page = self.visitor.follow(self.visitor.post("/plan/pauses/end"))
        self.assertIn("Welcome back", page.words())
        self.assertEqual(self.pauses(), [("2026-02-27", "2026-03-01", "flu")])
        self.assertEqual(self.visitor.send("/plan/pauses/end").status, 409)
        page = self.visitor.follow(self.visitor.post("/plan/pauses/1/remove"))
        self.assertIn("The pause is removed", page.words())
        self.assertEqual(self.visitor.get("/plan/pauses/1").status, 404)
        self.assertEqual(self.visitor.send("/plan/pauses/1/remove").status, 404)
        self.visitor.post("/undo")
        self.assertEqual(len(self.pauses()), 1)

    def test_P10_a_pause_entered_afterwards_mends_the_row(self):
        self.tend.run("plan", "day.min=1")
        for day in ("2026-02-25", "2026-02-27"):
            self.tend.run("log", "ana", "email", "--on", day)
        page = self.visitor.follow(self.visitor.post(
            "/plan/pauses", {"when": "2026-02-26", "label": "ill"}))
        self.assertIn("Your row: 2 (before: 1).", page.words())


class Treats(web.FreshCase):
    people = "Ana Ruiz <ana@example.org>"

    def names(self):
        return [t["name"] for t in self.visitor.json("/plan/treats")["treats"]]

    def earn(self):
        self.tend.run("plan", "day.min=1", "row.treat=2")
        for day in ("2026-02-26", "2026-02-27"):
            self.tend.run("log", "ana", "email", "--on", day)

    def test_P10_a_treat_is_named_earned_and_taken(self):
        self.visitor.post("/plan/treats", {"name": "a long bath"})
        self.earn()
        page = self.visitor.get("/plan/treats")
        self.assertIn("Yours: a long bath", page.words())
        page = self.visitor.follow(self.visitor.post("/plan/treats/1/take"))
        self.assertIn("Enjoyed: a long bath", page.words())
        self.assertEqual(self.visitor.json("/plan/treats")["treats"][0]["taken"], "2026-03-02")
        self.assertIn("Had", page.words())
        self.assertIn("You had that one before",
                      self.visitor.follow(self.visitor.post("/plan/treats/1/take")).words())

    def test_P10_one_earned_without_a_name_takes_the_next(self):
        self.earn()
        page = self.visitor.get("/plan/treats")
        self.assertIn("You have earned a treat", page.words())
        page = self.visitor.follow(self.visitor.post("/plan/treats", {"name": "tea & cake"}))
        self.assertIn("The treat that you earned: tea & cake.", page.words())

    def test_rename_and_remove(self):
        self.visitor.post("/plan/treats", {"name": "bath"})
        self.assertIn('value="bath"', self.visitor.get("/plan/treats/1").text)
        page = self.visitor.post("/plan/treats/1", {"name": " "})
        self.assertEqual(page.status, 400)
        self.assertIn("What would you look forward to?", page.words())
        self.visitor.post("/plan/treats/1", {"name": "a longer bath"})
        self.assertEqual(self.names(), ["a longer bath"])
        self.assertEqual(self.visitor.send("/plan/treats/1/take").status, 409)
        self.visitor.post("/plan/treats/1/remove")
        self.assertEqual(self.names(), [])
        self.assertEqual(self.visitor.get("/plan/treats/1").status, 404)
        self.visitor.post("/undo")
        self.assertEqual(self.names(), ["a longer bath"])

    def test_a_name_is_needed_and_known_again(self):
        self.assertEqual(self.visitor.post("/plan/treats", {"name": ""}).status, 400)
        self.visitor.post("/plan/treats", {"name": "bath"})
        page = self.visitor.follow(self.visitor.post("/plan/treats", {"name": "BATH"}))
        self.assertIn("bath is named already", page.words())
        self.assertEqual(self.names(), ["bath"])


class Words(web.FreshCase):
    people = "Ana Ruiz <ana@example.org>\nBen Ohm <ben@example.org>"

    def test_P4_a_method_of_ones_own_is_offered_and_logged(self):
        self.visitor.post("/plan/words",
                          {"kind": "method", "word": "sauna", "method": "in-person"})
        model = self.visitor.json("/plan/words")
        self.assertIn({"word": "sauna", "method": "in-person", "own": True}, model["methods"])
        self.tend.run("log", "ana", "sauna")
        answer = self.visitor.send("/plan/words", {"kind": "method", "word": "x"})
        self.assertEqual((answer.status, answer.model["error"]["field"]), (400, "method"))
        answer = self.visitor.send("/plan/words", {"kind": "x", "word": "x"})
        self.assertEqual((answer.status, answer.model["error"]["field"]), (400, "kind"))

    def test_T4_the_menu_takes_entries_and_hides_them(self):
        first = self.visitor.json("/plan/words")["menu"][0]["word"]
        self.visitor.post("/plan/words",
                          {"kind": "menu", "word": "a <recipe>", "share": "knowledge"})
        self.assertIn("a &lt;recipe&gt;", self.visitor.get("/plan/words").text)
        for action, hidden in (("hide", True), ("offer", False)):
            for word in (first, "a <recipe>"):
                self.visitor.post(f"/plan/words/{action}", {"kind": "menu", "word": word})
                entry = next(e for e in self.visitor.json("/plan/words")["menu"]
                             if e["word"] == word)
                self.assertEqual(entry["hidden"], hidden)
        self.assertEqual(
            self.visitor.send("/plan/words/remove", {"kind": "menu", "word": first}).status, 409)
        self.assertEqual(
            self.visitor.send("/plan/words", {"kind": "menu", "word": "x", "share": "love"})
            .model["error"]["field"], "share")

    def test_a_tag_is_renamed_and_removed_with_everybody(self):
        for name in ("ana", "ben"):
            self.tend.run("tag", name, "C++ & <teens>")
        page = self.visitor.get("/plan/words")
        link = re.search(r'href="(/plan/words/rename[^"]*)"', page.text)[1].replace("&amp;", "&")
        form = self.visitor.get(link)
        self.assertIn("Rename “C++ & <teens>”", form.words())
        bad = self.visitor.post("/plan/words/rename",
                                {"kind": "tag", "word": "C++ & <teens>", "to": ""})
        self.assertEqual(bad.status, 400)
        self.assertIn('aria-invalid="true"', bad.text)
        page = self.visitor.follow(self.visitor.post(
            "/plan/words/rename", {"kind": "tag", "word": "C++ & <teens>", "to": "youth"}))
        self.assertIn("It is now: youth, with 2 people.", page.words())
        self.assertEqual(self.visitor.json("/people/1")["person"]["tags"], ["youth"])
        page = self.visitor.follow(self.visitor.post(
            "/plan/words/remove", {"kind": "tag", "word": "youth"}))
        self.assertIn("Removed: youth, with 2 people.", page.words())
        self.visitor.follow(self.visitor.post("/undo"))
        self.assertEqual(self.visitor.json("/people/2")["person"]["tags"], ["youth"])
        self.assertEqual(self.visitor.get("/plan/words/rename?kind=tag&word=none").status, 404)
        self.assertEqual(self.visitor.get("/plan/words/rename?kind=no&word=youth").status, 404)
        self.assertEqual(self.visitor.get("/plan/words/rename").status, 404)

    def test_a_refused_word_comes_back_in_its_own_form(self):
        page = self.visitor.post("/plan/words", {"kind": "role", "word": "x" * 90})
        self.assertEqual(page.status, 400)
        self.assertEqual(page.text.count("x" * 90), 1)
        self.assertRegex(page.text, r'id="f-word-role"[^>]*value="x+"')


class Tokens(web.FreshCase):
    people = "Ana Ruiz <ana@example.org>"

    def ask(self, method, path, secret, body=None):
        return web.Visitor(self.tend).ask(
            method, path, body, {"Authorization": f"Bearer {secret}", "Accept": "*/*",
                                 "Content-Type": "application/json"})

    def make(self, name):
        page = self.visitor.post("/tokens", {"name": name})
        self.assertEqual(page.status, 200)
        return re.search(r"tend_[A-Za-z0-9_-]{43}", page.text)[0]

    def test_a_token_is_shown_once_and_opens_until_it_is_revoked(self):
        secret = self.make("backup")
        self.assertNotIn(secret, self.visitor.get("/tokens").text)
        self.assertEqual(self.ask("GET", "/people/1", secret).model["person"]["name"], "Ana Ruiz")
        done = self.ask("POST", "/plan", secret, '{"day.min": 2}')  # without any csrf
        self.assertEqual((done.status, done.model["changes"][0]["after"]), (200, "2"))
        self.assertTrue(self.visitor.json("/journal")["changes"][0]["who"].endswith(" (backup)"))
        page = self.visitor.follow(self.visitor.post("/tokens/1/revoke"))
        self.assertIn("Revoked: backup", page.words())
        self.assertNotIn('action="/undo"', page.text)
        for path in ("/people/1", "/tokens"):
            self.assertEqual(self.ask("GET", path, secret).status, 401)
        self.visitor.post("/undo")  # takes back the plan, and leaves the token alone
        self.assertEqual(self.ask("GET", "/people/1", secret).status, 401)
        self.assertEqual(self.visitor.send("/tokens/1/revoke").status, 409)

    def test_what_is_no_token_opens_nothing(self):
        secret = self.make("backup")
        for wrong in ("", "x", secret[:-1], secret + "A", secret.upper(), "tend_" + "A" * 43,
                      secret.removeprefix("tend_")):
            answer = self.ask("GET", "/people/1", wrong)
            self.assertEqual(answer.status, 401, wrong)
            self.assertNotIn("Ana", answer.text)
            self.assertIn("WWW-Authenticate", answer.headers)
        answer = web.Visitor(self.tend).ask(
            "GET", "/people/1", headers={"Authorization": f"Basic {secret}"})
        self.assertEqual(answer.status, 401)

    def test_a_token_makes_no_other(self):
        secret = self.make("backup")
        answer = self.ask("POST", "/tokens", secret, '{"name": "another"}')
        self.assertEqual(answer.status, 409)
        self.assertEqual(len(self.visitor.json("/tokens")["tokens"]), 1)

    def test_a_name_is_needed_and_its_own(self):
        self.assertEqual(self.visitor.post("/tokens", {"name": ""}).status, 400)
        self.make("backup")
        page = self.visitor.post("/tokens", {"name": "Backup"})
        self.assertEqual(page.status, 400)
        self.assertIn('There is a token called "backup" already.', page.words())
        self.assertIn('value="Backup"', page.text)

    def test_the_log_holds_no_token(self):
        secret = self.make("backup")
        self.ask("GET", "/people/1", secret)
        self.tend.stop()  # the line of a request is written behind its answer
        with open(self.tend.log, encoding="utf-8") as log:
            text = log.read()
        self.assertNotIn(secret[5:], text)
        self.assertIn("/people", text)


if __name__ == "__main__":
    web.main()
