#!/usr/bin/env python3
"""To whom could I refer: search, filters, and the way on to entering the referral."""

import re

import web


class Colleagues(web.FreshCase):
    people = "Ana Ruiz\nBen Ohm\nCy Lee"

    def setUp(self):
        super().setUp()
        self.tend.run("know", "ana", "--does", "EMDR, trauma", "--sees", "adults, couples",
                      "--place", "Salford", "--refer", "a short letter")
        self.tend.run("know", "ben", "--does", "CBT", "--sees", "teenagers, adults", "--free",
                      "yes", "--free-on", "2025-11-01")

    def found(self, query=""):
        return [one["person"]["name"]
                for one in self.visitor.json("/referrals/colleagues" + query)["colleagues"]]

    def test_R3_by_what_for_whom_where_and_free(self):
        self.assertEqual(self.found(), ["Ana Ruiz", "Ben Ohm"])
        self.assertEqual(self.found("?q=trauma+adults"), ["Ana Ruiz", "Ben Ohm"])
        self.assertEqual(self.found("?q=teens"), ["Ben Ohm"])
        self.assertEqual(self.found("?q=ADULTS&place=salf"), ["Ana Ruiz"])
        self.assertEqual(self.found("?free=yes"), ["Ben Ohm"])
        self.assertEqual(self.found("?q=horses"), [])

    def test_R3_the_page_says_how_and_since_when(self):
        page = self.visitor.get("/referrals/colleagues?q=adults+horses")
        words = page.words()
        self.assertIn("a short letter", words)
        self.assertIn("yes, as they said 4 months ago", words)
        self.assertIn("ask again", words)
        self.assertIn("Nothing is written down about: horses", words)
        self.assertIn('name="q" value="adults horses"', page.text)

    def test_R3_given_last_comes_last_and_what_came_of_it(self):
        self.tend.run("referral", "to", "ana", "couples", "--on", "2026-02-20")
        self.assertEqual(self.found("?q=adults"), ["Ben Ohm", "Ana Ruiz"])
        last = self.visitor.json("/referrals/colleagues?q=emdr")["colleagues"][0]
        self.assertEqual(last["last_referral"]["date"], "2026-02-20")
        self.assertIn("the last to them 10 days ago",
                      self.visitor.get("/referrals/colleagues?q=emdr").words())

    def test_R3_a_referral_that_i_cannot_take(self):
        self.tend.run("referral", "from", "cy", "teen anxiety")
        referral = self.visitor.json("/referrals/colleagues")
        self.assertIsNone(referral["referral"])
        code = "baba-0"
        model = self.visitor.json(f"/referrals/colleagues?for={code}")
        self.assertEqual(model["referral"]["code"], code)
        self.assertEqual(model["words"], "teen anxiety")
        self.assertEqual([c["person"]["name"] for c in model["colleagues"]], ["Ben Ohm"])
        page = self.visitor.get(f"/referrals/colleagues?for={code}")
        self.assertIn('name="for" value="baba-0"', page.text)
        self.assertIn('value="teen anxiety"', page.text)
        self.assertEqual(self.visitor.get("/referrals/colleagues?for=nobody-1").status, 404)

    def test_R3_refer_to_them_leads_to_the_form(self):
        page = self.visitor.get("/referrals/colleagues?q=emdr")
        link = re.search(r'href="([^"]*)">Refer to them', page.text)[1].replace("&amp;", "&")
        form = self.visitor.get(link)
        self.assertEqual(form.status, 200)
        self.assertIn("Ana Ruiz", form.words())
        self.assertRegex(form.text, r'name="direction" value="given" checked')

    def test_R3_one_that_i_cannot_take_is_handed_on_at_once(self):
        self.tend.run("referral", "from", "cy", "a couple")
        page = self.visitor.get("/referrals/1")
        self.assertIn('href="/referrals/colleagues?for=baba-0"', page.text)
        page = self.visitor.get("/referrals/colleagues?for=baba-0")
        self.assertIn('action="/referrals/1/step"', page.text)
        self.assertIn('name="to" value="#1"', page.text)
        page = self.visitor.follow(self.visitor.post("/referrals/1/step", {
            "step": "ended", "why": "referred-on", "to": "#1"}))
        self.assertIn("Referred on:", page.words())
        given = self.visitor.json("/referrals/2")
        self.assertEqual((given["direction"], given["about"], given["passed_from"]),
                         ("given", "a couple", 1))
        # What is over for another reason, or was seen, isn't handed on from here.
        self.tend.run("referral", "from", "cy", "a couple")
        self.tend.run("referral", "#3", "seen")
        page = self.visitor.get("/referrals/colleagues?for=3")
        self.assertNotIn('action="/referrals/3/step"', page.text)
        self.assertIn("Refer to them", page.words())

    def test_nobody_is_known(self):
        page = self.visitor.get("/referrals/colleagues?q=<b>horses").text
        self.assertIn("Nobody is known for that", page)
        self.assertIn('value="&lt;b&gt;horses"', page)

    def test_a_long_list_comes_in_pages(self):
        for i in range(21):
            self.tend.run("add", f"Person {i:02}")
            self.tend.run("know", f"Person {i:02}", "--does", "yoga")
        model = self.visitor.json("/referrals/colleagues?q=yoga")
        self.assertEqual((model["total"], len(model["colleagues"])), (21, 20))
        page = self.visitor.get("/referrals/colleagues?q=yoga")
        self.assertIn('href="/referrals/colleagues?q=yoga&amp;from=20"', page.text)
        self.assertEqual(self.found("?q=yoga&from=20"), ["Person 20"])


if __name__ == "__main__":
    web.main()
