#!/usr/bin/env python3
"""The morning: Today, the note in place, drafts and the links that send them."""

import json
import os
import re
import urllib.parse
from html.parser import HTMLParser

import web

SIX = "\n".join(f"{name} <{name.split()[0].lower()}@example.org>" for name in (
    "Ana Ruiz", "Ben Ohm", "Cy Lund", "Dee Park", "Eve Hart", "Finn Aho"))


class Form(HTMLParser):
    """What a browser sends when nothing is touched in the form that goes to `action`."""

    def __init__(self, page, action):
        super().__init__()
        self.action, self.fields, self.inside = action, [], False
        self.select = self.area = None
        self.labels = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "form":
            self.inside = a.get("action") == self.action and not self.fields
        if not self.inside or "name" not in a and tag not in ("option",):
            return
        if tag == "input" and a.get("type") in ("radio", "checkbox"):
            if "checked" in a:
                self.fields.append((a["name"], a.get("value", "on")))
        elif tag == "input" and a.get("type") != "submit":
            self.fields.append((a["name"], a.get("value", "")))
        elif tag == "select":
            self.select = a["name"]
        elif tag == "option" and self.select and "selected" in a:
            self.fields.append((self.select, a["value"]))
        elif tag == "textarea":
            self.area = a["name"]

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        if tag == "select":
            self.select = None

    def with_(self, **changes):
        fields = [(k, v) for k, v in self.fields if k not in changes and k != "csrf"]
        for key, value in changes.items():
            for one in value if isinstance(value, list) else [value]:
                fields.append((key, one))
        return fields


def cards(page):
    """The names on the cards, in order."""
    return re.findall(r'<h2 id="name-\d+"><a href="/people/\d+">(.*?)</a>', page.text)


def ids(page):
    return [int(i) for i in re.findall(r'<article class="card" id="card-(\d+)"', page.text)]


class Morning(web.FreshCase):
    people = SIX

    def form(self, person):
        path = f"/people/{person}/log"
        return Form(self.visitor.get(path).text, path)

    def log(self, person, **changes):
        path = f"/people/{person}/log"
        return self.visitor.post(path, self.form(person).with_(**changes))

    def person(self, number):
        return json.loads(self.tend.run("show", f"#{number}", "--json"))

    def test_P3_three_people_stand_there_with_why_how_and_what(self):
        page = self.visitor.get("/today")
        self.assertEqual(page.status, 200)
        self.assertEqual(len(cards(page)), 3)
        words = page.words()
        self.assertIn("Three people for today", words)
        self.assertIn("On your list, not in touch yet.", words)
        self.assertIn("Write the e-mail", words)
        self.assertIn("What is new with them?", words)
        model = self.visitor.json("/today")
        for suggestion in model["suggestions"]:
            self.assertIn(suggestion["share_hint"], words)
        self.assertEqual(cards(page), [s["person"]["name"] for s in model["suggestions"]])

    def test_P3_a_card_says_who_they_are(self):
        who = self.visitor.json("/today")["suggestions"][0]["person"]["name"]
        self.tend.run("edit", who, "--role", "GP", "--org", "Oak House")
        self.tend.run("import", self.last_talked(who))
        page = self.visitor.get("/today")
        self.assertIn('<p class="muted">GP, Oak House</p>', page.text)
        self.assertIn('<span class="muted">4 weeks ago</span>', page.text)

    def last_talked(self, who):
        """A file that knows when, and not how."""
        path = os.path.join(self.tend.folder, "talked.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"Name,E-mail,Last contact\n{who},{who.split()[0].lower()}@example.org,2026-02-02\n")
        return path

    def test_what_a_program_gets_is_what_the_terminal_prints(self):
        model = self.visitor.json("/today")
        self.assertEqual(model, json.loads(self.tend.run("today", "--json")))

    def test_P7_the_form_sent_as_it_is_makes_a_complete_note(self):
        suggested = self.visitor.json("/today")["suggestions"][0]
        first = suggested["person"]["id"]
        answer = self.log(first)
        self.assertEqual((answer.status, answer.location), (303, "/today"))
        person = self.person(first)
        touch = person["touches"][0]
        self.assertEqual(touch["method"], suggested["method"])
        self.assertEqual(touch["share"], suggested["share"])
        self.assertIsNone(touch["liked"])
        self.assertIsNone(touch["note"])
        self.assertIsNotNone(person["person"]["next"])
        self.assertEqual(person["reach_outs"][0]["origin"], "rhythm")
        page = self.visitor.follow(answer)
        self.assertIn("1 of 3 done", page.words())
        self.assertIn(f"{suggested['person']['name']} , by e-mail · next", page.words())
        self.assertNotIn(first, ids(page))

    def test_P10_the_third_makes_the_checkmark_and_the_day_lets_go(self):
        for number in range(3):
            page = self.visitor.get("/today")
            self.assertEqual(len(cards(page)), 3 - number)
            answer = self.log(ids(page)[0])
        self.assertEqual(answer.location, "/today?new=checkmark")
        page = self.visitor.follow(answer)
        self.assertIn("Today has its checkmark", page.words())
        self.assertIn("That is all for today", page.words())
        self.assertEqual(cards(page), [])
        self.assertIn('href="/today?more=1"', page.text)
        self.assertEqual(len(cards(self.visitor.get("/today?more=1"))), 1)
        self.assertEqual(len(cards(self.visitor.get("/today?more=2"))), 2)

    def test_P8_dates_in_the_note_are_shown_beforehand_and_kept(self):
        note = "daughter graduates 12 June; moves 3 May"
        told = self.visitor.post("/people/1/log/told", {"note": note})
        self.assertEqual(told.status, 200)
        self.assertIn("daughter graduates: Fri 12 June", told.words())
        self.assertIn("moves: Sun 3 May", told.words())
        self.assertEqual(self.person(1)["facts"], [], "nothing is kept before it is sent")
        shown = re.findall(r'name="fact_shown" value="(.*?)"', told.text)
        self.assertEqual(shown, ["2026-06-12 daughter graduates", "2026-05-03 moves"])
        self.log(1, note=note, fact_shown=shown, fact=shown[:1])
        facts = [(f["date"], f["text"]) for f in self.person(1)["facts"]]
        self.assertEqual(facts, [("2026-06-12", "daughter graduates")])
        yearly = self.visitor.post("/people/1/log/told", {"note": "her birthday is 3 May"})
        self.assertIn("birthday: 3 May, every year", yearly.words())
        again = self.visitor.send("/people/1/log/told", {"note": note})
        self.assertEqual([f["text"] for f in again.model["facts"]], ["moves"])

    def test_a_wrong_date_brings_the_form_back_as_it_was_typed(self):
        answer = self.log(1, note="likes <b>bees</b>", next="soonish", method="post",
                          share="none", liked="yes", promise="the book")
        self.assertEqual(answer.status, 400)
        self.assertIn('"soonish" can\'t be read as a day', answer.words())
        sent = dict(Form(answer.text, "/people/1/log").fields)
        self.assertEqual(sent["note"], "likes <b>bees</b>")
        self.assertEqual((sent["method"], sent["share"], sent["liked"]), ("post", "none", "yes"))
        self.assertEqual((sent["next"], sent["promise"]), ("soonish", "the book"))
        self.assertRegex(answer.text, r'name="next"[^>]*aria-invalid="true" autofocus')
        self.assertNotRegex(answer.text, r'name="note"[^>]* autofocus')
        self.assertRegex(self.visitor.get("/people/1/log").text, r'name="note"[^>]* autofocus')
        self.assertNotIn("<b>bees", answer.text)
        self.assertEqual(self.person(1)["touches"], [])

    def test_each_field_says_what_is_wrong_with_it(self):
        for field, value, words in (
                ("method", "pigeon", "no method that Tend knows"),
                ("share", "business", "none of compassion, knowledge and network"),
                ("gave", "a yacht", "not on your menu"),
                ("on", "tomorrow", "is in the future"),
                ("next", "2026-03-01", ""),
                ("promise", "x" * 301, "too long"),
                ("note", "x" * 4001, "too long")):
            answer = self.visitor.send("/people/1/log", {"method": "email", field: value})
            self.assertEqual(answer.status, 400, field)
            self.assertEqual(answer.model["error"]["field"], field)
            self.assertIn(words, answer.model["error"]["text"])
        answer = self.visitor.send("/people/1/log", {})
        self.assertEqual(answer.model["error"]["field"], "method")
        self.assertEqual(self.person(1)["touches"], [])

    def test_P7_whom_one_did_not_like_leaves_the_list_and_can_come_back(self):
        page = self.visitor.follow(self.log(1, liked="no"))
        self.assertIn("They leave your list; the history stays.", page.words())
        self.assertTrue(self.person(1)["person"]["let_go"])
        form = self.visitor.get("/people/1/log")
        self.assertNotIn('name="next"', form.text)
        self.visitor.post("/undo")
        self.assertFalse(self.person(1)["person"]["let_go"])
        wrong = self.log(1, liked="no", next="fri")
        self.assertEqual(wrong.status, 400)
        self.assertIn("so there is no next date", wrong.words())

    def test_the_next_date_may_be_chosen_or_none(self):
        self.log(1, next="+6w")
        self.assertEqual(self.person(1)["person"]["next"], "2026-04-13")
        self.assertEqual(self.person(1)["reach_outs"][0]["origin"], "chosen")
        self.log(2, next="none")
        self.assertIsNone(self.person(2)["person"]["next"])
        proposed = dict(self.form(3).fields)["proposed"]
        self.log(3, promise="the article")
        promised = self.person(3)["reach_outs"][0]
        self.assertEqual((promised["promise"], promised["date"]), ("the article", proposed))
        self.log(4, on="27 Feb", gave="an article that fits their work", note="liked it")
        touch = self.person(4)["touches"][0]
        self.assertEqual((touch["date"], touch["share"]), ("2026-02-27", "knowledge"))
        self.assertEqual(touch["note"], "gave an article that fits their work; liked it")

    def test_P6_an_early_ask_is_kept_with_a_word_of_warning(self):
        page = self.visitor.follow(self.log(1, asked="yes"))
        self.assertIn("An ask this early rarely helps", page.words())

    def test_words_of_ones_own_can_be_chosen(self):
        self.tend.run("words", "add", "method", "supervision", "in-person")
        self.log(1, method="supervision")
        touch = self.person(1)["touches"][0]
        self.assertEqual((touch["method"], touch["word"]), ("in-person", "supervision"))
        self.assertRegex(self.visitor.get("/people/2/log").text,
                         r'<input type="radio" name="method" value="supervision">Supervision')

    def test_T4_the_menu_stands_in_the_form_and_beside_what_to_share(self):
        self.tend.run("words", "add", "menu", "a", "recipe", "knowledge")
        self.tend.run("words", "hide", "menu", "an article that fits their work")
        page = self.visitor.get("/people/1/log")
        self.assertIn('<option value="a recipe">', page.text)
        self.assertNotIn("an article that fits", page.text)
        model = self.visitor.json("/people/1/log")
        self.assertIn(("a recipe", "knowledge", True),
                      [(e["word"], e["share"], e["own"]) for e in model["menu"]])
        if any(s["share"] == "knowledge" for s in self.visitor.json("/today")["suggestions"]):
            self.assertIn("a recipe", self.visitor.get("/today").words())

    def test_a_word_of_ones_own_is_said_on_today(self):
        self.tend.run("words", "add", "method", "supervision", "in-person")
        self.log(1, method="supervision")
        self.assertIn("supervision · next", self.visitor.get("/today").words())

    def test_later_skip_and_let_go_lead_back_to_today(self):
        first, second, third = ids(self.visitor.get("/today"))
        page = self.visitor.get("/today").text
        for person, what, more in ((first, "later", {"day": "next week"}),
                                   (second, "skip", {}), (third, "let-go", {})):
            path = f"/people/{person}/{what}"
            answer = self.visitor.post(path, Form(page, path).with_(**more))
            self.assertEqual((answer.status, answer.location), (303, "/today"), what)
        self.assertEqual(self.person(first)["person"]["next"], "2026-03-09")
        left = ids(self.visitor.get("/today"))
        self.assertFalse({first, second, third} & set(left))
        self.assertEqual(len(left), 3, "others take their place")

    def test_a_refused_form_without_a_page_of_its_own_comes_back_with_labels(self):
        page = self.visitor.post("/people/2/promise",
                                 {"promise": "the article", "day": "someday", "return": "/today"})
        self.assertEqual(page.status, 400)
        labels = re.findall(r'<label for="field-([^"]*)">([^<]*)</label>', page.text)
        self.assertEqual(sorted(labels), [("day", "Day"), ("promise", "What you promised")])
        self.assertIn('name="promise" value="the article"', page.text)
        self.assertIn('<input type="hidden" name="return" value="/today">', page.text)
        self.assertIn('value="someday" aria-invalid="true"', page.text)

    def test_a_day_agreed_on_comes_first_on_that_day(self):
        answer = self.visitor.post("/people/2/promise", {"day": "thu", "promise": "coffee"})
        self.assertEqual(answer.location, "/today")
        self.assertNotIn(2, ids(self.visitor.get("/today")))
        later = json.loads(self.tend.run("today", "--today", "2026-03-05", "--json"))
        self.assertEqual(later["suggestions"][0]["promise"], "coffee")
        self.assertEqual(self.visitor.post("/people/2/promise", {"promise": "x"}).status, 400)
        self.assertEqual(self.visitor.post("/people/2/promise", {"day": "thu"}).status, 400)
        self.assertEqual(self.visitor.post("/people/99/promise",
                                           {"day": "thu", "promise": "x"}).status, 404)

    def test_the_letter_opens_with_the_words_as_they_are_now(self):
        page = self.visitor.get("/today").text
        person = ids(self.visitor.get("/today"))[0]
        self.assertIn(f'id="letter-{person}"', page)
        words = {"form": "email", "subject": "Hi & bye?", "body": "Dear Ana,\r\n\r\n100 %"}
        answer = self.visitor.get(f"/people/{person}/write?{urllib.parse.urlencode(words)}")
        self.assertEqual(answer.status, 303)
        self.assertRegex(answer.location, r"^mailto:\w+@example\.org\?subject=Hi%20%26%20bye%3F"
                         r"&body=Dear%20Ana%2C%0D%0A%0D%0A100%20%25$")
        self.assertEqual(self.visitor.get(f"/people/{person}/write").status, 400)
        self.tend.run("add", "Gil Noway")
        self.assertEqual(self.visitor.get("/people/7/write?form=email&body=x").status, 409)

    def test_a_draft_comes_in_other_words_and_for_other_ways(self):
        first = self.visitor.json("/people/1/draft?method=email&share=knowledge")
        other = self.visitor.json("/people/1/draft?method=email&share=knowledge&other=1")
        self.assertNotEqual(first["draft"]["body"], other["draft"]["body"])
        walk = self.visitor.json("/people/1/draft?method=walk")
        self.assertEqual((walk["method"], walk["draft"]["form"]), ("in-person", "walk"))
        page = self.visitor.get("/people/1/draft?method=video")
        self.assertIn("Invite them to a call", page.words())
        self.assertEqual(self.visitor.get("/people/1/draft?method=pigeon").status, 400)
        self.assertEqual(self.visitor.get("/people/99/draft").status, 404)

    def test_markup_and_other_alphabets_are_text(self):
        evil = '"><script>alert(1)</script> {{csrf}} \u202eevil שלום'
        self.log(1, note=evil, promise=evil)
        self.tend.run("fact", "#1", evil)
        self.tend.run("later", "#1", "2026-03-03", "--promise", evil)
        for path in ("/today?more=9", "/people/1/log", "/people/1/draft", "/log"):
            page = self.visitor.get(path)
            self.assertEqual(page.status, 200)
            self.assertNotIn("<script>alert", page.text)

    def test_anybody_can_be_logged_after_a_search(self):
        page = self.visitor.get("/log?q=hart")
        self.assertIn('href="/people/5/log"', page.text)
        self.assertNotIn('href="/people/1/log"', page.text)
        self.assertIn("Nobody of that name", self.visitor.get("/log?q=zzz").words())
        self.assertEqual(len(self.visitor.json("/log")["people"]), 6)

    def test_the_form_leads_back_where_one_came_from_and_nowhere_else(self):
        page = self.visitor.get("/people/1/log?return=/people/1")
        self.assertIn('name="return" value="/people/1"', page.text)
        for evil in ("https://example.org/", "//example.org", "javascript:alert(1)", "/\\x"):
            page = self.visitor.get("/people/1/log?return=" + urllib.parse.quote(evil))
            self.assertNotIn("return", dict(Form(page.text, "/people/1/log").fields))
            self.assertNotRegex(page.text, f'href="{re.escape(evil)}')

    def test_who_is_on_the_list_of_cards_is_said_to_be(self):
        self.tend.run("add", "Gil Card", "--address", "1 Mill Lane", "--next", "2026-03-02")
        page = self.visitor.get("/today")
        self.assertIn("Put on the list of cards", page.words())
        answer = self.visitor.post("/people/7/card", {"return": "/today"})
        page = self.visitor.follow(answer)
        self.assertIn("On your list of cards", page.words())


class OtherDays(web.FreshCase):
    people = SIX

    def at(self, day):
        self.tend.stop()
        self.tend.environment["TEND_TODAY"] = day
        self.tend.start()
        self.visitor = self.tend.visitor()
        return self.visitor.get("/today")

    def test_P10_a_day_of_rest_asks_for_nothing(self):
        self.tend.run("log", "#1", "email", "--next", "2026-03-20")
        words = self.at("2026-03-07").words()
        self.assertIn("A day of rest", words)
        self.assertIn("Nothing is asked of you until Mon 9 March.", words)
        self.assertIn("One more, because it goes well", words)

    def test_P10_a_pause_is_quiet(self):
        self.tend.run("log", "#1", "email")
        self.tend.run("pause", "2026-03-03..2026-03-13", "by the sea")
        words = self.at("2026-03-04").words()
        self.assertIn("You are on a pause", words)
        self.assertIn("by the sea. Tend is quiet until Mon 16 March", words)

    def test_P10_the_tenth_in_a_row_brings_the_treat(self):
        self.tend.run("treat", "a long bath")
        self.tend.run("plan", "row.treat", "2")
        for day in ("2026-02-27",):
            for person in (1, 2, 3):
                self.tend.run("log", f"#{person}", "email", "--on", day, "--next", "none")
        for person in (4, 5):
            self.tend.run("log", f"#{person}", "email", "--next", "none")
        answer = self.visitor.post("/people/6/log", {"method": "email"})
        self.assertEqual(answer.location, "/today?new=treat")
        self.assertIn("Time for your treat: a long bath", self.visitor.follow(answer).words())

    def test_P2_who_cannot_be_reached_is_to_be_completed(self):
        self.tend.run("add", "Gil Noway", "--next", "2026-03-02")
        page = self.visitor.get("/today")
        self.assertIn("There is no way to reach them yet", page.words())
        self.assertIn('href="/people/7/edit"', page.text)


class Idle(web.Case):
    people = "Ana Ruiz <ana@example.org>"

    def test_N2_when_nobody_is_due_it_is_a_day_to_add_somebody(self):
        self.tend.run("log", "ana", "email", "--on", "2026-02-27", "--next", "2026-03-20")
        page = self.visitor.get("/today")
        self.assertIn("Nobody is due", page.words())
        self.assertIn("from where you trained, worked, lived", page.words())
        self.assertIn('href="/people/new"', page.text)


class Empty(web.Case):
    def test_an_empty_practice_is_welcomed(self):
        answer = self.visitor.get("/today")
        self.assertEqual((answer.status, answer.location), (303, "/welcome"))
        self.assertEqual(self.visitor.json("/today")["people"], 0)


if __name__ == "__main__":
    web.main()
