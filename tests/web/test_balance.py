#!/usr/bin/env python3
"""Give and get: both sides of the ledger, person by person."""

import web


class Balance(web.FreshCase):
    people = "Ana Ruiz\nBen Ohm\nCy O'Lee\nDee Moss"

    def enter(self):
        for way, who, day in (("from", "ana", "2025-11-03"), ("from", "ana", "2026-02-03"),
                              ("from", "ben", "2026-01-01"), ("to", "ben", "2025-12-31"),
                              ("to", "cy", "2026-03-01"), ("from", "dee", "2026-02-10")):
            self.tend.run("referral", way, who, "--on", day)

    def names(self, query=""):
        return [one["person"]["name"]
                for one in self.visitor.json("/referrals/balance" + query)["people"]]

    def test_without_referrals(self):
        page = self.visitor.get("/referrals/balance")
        self.assertEqual(page.status, 200)
        self.assertIn("No referrals yet", page.words())
        self.assertNotIn("<svg class=\"chart", page.text)

    def test_R3_side_by_side_who_is_owed_most_first(self):
        self.enter()
        model = self.visitor.json("/referrals/balance")
        self.assertEqual([p["person"]["name"] for p in model["people"]][:2],
                         ["Ana Ruiz", "Dee Moss"])
        self.assertEqual((model["all"]["received"], model["all"]["given"]), (4, 2))
        self.assertEqual((model["all"]["received_year"], model["all"]["given_year"]), (3, 1))
        self.assertEqual(model["kinds"], {"owed": 2, "unheard": 1, "even": 1})
        page = self.visitor.get("/referrals/balance")
        self.assertIn("4 referrals received, 2 referrals given. In 2026: 3 and 1.", page.words())
        self.assertIn("To whom one would be due", page.words())
        self.assertIn("from them", page.words())

    def test_R3_views(self):
        self.enter()
        self.assertEqual(self.names("?show=owed"), ["Ana Ruiz", "Dee Moss"])
        self.assertEqual(len(self.names("?show=unheard")), 1)
        self.assertEqual(self.names("?show=even"), ["Ben Ohm"])
        self.assertEqual(len(self.names("?show=all")), 4)
        self.assertEqual(self.visitor.get("/referrals/balance?show=x").status, 400)
        page = self.visitor.get("/referrals/balance?show=owed")
        self.assertRegex(page.text, r'show=owed" aria-current="page">They gave')

    def test_pages(self):
        self.enter()
        self.assertEqual(self.names("?from=3"), self.names()[3:])
        page = self.visitor.get("/referrals/balance?from=3&show=all")
        self.assertIn('href="/referrals/balance">Back to the first', page.text)

    def test_somebody_let_go_is_not_suggested(self):
        self.enter()
        self.tend.run("let-go", "ana")
        model = self.visitor.json("/referrals/balance")
        self.assertEqual([p["person"]["name"] for p in model["owed"]], ["Dee Moss"])
        self.assertIn("off your list", self.visitor.get("/referrals/balance").words())


if __name__ == "__main__":
    web.main()
