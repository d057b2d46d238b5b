#!/usr/bin/env python3
"""Import: a file is looked over, put right, brought in and taken back."""

import json
import os
import re
import threading
import time

import web

CSV = b"""Name,Nummer,Nummer,Company,Notes
Ana Ruiz,17,555-0101,Harbour School,
Anna Ruiz,18,,,met in Leeds
Eva Stein,19,555-0105,,"<script>alert(1)</script>"
,20,,,
"""


def card(name, email):
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEMAIL:{email}\r\nEND:VCARD\r\n"



class Import(web.FreshCase):
    people = "Ana Ruiz <ana@example.org>\nBen Ohm <ben@example.org>"

    def choose(self, content=CSV, name="list.csv"):
        """Uploads a file and gives the address of what would come of it."""
        answer = self.visitor.upload("/import", name, content)
        self.assertEqual(answer.status, 303, answer.words()[:500])
        self.assertRegex(answer.location, r"^/import/[0-9a-f]{32}$")
        return answer.location

    def names(self):
        return [p["name"] for p in json.loads(self.tend.run("list", "--json"))["people"]]

    def test_nothing_is_changed_by_looking(self):
        before = self.tend.run("list", "--json")
        page = self.visitor.get(self.choose())
        self.assertEqual(page.status, 200)
        words = page.words()
        for said in ["4 people. Nothing is changed yet", "2 new", "1 merged with somebody here",
                     "can’t be read", "line 5: no name, organisation, e-mail or phone",
                     "names one letter apart", "Bring in 3 people"]:
            self.assertIn(said, words)
        self.assertNotIn("<script>alert", page.text)
        self.assertEqual(self.tend.run("list", "--json"), before)

    def test_what_is_decided_is_done_and_taken_back(self):
        path = self.choose()
        model = self.visitor.json(path)
        records = {r["name"]: r for r in model["review"]["records"]}
        self.assertEqual(records["Anna Ruiz"]["possible"][0]["person"]["name"], "Ana Ruiz")
        fields = {"map.1": "", "map.2": "", "map.3": "phone.mobile", "map.4": "", "map.5": "",
                  "decision.4": "leave", "tag": "choir, Leeds"}
        # columns that nobody has seen the outcome of are shown first
        answer = self.visitor.post(f"{path}/go", fields)
        page = self.visitor.follow(answer)
        self.assertIn("The columns were read anew", page.words())
        self.assertEqual(len(self.names()), 2)
        self.assertRegex(page.text, r'<option value="phone.mobile" selected>')
        self.assertRegex(page.text, r'name="decision.4" value="leave" checked')
        fields["decision.3"] = "merge:1"
        answer = self.visitor.post(f"{path}/go", fields)
        page = self.visitor.follow(answer)
        self.assertIn("They are in", page.words())
        self.assertEqual(len(self.names()), 2)
        shown = self.visitor.json("/people/1")["person"]
        self.assertEqual(shown["note"], "met in Leeds")
        self.assertIn({"kind": "phone", "label": "mobile", "value": "555-0101"}, shown["ways"])
        self.assertEqual(shown["tags"], ["choir", "Leeds"])
        # nothing is lost by sending it twice
        again = self.visitor.post(f"{path}/go", fields)
        self.assertEqual(again.status, 409)
        # the page that is left has the undo
        number = re.search(r'name="id" value="(\d+)"', page.text)[1]
        back = self.visitor.follow(self.visitor.post("/import/undo", {"id": number}))
        self.assertIn("Taken back: the import of list.csv", back.words())
        self.assertEqual(self.visitor.json("/people/1")["person"]["tags"], [])

    def test_a_decision_may_be_somebody_new(self):
        path = self.choose(card("Ana Ruiz", "ana@example.org").encode(), "ana.vcf")
        self.assertIn("1 here already, unchanged", self.visitor.get(path).words())
        done = self.visitor.send(f"{path}/go", {"decision": {"1": "new"}})
        self.assertEqual((done.status, done.model["state"]), (200, "done"))
        self.assertEqual(done.model["review"]["added"], 1)
        self.assertEqual(len(self.names()), 3)

    def test_a_box_ticked_goes_before_the_rest(self):
        path = self.choose()
        fields = [("decision.4", "new"), ("decision.4", "leave"), ("tag", "")]
        self.visitor.post(f"{path}/go", fields)
        self.assertEqual(self.visitor.json(path)["review"]["left_out"], 1)

    def test_columns_that_mean_nothing_are_asked_for_in_words_of_the_page(self):
        page = self.visitor.get(self.choose(b"Who,Ring\nAna Lund,555-0177\n"))
        self.assertIn("which column holds the names", page.words())
        self.assertNotIn("--map", page.text)

    def test_columns_without_names(self):
        path = self.choose(b"Cy Lund,cy@example.org\nEva Stein,eva@example.org\n", "none.csv")
        page = self.visitor.get(path)
        self.assertIn("First say which column is which", page.words())
        self.assertIn("e-mail", page.words())
        page = self.visitor.follow(self.visitor.post(path, {"map.1": "name", "map.2": ""}))
        self.assertIn("2 people. Nothing is changed yet", page.words())
        self.visitor.post(f"{path}/go", {"map.1": "name", "map.2": ""})
        self.assertEqual(len(self.names()), 4)

    def test_a_map_of_nonsense_says_so(self):
        path = self.choose()
        page = self.visitor.follow(self.visitor.post(path, {"map.2": "shoes"}))
        self.assertIn('There is no field "shoes"', page.words())
        wrong = self.visitor.send(path, {"decision": {"3": "perhaps"}})
        self.assertEqual(wrong.status, 400)
        self.assertEqual(wrong.model["error"]["field"], "decision.3")
        for key in ["x", "3-", "-3", "3-x", "99999999999999999999999"]:
            self.assertEqual(self.visitor.send(path, {f"decision.{key}": "new"}).status, 400, key)
        gone = self.visitor.send(f"{path}/go", {"map": {"2": ""}, "decision": {"3": "merge:99"}})
        self.assertIn("is here no more", gone.model["problem"]["text"])
        self.assertEqual(len(self.names()), 2)

    def test_files_that_are_none_are_kindly_refused(self):
        for name, content, says in [
                ("a.pdf", b"%PDF-1.4 nothing", "This is a PDF"),
                ("a.xlsx", b"PK\3\4xl/worksheets", "Excel workbook"),
                ("empty.csv", b"", "The file is empty"),
                ("", b"", "No file was chosen"),
                ("a.json", b"{}", "not an export of Monica"),
                ("noise", bytes(range(256)) * 20, "that Tend can read"),
        ]:
            with self.subTest(name):
                page = self.visitor.upload("/import", name, content)
                self.assertEqual(page.status, 400, name)
                self.assertIn(says, page.words())
                self.assertIn('id="file"', page.text)
                self.assertIn('aria-invalid="true"', page.text)
        answer = self.visitor.post("/import", {})
        self.assertEqual(answer.status, 400)
        self.assertIn("No file came along", answer.words())

    def test_too_large(self):
        answer = self.visitor.upload("/import", "huge.csv", b"Name\n" + b"x" * (33 << 20))
        self.assertEqual(answer.status, 413)
        self.assertIn("more than Tend takes at once", answer.words())

    def test_a_name_is_nothing_but_a_name(self):
        path = self.choose(name="../../etc/<b>&\\x.csv")
        self.assertEqual(self.visitor.json(path)["file"], "x.csv")
        path = self.choose(name="<b>.csv")
        self.assertIn("<h1>&lt;b&gt;.csv</h1>", self.visitor.get(path).text)

    def test_nobody_else_sees_it(self):
        path = self.choose()
        other = self.tend.visitor()
        for answer in [other.get(path), other.post(path), other.post(f"{path}/go"),
                       other.post(f"{path}/forget")]:
            self.assertNotIn("Anna", answer.text)
        self.assertEqual(other.get(path).status, 404)
        self.assertIn("Choose a file", other.get(path).words())
        self.assertEqual(self.visitor.get(path).status, 200)
        with open(self.tend.log, encoding="utf-8") as log:
            text = log.read()
        self.assertNotIn(path.rsplit("/", 1)[1], text)
        self.assertNotIn("list.csv", text)

    def test_it_is_forgotten(self):
        path = self.choose()
        answer = self.visitor.post(f"{path}/forget")
        self.assertIn("put away", self.visitor.follow(answer).words())
        self.assertEqual(self.visitor.get(path).status, 404)
        # a few at most: the oldest goes
        paths = [self.choose() for _ in range(5)]
        self.assertEqual([self.visitor.get(p).status for p in paths], [404, 404, 200, 200, 200])
        # with the session
        self.visitor.post("/lock")
        self.visitor = self.tend.visitor()
        self.assertEqual(self.visitor.get(paths[-1]).status, 404)
        self.assertEqual(self.visitor.get("/import/../import").status, 404)

    def test_what_was_changed_meanwhile_is_looked_at_anew(self):
        path = self.choose()
        self.assertEqual(self.visitor.json(path)["review"]["added"], 2)
        self.tend.run("add", "Eva Stein")
        self.assertEqual(self.visitor.json(path)["review"]["added"], 1)

    def test_much_comes_in_whole_with_progress(self):
        rows = "".join(f"Person {chr(97 + i % 26)}{i},p{i}@example.org\n" for i in range(40000))
        path = self.choose(b"Name,E-mail\n" + rows.encode(), "many.csv")
        states = set()

        def wait(state):
            end = time.monotonic() + web.PATIENCE * 4
            while time.monotonic() < end:
                model = self.visitor.json(path)
                states.add(model["state"])
                if model["state"] == state:
                    return model
                page = self.visitor.get(path)
                if "hx-trigger" in page.text:
                    self.assertIn("See how far it is", page.words())
                time.sleep(0.1)
            self.fail(f"it stays {model['state']}")

        self.assertEqual(wait("ready")["review"]["added"], 40000)
        page = self.visitor.get(path)
        self.assertLess(len(page.body), 400000)
        # while it goes on, others are answered, and see all or nothing
        answer = self.visitor.post(f"{path}/go")
        self.assertEqual(answer.status, 303)
        self.assertIn(len(self.names()), [2, 40002])
        self.assertEqual(wait("done")["review"]["added"], 40000)
        self.assertIn("importing", states | {"importing"})
        self.assertEqual(len(self.names()), 40002)

    def test_a_server_that_is_stopped_leaves_nothing_half_done(self):
        rows = "".join(f"Person {i},p{i}@example.org\n" for i in range(40000))
        path = self.choose(b"Name,E-mail\n" + rows.encode(), "many.csv")
        while self.visitor.json(path)["state"] == "reading":
            time.sleep(0.1)
        self.visitor.post(f"{path}/go")
        self.assertEqual(self.tend.stop(), 0)
        self.assertIn(len(self.names()), [2, 40002])
        self.assertIn("All is well", self.tend.run("doctor"))
        self.tend.start()

    def test_many_at_once_get_one_import(self):
        rows = "".join(f"Person {i},p{i}@example.org\n" for i in range(3000))
        for turn in range(3):
            path = self.choose(b"Name,E-mail\n" + rows.encode(), "many.csv")
            while self.visitor.json(path)["state"] == "reading":
                time.sleep(0.1)
            token = self.visitor.token()
            statuses = []

            def ask(what, token=token, path=path, statuses=statuses):
                other = web.Visitor(self.tend)
                other.cookie, other.csrf = self.visitor.cookie, token
                statuses.append((other.get(path) if what == "look" else
                                 other.post(f"{path}/{what}" if what else path)).status)

            asked = ["go", "look", "go", "", "look", "go"] + (["forget"] if turn == 2 else [])
            threads = [threading.Thread(target=ask, args=(what,)) for what in asked]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(len(statuses), len(asked))
            self.assertLessEqual(set(statuses), {200, 303, 404, 409})
            while self.visitor.get(path).status == 200 and \
                    self.visitor.json(path)["state"] in ("importing", "reading"):
                time.sleep(0.1)
            imports = [i for i in self.visitor.json("/import")["imports"]]
            self.assertLessEqual(len(imports), 1)
            if imports:
                self.assertEqual(imports[0]["added"], 3000)
                self.visitor.post("/import/undo")
            self.assertEqual(len(self.names()), 2)
        self.assertIn("All is well", self.tend.run("doctor"))

    def test_json_takes_text(self):
        sent = self.visitor.send("/import", {"file": "a.vcf", "text": card("Cy Lund", "c@example.org"),
                                             "tag": "choir"})
        self.assertEqual(sent.status, 200)
        model = sent.model
        self.assertEqual((model["state"], model["review"]["format"]), ("ready", "vcard"))
        self.assertIsNone(model["layout"])
        done = self.visitor.send(f"/import/{model['token']}/go").model
        self.assertEqual(done["review"]["added_names"], ["Cy Lund"])
        self.assertEqual(self.visitor.json("/people/3")["person"]["tags"], ["choir"])
        listed = self.visitor.json("/import")["imports"]
        self.assertEqual([(i["file"], i["added"], i["undoable"]) for i in listed],
                         [("a.vcf", 1, True)])
        self.assertEqual(self.visitor.send("/import/undo").model["added"], 1)
        self.assertEqual(self.visitor.send("/import/undo").status, 404)
        self.assertEqual(self.visitor.send("/import", {}).status, 400)

    def test_every_file_of_the_data_can_be_looked_at(self):
        for kind in ["csv", "vcard", "friends", "monica"]:
            folder = os.path.join(web.DATA, kind)
            for name in sorted(os.listdir(folder)):
                if name.startswith("."):
                    continue
                with self.subTest(name), open(os.path.join(folder, name), "rb") as file:
                    path = self.choose(file.read(), name)
                    page = self.visitor.get(path)
                    self.assertEqual(page.status, 200)
                    self.visitor.post(f"{path}/forget")


class Duplicates(web.FreshCase):
    people = "Ana Ruiz <ana@example.org>\nBen Ohm <ben@example.org>\nAnna Ruiz"

    def setUp(self):
        super().setUp()
        self.tend.run("edit", "#1", "--title", "Counsellor")
        self.tend.run("edit", "#3", "--title", "Head <b>teacher</b>")
        self.tend.run("log", "#3", "phone", "plays the cello")

    def test_merged_field_by_field_and_two_again(self):
        page = self.visitor.get("/duplicates")
        self.assertIn("names one letter apart", page.words())
        self.assertIn("Head &lt;b&gt;teacher&lt;/b&gt;", page.text)
        action = re.search(r'action="(/duplicates/\d+/\d+)"', page.text)[1]
        self.assertEqual(action, "/duplicates/3/1")  # of Anna more is known
        before = self.visitor.json("/people/1"), self.visitor.json("/people/3")
        answer = self.visitor.post(action, {"take.name": "theirs", "take.title": "mine",
                                            "return": "/duplicates?from=0"})
        page = self.visitor.follow(answer)
        self.assertIn("Ana Ruiz is one person now", page.words())
        self.assertIn("Nobody seems to be here twice", page.words())
        person = self.visitor.json("/people/3")
        self.assertEqual(person["person"]["name"], "Ana Ruiz")
        self.assertEqual(person["person"]["title"], "Head <b>teacher</b>")
        self.assertEqual([w["value"] for w in person["person"]["ways"]], ["ana@example.org"])
        self.assertEqual(self.visitor.get("/people/1").status, 404)
        self.visitor.post("/undo")
        self.assertEqual((self.visitor.json("/people/1"), self.visitor.json("/people/3")), before)

    def test_not_the_same_is_not_asked_again(self):
        answer = self.visitor.post("/duplicates/1/3/apart")
        self.assertIn("are two people", self.visitor.follow(answer).words())
        self.assertEqual(self.visitor.json("/duplicates")["total"], 0)

    def test_later_goes_round(self):
        for name in ["Ben Ohm", "Cy Lund", "Cy Lunt"]:
            self.tend.run("add", name, "--anyway")
        model = self.visitor.json("/duplicates")
        self.assertEqual(model["total"], 3)
        seen = []
        path = "/duplicates"
        while path:
            page = self.visitor.get(path)
            seen.append(re.search(r'action="(/duplicates/\d+/\d+)"', page.text)[1])
            later = re.search(r'href="(/duplicates\?from=\d+)" data-shortcut="l"', page.text)
            path = later and later[1]
        self.assertEqual(len(set(seen)), 3)
        # the last one dealt with, those put off come again
        self.assertIn("Pair 1 of 3", self.visitor.get("/duplicates?from=3").words())

    def test_what_makes_no_sense(self):
        self.assertEqual(self.visitor.get("/duplicates/1/1").status, 400)
        self.assertEqual(self.visitor.get("/duplicates/1/99").status, 404)
        self.assertEqual(self.visitor.send("/duplicates/1/1").status, 400)
        self.assertEqual(self.visitor.send("/duplicates/1/99").status, 404)
        wrong = self.visitor.send("/duplicates/1/3", {"take.shoes": "theirs"})
        self.assertEqual((wrong.status, wrong.model["error"]["field"]), (400, "field"))
        self.assertEqual(self.visitor.send("/duplicates/1/1/apart").status, 400)
        self.assertEqual(self.visitor.get("/duplicates?from=-1").status, 400)


if __name__ == "__main__":
    web.main()
