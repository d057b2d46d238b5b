#!/usr/bin/env python3
"""Cards to write, their labels, and going through the list."""

import re

import web


class Cards(web.FreshCase):
    people = """Ana Ruiz <ana@example.org>
Ben Ohm <ben@example.org>"""

    def setUp(self):
        super().setUp()
        self.tend.run("edit", "1", "--address", "1 Main Street, Springfield", "--org", "Hill School")

    def names(self):
        return [card["person"]["name"] for card in self.visitor.json("/cards")["cards"]]

    def test_P4_promised_written_gone(self):
        self.assertIn("Nobody is waiting", self.visitor.get("/cards").words())
        page = self.visitor.follow(self.visitor.post("/people/1/card", {
            "why": "the evening", "return": "/cards"}))
        for part in ("1 person was promised", "the evening", "Hill School 1 Main Street"):
            self.assertIn(part, page.words())
        page = self.visitor.follow(self.visitor.post("/people/1/card/done", {"note": "wrote"}))
        self.assertIn("A card for Ana Ruiz is written. Next: ", page.words())
        touch = self.visitor.json("/people/1")["touches"][0]
        self.assertEqual((touch["method"], touch["note"]), ("card", "wrote"))
        self.assertEqual(self.names(), [])
        self.visitor.post("/undo")
        self.assertEqual(self.names(), ["Ana Ruiz"])
        self.visitor.post("/people/1/card/remove")
        self.assertEqual(self.names(), [])
        self.assertEqual(self.visitor.post("/people/1/card/remove").status, 404)

    def test_an_address_is_added_where_it_is_missed(self):
        self.visitor.post("/people/2/card")
        self.assertIn("No address yet", self.visitor.get("/cards").words())
        self.assertEqual(self.visitor.json("/cards")["no_address"], 1)
        self.visitor.post("/people/2/address", {"address": "2 Oak Lane\r\nLeeds", "return": "/cards"})
        self.assertEqual(self.visitor.json("/cards")["cards"][0]["address"],
                         ["Ben Ohm", "2 Oak Lane", "Leeds"])
        self.assertEqual(self.visitor.post("/people/2/address", {"address": " "}).status, 400)

    def sheets(self, query):
        return self.visitor.json(f"/cards/labels?{query}")["sheets"]

    def test_labels(self):
        for i in range(30):
            self.tend.run("add", f"Person {i:02}", "--address", f"{i} Long Road, Leeds")
        for i in (1, *range(3, 33)):
            self.tend.run("cards", "add", str(i))
        self.tend.run("cards", "add", "2")  # who has no address, and so no label
        for layout, places in (("a4", 24), ("a4-70", 24), ("letter", 30)):
            with self.subTest(layout=layout):
                sheets = self.sheets(f"layout={layout}")
                self.assertEqual([len(s["labels"]) for s in sheets], [places, 31 - places])
                self.assertEqual(sheets[0]["labels"][0],
                                 {"name": "Ana Ruiz", "lines": ["Hill School", "1 Main Street", "Springfield"]})
        sheets = self.sheets("layout=a4&start=24")
        self.assertEqual([len(s["labels"]) for s in sheets], [24, 24, 6])
        self.assertEqual(sheets[0]["labels"][:23], [{}] * 23)
        self.assertEqual(len(self.sheets("layout=dl")), 31)
        self.assertEqual(len(self.sheets("layout=c6&who=1&who=5")), 2)
        self.assertEqual(self.sheets("layout=10&who=2"), [])

    def test_the_page_for_the_printer(self):
        self.visitor.post("/people/1/card")
        for layout in ("a4", "a4-70", "letter", "c6", "dl", "10"):
            page = self.visitor.get(f"/cards/labels?layout={layout}")
            self.assertIn(f'class="sheet sheet-{layout}"', page.text)
            self.assertIn(f'<option value="{layout}" selected>', page.text)
        self.assertEqual(self.visitor.get("/cards/labels?layout=a5").status, 400)
        self.assertEqual(self.visitor.get("/cards/labels?start=0").status, 400)
        css = re.search(r'href="(/static/tend\.[^"]+css)"', page.text)[1]
        style = self.visitor.get(css).text
        for size in ("210mm 297mm", "8.5in 11in", "162mm 114mm", "220mm 110mm", "9.5in 4.125in"):
            self.assertIn(f"size: {size}", style)
        # One that is left open would swallow all rules behind it.
        self.assertEqual(style.count("{"), style.count("}"))


class Walk(web.FreshCase):
    people = """Ana Ruiz <ana@example.org>
Ben Ohm <ben@example.org>
Cy Lee <cy@example.org>"""

    def turn(self, query=""):
        model = self.visitor.json(f"/walk{query}")
        return model["next"] and model["next"]["name"], model["left"]

    def test_P1_keep_let_go_and_pass_over(self):
        first, left = self.turn()
        self.assertEqual(left, 3)
        number = self.visitor.json("/walk")["next"]["id"]
        page = self.visitor.follow(self.visitor.post(f"/people/{number}/keep", {"return": "/walk"}))
        self.assertIn(f"{first} stays on your list.", page.words())
        second, left = self.turn()
        self.assertEqual(left, 2)
        self.assertNotEqual(second, first)
        # Taken back, it is their turn again.
        self.visitor.post("/undo")
        self.assertEqual(self.turn(), (first, 3))
        self.visitor.post(f"/people/{number}/keep")
        passed = self.visitor.json("/walk")["next"]["id"]
        third, left = self.turn(f"?after={passed}")
        self.assertEqual((len({first, second, third}), left), (3, 2))
        last = self.visitor.json(f"/walk?after={passed}")["next"]["id"]
        page = self.visitor.follow(self.visitor.post(f"/people/{last}/let-go", {
            "return": f"/walk?after={passed}"}))
        self.assertIn("That was everybody. Whom you passed over comes again", page.words())
        self.visitor.post(f"/people/{passed}/keep")
        self.assertEqual(self.turn(), (None, 0))
        self.assertIn("You went through everybody on your list.", self.visitor.get("/walk").words())

    def test_only_new_names(self):
        self.tend.run("log", "1", "email")
        self.assertEqual(self.turn("?new=yes")[1], 2)

    def test_nobody_let_go_is_kept(self):
        self.tend.run("let-go", "1")
        self.assertEqual(self.visitor.post("/people/1/keep").status, 409)

    def test_N2_who_comes_to_mind(self):
        page = self.visitor.get("/walk?prompt=4")
        self.assertIn("Which colleagues see clients whom you don't?", page.words())
        page = self.visitor.follow(self.visitor.post("/walk/recall", {
            "who": "Eva Stein, eva@example.org", "prompt": "4"}))
        self.assertIn("Added: Eva Stein. 4 on your list.", page.words())
        self.assertIn("Which colleagues", page.words())
        self.assertEqual(self.visitor.json("/people/4")["person"]["tags"], ["colleagues"])
        answer = self.visitor.post("/walk/recall", {"who": "eva stein", "prompt": "4"})
        self.assertEqual(answer.status, 400)
        self.assertIn("Eva Stein is here already.", answer.words())
        self.assertIn('value="eva stein"', answer.text)
        self.assertEqual(self.visitor.post("/walk/recall", {"who": " "}).status, 400)
        self.assertEqual(self.visitor.post("/walk/recall", {"who": "x", "prompt": "99"}).status, 400)


if __name__ == "__main__":
    web.main()
