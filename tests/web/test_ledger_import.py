#!/usr/bin/env python3
"""Import of a sheet of old referrals: looked over, put right, brought in, taken back; and no
client's name anywhere."""

import json
import os
import re

import web

NAMES = ["Quillfeather", "Vexmoor", "Thistlewick", "Ottoline", "Zebulon", "Umberlane"]
TWO_WAYS = b"""Date,Provider,Reason,Status
2 May 2025,Anna Ruiz,panic,seen
3 May,Google,sleep,
"""


def sheet(name):
    with open(os.path.join(web.DATA, "ledger", name), "rb") as file:
        return file.read()


class Sheets(web.FreshCase):
    people = "Ana Ruiz\nBen Ohm"

    def choose(self, content, name="referrals.csv"):
        answer = self.visitor.upload("/import", name, content)
        self.assertEqual(answer.status, 303, answer.words()[:500])
        return answer.location

    def ledger(self):
        return json.loads(self.tend.run("referral", "--json"))["referrals"]

    def test_R8_a_sheet_that_names_clients_is_held_back(self):
        path = self.choose(sheet("received.csv"))
        page = self.visitor.get(path)
        words = page.words()
        self.assertIn("Tend keeps no client’s name", words)
        self.assertIn("Patient Name/ID kept back its heading says so", words)
        self.assertNotIn("Bring in", words)
        for name in NAMES:
            self.assertNotIn(name, page.text)
        model = self.visitor.json(path)
        self.assertEqual((model["kind"], model["problem"]["field"]), ("referrals", "names"))
        self.assertIsNone(model["review"])
        column = model["layout"]["columns"][1]
        self.assertEqual((column["samples"], column["field"]), ([], "client"))
        # nor does it go in when a program asks for that
        done = self.visitor.send(f"{path}/go", {})
        self.assertIsNone(done.model["review"])
        self.assertEqual(self.ledger(), [])

    def test_R8_with_codes_no_name_is_kept_anywhere(self):
        path = self.choose(sheet("received.csv"))
        page = self.visitor.follow(self.visitor.post(path, {"sheet": "yes", "replace_names": "yes"}))
        words = page.words()
        for said in ["5 received", "0 given", "1 left out", "line 7: nobody is named in it",
                     "Service Provided was left out, for it seems to hold a name",
                     "Bring in 5 referrals"]:
            self.assertIn(said, words)
        page = self.visitor.follow(self.visitor.post(
            f"{path}/go", {"sheet": "yes", "replace_names": "yes"}))
        self.assertIn("They are in", page.words())
        self.assertIn("No client’s name was kept", page.words())
        self.assertEqual(len(self.ledger()), 5)
        shown = page.text + self.visitor.get(path).text + json.dumps(self.visitor.json(path))
        self.visitor.get("/journal")
        self.tend.stop()
        for folder, _, files in os.walk(self.tend.folder):
            for file in files:
                with open(os.path.join(folder, file), "rb") as content:
                    shown += content.read().decode("latin-1")
        for name in NAMES:
            self.assertNotIn(name.lower(), shown.lower())

    def test_R8_a_client_stands_nowhere_whichever_column_tells_of_them(self):
        names = ["Zybqual", "Vornex", "Oltrap", "Quibbly"]
        content = (b"Date received,Referred by,Kid,Reason,Where,Notes,Organisation\n"
                   b"1 May 2025,Ana Ruiz,Zybqual Vornex,grief of Zybqual,near Vornex,"
                   b"vornex paid,Zybqual Vornex\n"
                   b"2 May 2025,Zybqual Vornex,Oltrap Quibbly,sleep,office,sent by Zybqual,\n")
        path = self.choose(content, "zybqual_vornex.csv")
        shown = self.visitor.get(path).text.replace("zybqual_vornex.csv", "")
        page = self.visitor.follow(self.visitor.post(path, {"sheet": "yes",
                                                            "replace_names": "yes"}))
        shown += page.text.replace("zybqual_vornex.csv", "")
        shown += json.dumps({**self.visitor.json(path), "file": None})
        self.visitor.post(f"{path}/go", {"sheet": "yes", "replace_names": "yes"})
        self.assertEqual(len(self.ledger()), 2)
        for here in ("/import", "/journal", "/referrals", "/people", "/today", "/referrals/sources"):
            shown += self.visitor.get(here).text
        self.visitor.post("/undo")
        shown += self.visitor.get("/journal").text
        self.tend.stop()
        for folder, _, files in os.walk(self.tend.folder):
            for file in files:
                with open(os.path.join(folder, file), "rb") as content:
                    shown += content.read().decode("latin-1")
        for name in names:
            at = shown.lower().find(name.lower())
            self.assertEqual(at, -1, shown[max(0, at - 200):at + 100])

    def test_it_is_brought_in_and_taken_back(self):
        path = self.choose(sheet("sent.csv"), "sent.csv")
        page = self.visitor.get(path)
        self.assertIn("3 given", page.words())
        self.assertEqual(self.ledger(), [])
        page = self.visitor.follow(self.visitor.post(f"{path}/go", {"sheet": "yes"}))
        self.assertEqual(len(self.ledger()), 3)
        self.assertEqual(self.visitor.post(f"{path}/go", {"sheet": "yes"}).status, 409)
        past = self.visitor.json("/import")["imports"][0]
        self.assertEqual((past["format"], past["added"]), ("referrals", 3))
        self.assertIn("3 referrals", self.visitor.get("/import").words())
        number = re.search(r'name="id" value="(\d+)"', page.text)[1]
        back = self.visitor.follow(self.visitor.post("/import/undo", {"id": number}))
        self.assertIn("Taken back: the import of sent.csv", back.words())
        self.assertEqual(self.ledger(), [])
        # once more: what is there is left alone
        self.visitor.post(f"{self.choose(sheet('sent.csv'))}/go", {"sheet": "yes"})
        page = self.visitor.get(self.choose(sheet("sent.csv")))
        self.assertIn("3 there already", page.words())
        self.assertIn("Nothing in this sheet is new", page.words())
        self.assertNotIn("Bring in", page.words())

    def test_what_the_sheet_does_not_say_is_asked(self):
        path = self.choose(TWO_WAYS)
        # by its headings it could be anything
        page = self.visitor.follow(self.visitor.post(path, {"as": "referrals"}))
        self.assertIn("received or given. Say it below", page.words())
        fields = {"sheet": "yes", "direction": "received"}
        page = self.visitor.follow(self.visitor.post(path, fields))
        self.assertIn("1 date has no year", page.words())
        self.assertIn("line 3: its date has no year", page.words())
        fields["year"] = "2025"
        # what nobody has seen the outcome of is shown first
        page = self.visitor.follow(self.visitor.post(f"{path}/go", fields))
        self.assertIn("Look once more", page.words())
        self.assertIn("Bring in 2 referrals", page.words())
        self.assertIn("Ana Ruiz, here already", page.words())
        fields |= {"source_name.1": "Anna Ruiz", "source.1": "is:1",
                   "source_name.2": "Google", "source.2": "leave"}
        self.visitor.post(f"{path}/go", fields)
        ledger = self.ledger()
        self.assertEqual([r["person"]["name"] for r in ledger], ["Ana Ruiz"])
        self.assertEqual(ledger[0]["direction"], "received")
        self.assertEqual(ledger[0]["seen"], "2025-05-02")

    def test_columns_are_put_right_and_names_stay_out(self):
        path = self.choose(b"Date,Source,Case,For,Outcome\n2 May 2025,Ana Ruiz,Jane Doe,panic,seen\n")
        self.assertIn("looks like names", self.visitor.get(path).words())
        page = self.visitor.follow(self.visitor.post(path, {"sheet": "yes", "map.3": "outcome"}))
        self.assertIn("Tend keeps no client’s name", page.words())
        self.assertNotIn("Jane", page.text)
        page = self.visitor.follow(self.visitor.post(path, {"sheet": "yes", "map.3": "ignore"}))
        self.assertIn("Bring in 1 referral", page.words())
        page = self.visitor.follow(self.visitor.post(path, {"sheet": "yes", "map.3": "shoes"}))
        self.assertIn('There is no field "shoes"', page.words())
        page = self.visitor.follow(self.visitor.post(path, {"as": "people"}))
        self.assertNotIn("sheet of referrals: ", page.words())

    def test_hostile_words_stay_words(self):
        path = self.choose(sheet("hostile.csv"))
        page = self.visitor.follow(self.visitor.post(path, {"sheet": "yes", "replace_names": "yes"}))
        self.assertNotIn("<script>alert", page.text)
        self.assertIn("<script>alert(1)</script>", page.words())
        for wrong in [{"source": {"1": "is:"}, "source_name": {"1": "x"}},
                      {"source": {"1": "perhaps"}, "source_name": {"1": "x"}},
                      {"source": {"1": "place"}}, {"year": 12}, {"direction": "sideways"}]:
            self.assertEqual(self.visitor.send(path, wrong).status, 400, wrong)
        gone = self.visitor.send(f"{path}/go", {"source": {"1": "is:99"}, "source_name": {
            "1": "<script>alert(1)</script>"}})
        self.assertIn("here is no more" if gone.status != 200 else "is here no more",
                      json.dumps(gone.model))
        self.assertEqual(self.ledger(), [])


web.main()
