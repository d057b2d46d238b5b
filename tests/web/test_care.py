#!/usr/bin/env python3
"""Looking after the practice in the browser: what the doctor says, and copies."""

import json
import os
import sqlite3

import web


class Care(web.FreshCase):
    people = "Ana Ruiz <ana@example.org>\nBen Ohm <ben@example.org>"

    def sql(self, statement):
        connection = sqlite3.connect(self.tend.file)
        with connection:
            connection.execute(statement)
        connection.close()

    def test_a_sound_practice_is_told_so(self):
        page = self.visitor.get("/care")
        self.assertEqual(page.status, 200)
        self.assertIn("All is well", page.words())
        self.assertIn("2 people and 0 touches", page.words())
        self.assertIn(self.tend.file, page.words())
        self.assertNotIn("/care/fix", page.text)

    def test_the_model_is_that_of_the_terminal(self):
        self.assertEqual(self.visitor.json("/care"),
                         json.loads(self.tend.run("doctor", "--json")))

    def test_a_copy_is_the_practice_and_leaves_nothing_behind(self):
        self.tend.run("log", "ana", "phone")
        before = set(os.listdir(self.tend.folder))
        answer = self.visitor.get("/care/copy")
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.headers["Content-Disposition"],
                         'attachment; filename="practice-2026-03-02.tend"')
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertEqual(set(os.listdir(self.tend.folder)), before)
        copy = os.path.join(self.tend.folder, "copy.tend")
        with open(copy, "wb") as file:
            file.write(answer.body)
        self.assertEqual(json.loads(self.tend.run("--file", copy, "list", "--json"))["total"], 2)
        self.assertTrue(json.loads(self.tend.run("--file", copy, "doctor", "--json"))["well"])

    def test_a_stranger_gets_no_copy(self):
        self.assertEqual(web.Visitor(self.tend).get("/care/copy").status, 403)

    def test_a_copy_where_nothing_can_be_made_says_so(self):
        if os.geteuid() == 0:
            self.skipTest("root may write anywhere")
        os.chmod(self.tend.folder, 0o500)
        self.addCleanup(os.chmod, self.tend.folder, 0o700)
        answer = self.visitor.get("/care/copy")
        self.assertEqual(answer.status, 500)
        self.assertIn("can't be made", answer.words())

    def test_what_follows_from_the_facts_is_mended(self):
        self.sql("UPDATE person_state SET touches = 7 WHERE person_id = 1")
        page = self.visitor.get("/care")
        self.assertIn("Something is wrong", page.words())
        self.assertIn("Wrong: counts or dates of", page.words())
        page = self.visitor.follow(self.visitor.post("/care/fix"))
        self.assertIn("Mended: all is well now.", page.words())
        self.assertIn("All is well", page.words())
        self.assertTrue(self.visitor.json("/care")["well"])

    def test_the_file_is_looked_at_anew_each_time(self):
        self.assertTrue(self.visitor.json("/care")["well"])
        self.sql("UPDATE person_state SET touches = 7 WHERE person_id = 1")
        self.assertFalse(self.visitor.json("/care")["well"])
        answer = self.visitor.send("/care/fix")
        self.assertEqual((answer.status, answer.model["well"], answer.model["fixed"]),
                         (200, True, True))


if __name__ == "__main__":
    web.main()
