#!/usr/bin/env python3
"""How to refer to me: writing it, its versions, and what it is sent as."""

import os
import subprocess
import sys
import tempfile
import xml.dom.minidom

import web

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import pdf  # noqa: E402  (tests/cli/pdf.py)

ME = {"me.name": "Rosa Lind", "me.phone": "030 555 0100", "me.email": "rosa@example.org"}
WORDS = {"whom": "Teenagers", "fees": "90 an hour", "send": "Call me"}


class Page(web.FreshCase):
    people = "Ana Ruiz <ana@example.org>"

    def write(self):
        self.visitor.post("/plan", {**ME, "return": "/referrals/page"})
        return self.visitor.follow(self.visitor.post("/referrals/page", WORDS))

    def test_R4_questions_and_examples_first_and_nobody_s_words(self):
        page = self.visitor.get("/referrals/page")
        for part in ("Who gets most from your work?", "For instance: “Teenagers from 13",
                     "Your name is missing.", "It does not say whom you help."):
            self.assertIn(part, page.words())
        self.assertIn('aria-current="page">How to refer to me</a>', page.text)
        self.assertNotIn("/pdf", page.text)
        self.assertNotIn(">Teenagers from 13", page.text)
        self.assertIsNone(self.visitor.json("/referrals/page")["page"])

    def test_R4_written_and_ready(self):
        page = self.write()
        self.assertIn("Kept. It is ready to be sent.", page.words())
        self.assertIn("/referrals/page/1/pdf", page.text)
        model = self.visitor.json("/referrals/page/1")
        self.assertEqual((model["ready"], model["missing"]), (True, []))
        self.assertEqual(model["whole"]["whom"], "Teenagers")
        self.assertEqual(model["me"]["name"], "Rosa Lind")
        self.visitor.post("/undo")
        self.assertIsNone(self.visitor.json("/referrals/page")["page"])

    def test_who_I_am_is_kept_in_the_plan_and_leads_back(self):
        answer = self.visitor.post("/plan", {**ME, "me.address": "Main Street 8\r\n12345 Town",
                                             "return": "/referrals/page"})
        self.assertEqual(answer.location, "/referrals/page")
        page = self.visitor.get("/referrals/page")
        self.assertIn("It stands on your page for those who refer to you.", page.words())
        self.assertEqual(self.visitor.json("/referrals/page")["me"]["address"],
                         "Main Street 8\n12345 Town")
        self.visitor.post("/plan", {"me.phone": "", "return": "/referrals/page"})
        self.assertIsNone(self.visitor.json("/referrals/page")["me"]["phone"])
        self.assertEqual(self.visitor.json("/referrals/page")["me"]["name"], "Rosa Lind")
        # The plan's own form, saved as it stands, changes nothing of it.
        self.visitor.get("/plan")
        plan = {item["name"]: item["value"] for item in self.visitor.json("/plan")["items"]}
        form = {**plan, **{f"was.{name}": value.replace("\n", "\r\n") for name, value in plan.items()}}
        self.visitor.post("/plan", {**form, "day.min": "2"})
        self.assertEqual(self.visitor.json("/referrals/page")["me"]["address"],
                         "Main Street 8\n12345 Town")
        self.visitor.post("/plan", {"reset": "all"})
        self.assertEqual(self.visitor.json("/referrals/page")["me"]["name"], "Rosa Lind")
        self.assertEqual(self.visitor.post("/plan", {"me.name": "x" * 81}).status, 400)

    def test_R4_a_version_shows_what_it_takes_from_the_first(self):
        self.write()
        page = self.visitor.follow(self.visitor.post("/referrals/page", {"name": "schools"}))
        self.assertIn("As on the first page: “90 an hour”", page.words())
        page = self.visitor.follow(self.visitor.post("/referrals/page/2", {
            "name": "schools", "whom": "Pupils", "fees": " "}))
        self.assertNotIn("As on the first page: “Teenagers”", page.words())
        model = self.visitor.json("/referrals/page/2")
        self.assertEqual((model["page"]["fees"], model["whole"]["fees"]), (None, "90 an hour"))
        self.assertEqual(model["whole"]["whom"], "Pupils")
        self.assertEqual([p["name"] for p in model["pages"]], ["general", "schools"])
        refused = self.visitor.post("/referrals/page", {"name": "Schools"})
        self.assertEqual(refused.status, 400)
        self.assertIn("There is a version &quot;schools&quot; already.", refused.text)
        self.assertIn('value="Schools"', refused.text)
        self.assertIn("\nTeenagers</textarea>", refused.text)  # the other form is as it was
        self.assertEqual(self.visitor.post("/referrals/page/1/remove").status, 409)
        page = self.visitor.follow(self.visitor.post("/referrals/page/2/remove"))
        self.assertIn("Removed: schools.", page.words())
        self.assertEqual(self.visitor.get("/referrals/page/2").status, 404)

    def test_what_is_refused_comes_back_as_typed(self):
        self.write()
        refused = self.visitor.post("/referrals/page/1", {"whom": "Young people", "fees": "x" * 401})
        self.assertEqual(refused.status, 400)
        self.assertIn("That is too long for one page", refused.text)
        self.assertIn("\nYoung people</textarea>", refused.text)
        self.assertEqual(self.visitor.json("/referrals/page/1")["whole"]["whom"], "Teenagers")

    def test_it_is_seen_before_it_is_kept(self):
        self.write()
        shown = self.visitor.post("/referrals/page/1", {"whom": "Young <b>people</b>", "try": "yes"})
        self.assertEqual(shown.status, 200)
        self.assertIn("<p>Young &lt;b&gt;people&lt;/b&gt;</p>", shown.text)
        self.assertIn("\nYoung &lt;b&gt;people&lt;/b&gt;</textarea>", shown.text)
        self.assertEqual(self.visitor.json("/referrals/page/1")["whole"]["whom"], "Teenagers")
        gap = self.visitor.post("/referrals/page/1", {"whom": "From [age] on", "try": "yes"})
        self.assertIn("“Whom I help” has a gap".replace("“", '"').replace("”", '"'), gap.words())

    def test_R4_a_pdf_of_one_sheet(self):
        self.write()
        for query, size in (("", [595, 842]), ("?paper=letter", [612, 792])):
            answer = self.visitor.get(f"/referrals/page/1/pdf{query}")
            self.assertEqual(answer.headers["Content-Type"], "application/pdf")
            self.assertIn('filename="how-to-refer-general.pdf"', answer.headers["Content-Disposition"])
            told = pdf.look(answer.body)
            self.assertEqual((told["pages"], told["size"], told["author"]), (1, size, "Rosa Lind"))
            self.assertEqual(told["links"], ["mailto:rosa@example.org", "tel:0305550100"])
            self.assertTrue(set("Teenagers90Callme") <= set(told["letters"]))
        self.assertEqual(self.visitor.get("/referrals/page/1/pdf?paper=a5").status, 400)
        with tempfile.TemporaryDirectory() as folder:
            self.tend.run("page", "--pdf", f"{folder}/page.pdf")
            with open(f"{folder}/page.pdf", "rb") as file:
                self.assertEqual(file.read(), self.visitor.get("/referrals/page/1/pdf").body)

    def test_R4_html_that_needs_nothing_else(self):
        self.write()
        answer = self.visitor.get("/referrals/page/1/html")
        self.assertIn('filename="how-to-refer-general.html"', answer.headers["Content-Disposition"])
        for word in ("<script", "<link", "<img", "url(", "@import", "/static/"):
            self.assertNotIn(word, answer.text)
        self.assertIn('<a href="mailto:rosa@example.org">', answer.text)
        self.assertIn("Teenagers", answer.text)

    def test_R4_card_and_code(self):
        self.visitor.post("/referrals/page", WORDS)
        self.assertEqual(self.visitor.get("/referrals/page/1/vcf").status, 400)
        self.assertEqual(self.visitor.get("/referrals/page/1/svg").status, 400)
        self.visitor.post("/plan", ME)
        card = self.visitor.get("/referrals/page/1/vcf")
        self.assertTrue(card.headers["Content-Type"].startswith("text/vcard"))
        self.assertIn("FN:Rosa Lind\r\n", card.text)
        held = self.visitor.get("/referrals/page/1/svg")
        self.assertEqual(held.headers["Content-Type"], "image/svg+xml")
        xml.dom.minidom.parseString(held.body)
        self.visitor.post("/plan", {"me.url": "example.org"})
        web_code = self.visitor.get("/referrals/page/1/svg")
        self.assertNotEqual(web_code.body, held.body)
        # A web address as the link in everything that goes out, a program's never.
        self.assertIn('<a href="https://example.org">', self.visitor.get("/referrals/page/1/html").text)
        self.visitor.post("/plan", {"me.url": "javascript:alert(1).x"})
        self.assertNotIn("<a href=\"javascript", self.visitor.get("/referrals/page/1/html").text)

    def test_the_page_for_the_printer(self):
        self.write()
        page = self.visitor.get("/referrals/page/1/print")
        self.assertIn('<article class="leaflet"', page.text)
        self.assertIn("Teenagers", page.words())
        self.assertNotIn("Before you send it", page.words())
        self.visitor.post("/referrals/page/1", {"send": ""})
        self.assertIn("It does not say how to send someone.",
                      self.visitor.get("/referrals/page/1/print").words())

    def test_many_sheets_at_once(self):
        self.write()
        from concurrent.futures import ThreadPoolExecutor
        with ThreadPoolExecutor(6) as pool:
            bodies = list(pool.map(lambda _: self.visitor.get("/referrals/page/1/pdf").body, range(12)))
        self.assertEqual(len(set(bodies)), 1)
        self.assertEqual(pdf.look(bodies[0])["pages"], 1)

    def test_without_the_program_for_paper_the_rest_works(self):
        self.write()
        folder = tempfile.mkdtemp(prefix="web-")
        self.addCleanup(subprocess.run, ["rm", "-rf", folder], check=True)
        for name in ("tend", "tend-web"):
            beside = os.path.dirname(web.TEND)
            found = next(path for path in (f"{beside}/{name}", f"{beside}/../web/{name}")
                         if os.path.exists(path))
            subprocess.run(["cp", found, folder], check=True)
        ran = subprocess.run([f"{folder}/tend", "page", "--pdf", f"{folder}/x.pdf"], capture_output=True,
                             env=self.tend.environment, text=True, check=False)
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn("tend-paper", ran.stderr)
        subprocess.run([f"{folder}/tend", "page", "--html", f"{folder}/x.html"], check=True,
                       env=self.tend.environment, capture_output=True)


if __name__ == "__main__":
    web.main()
