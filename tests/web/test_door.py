#!/usr/bin/env python3
"""Who gets in: links, sessions, CSRF, hosts, and what a stranger may see."""

import http.client
import json
import os
import signal
import socket
import subprocess
import threading
import time

import web


class Door(web.FreshCase):
    people = "Ana Ruiz <ana@example.org>"

    def stranger(self):
        return web.Visitor(self.tend)

    def follow_link(self, visitor, link):
        return visitor.get(link.partition(self.tend.host)[2])

    def test_a_link_opens_once(self):
        link = self.tend.new_link()
        first = self.stranger()
        self.assertEqual(self.follow_link(first, link).status, 303)
        self.assertEqual(first.json("/journal")["changes"][0]["kind"], "add")

    def test_a_second_user_of_a_link_ends_what_the_first_opened(self):
        link = self.tend.new_link()
        first, second = self.stranger(), self.stranger()
        self.follow_link(first, link)
        answer = self.follow_link(second, link)
        self.assertEqual(answer.status, 409)
        self.assertIn("used already", answer.words())
        self.assertEqual(first.get("/journal").status, 403)
        self.assertEqual(second.get("/journal").status, 403)

    def test_a_link_again_in_the_browser_that_used_it_is_fine(self):
        link = self.tend.new_link()
        visitor = self.stranger()
        self.follow_link(visitor, link)
        self.assertEqual(self.follow_link(visitor, link).status, 303)
        self.assertEqual(visitor.get("/journal").status, 200)

    def test_links_that_are_not_ours(self):
        link = self.tend.new_link()
        good = link.partition("link=")[2]
        for bad in ("", "1", "..", good[:-1] + ("0" if good[-1] != "0" else "1"),
                    "9" + good, good.replace(".", "..", 1), good + "%zz", "a" * 5000):
            with self.subTest(bad=bad[:40]):
                answer = self.stranger().get(f"/open?link={bad}")
                self.assertIn(answer.status, (400, 409))
                self.assertIsNone(answer.headers.get("Set-Cookie"))

    def test_a_stranger_sees_nothing(self):
        for path in ("/", "/today", "/people", "/people/1", "/journal", "/no-such-page"):
            answer = self.stranger().get(path)
            self.assertEqual(answer.status, 403, path)
            self.assertNotIn("Ana", answer.text)
            self.assertIn("tend open", answer.words())
        answer = self.stranger().ask("GET", "/today", headers={"Accept": "application/json"})
        self.assertEqual(answer.model["error"]["status"], 403)

    def test_a_stranger_changes_nothing(self):
        answer = self.stranger().ask("POST", "/undo", "", {
            "Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(answer.status, 403)
        self.assertIn("Ana", self.tend.run("list"))

    def test_cookies_of_others_are_nobody(self):
        name = self.visitor.cookie.partition("=")[0]
        for cookie in (f"{name}=", f"{name}={'0' * 64}", f"{name}=zz", "tend=1", f"x{name}=1",
                       self.visitor.cookie[:-1], self.visitor.cookie + "00", "=;;;=; ="):
            answer = self.stranger().get("/journal", Cookie=cookie)
            self.assertEqual(answer.status, 403, cookie)
        among_others = f"a=b; {self.visitor.cookie}; c=d"
        self.assertEqual(self.stranger().get("/journal", Cookie=among_others).status, 200)

    def test_the_cookie_is_for_this_site_and_no_script(self):
        answer = self.follow_link(self.stranger(), self.tend.new_link())
        cookie = answer.headers["Set-Cookie"]
        self.assertIn("HttpOnly", cookie)
        self.assertIn("SameSite=Strict", cookie)
        self.assertIn(str(self.tend.port), cookie)

    def test_a_form_from_elsewhere_is_refused(self):
        token = self.visitor.token()
        bad = ([{}, {"csrf": ""}, {"csrf": "0" * 64}, {"csrf": token[:-1]}])
        for fields in bad:
            body = "&".join(f"{k}={v}" for k, v in fields.items())
            answer = self.visitor.ask("POST", "/undo", body, {
                "Content-Type": "application/x-www-form-urlencoded"})
            self.assertEqual(answer.status, 403, fields)
        for headers in ({"Origin": "http://evil.example"}, {"Origin": "null"},
                        {"Origin": f"http://127.0.0.1:{self.tend.port + 1}"},
                        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
            self.assertEqual(self.visitor.post("/undo", headers=headers).status, 403, headers)
        self.assertIn("Ana", self.tend.run("list"))
        headers = {"Origin": f"http://{self.tend.host}", "Sec-Fetch-Site": "same-origin"}
        self.assertEqual(self.visitor.post("/undo", headers=headers).status, 303)

    def test_hosts_that_are_not_us(self):
        for host in ("evil.example", f"evil.example:{self.tend.port}", "127.0.0.1",
                     "127.0.0.1:1", f"127.0.0.1:{self.tend.port}.evil.example",
                     f"0.0.0.0:{self.tend.port}", f"[::1]:{self.tend.port}"):
            answer = self.visitor.get("/journal", Host=host)
            self.assertEqual(answer.status, 403, host)
            self.assertNotIn("Ana", answer.text)
        localhost = f"localhost:{self.tend.port}"
        self.assertEqual(self.visitor.get("/journal", Host=localhost).status, 200)

    def test_only_this_machine_can_reach_it(self):
        with open("/proc/net/tcp", encoding="ascii") as table:
            ports = [line.split()[1] for line in table if line.split()[3] == "0A"]
        mine = [entry for entry in ports if entry.endswith(f":{self.tend.port:04X}")]
        self.assertEqual(mine, [f"0100007F:{self.tend.port:04X}"])

    def test_every_answer_forbids_scripts_and_frames(self):
        for path in ("/journal", "/no-such-page", "/ping"):
            headers = self.visitor.get(path).headers
            policy = headers["Content-Security-Policy"]
            self.assertIn("default-src 'self'", policy)
            self.assertNotIn("unsafe", policy)
            self.assertIn("frame-ancestors 'none'", policy)
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(self.visitor.get("/journal").headers["Cache-Control"], "no-store")

    def test_return_leads_nowhere_else(self):
        for path in ("//evil.example", "/\\evil.example", "http://evil.example", "javascript:x",
                     "/today\r\nSet-Cookie: a=b", "\\\\evil", "/a b", "today"):
            self.tend.run("tag", "ana", "x")
            answer = self.visitor.post("/undo", {"return": path})
            self.assertEqual((answer.status, answer.location), (303, "/today"), path)
            self.assertIsNone(answer.headers.get("Set-Cookie"))
        self.tend.run("tag", "ana", "x")
        answer = self.visitor.post("/undo", {"return": "/people?tag=x&sort=last"})
        self.assertEqual(answer.location, "/people?tag=x&sort=last")

    def test_locking_ends_the_session(self):
        self.assertEqual(self.visitor.post("/lock").status, 303)
        self.assertEqual(self.visitor.get("/journal").status, 403)


class Life(web.FreshCase):
    people = "Ana Ruiz <ana@example.org>"

    def test_a_second_open_finds_the_first(self):
        told = json.loads(self.tend.run("open", "--no-browser", "--json"))
        self.assertEqual((told["port"], told["pid"]), (self.tend.port, self.tend.pid))

    def test_the_lock_file_is_private_and_goes(self):
        path = self.tend.file + "-open"
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        self.assertEqual(self.tend.stop(), 0)
        self.assertFalse(os.path.exists(path))

    def test_a_killed_server_leaves_nothing_in_the_way(self):
        self.tend.stop(signal.SIGKILL)
        self.tend.start()
        self.assertEqual(self.tend.visitor().get("/journal").status, 200)

    def test_stop_closes_it(self):
        self.assertIn("closed", self.tend.run("open", "--stop"))
        self.assertEqual(self.tend.process.wait(web.PATIENCE), 0)
        with self.assertRaisesRegex(AssertionError, "not open"):
            self.tend.run("open", "--stop")

    def test_a_taken_port_is_told(self):
        with self.assertRaisesRegex(AssertionError, "in use"):
            environment = {**self.tend.environment,
                           "TEND_FILE": os.path.join(self.tend.folder, "other.tend")}
            done = subprocess.run([web.TEND, "open", "--no-browser", "--port",
                                   str(self.tend.port)], env=environment, text=True,
                                  capture_output=True, timeout=web.PATIENCE, check=False)
            self.assertEqual(done.returncode, 5)
            raise AssertionError(done.stderr)

    def test_sigterm_lets_a_request_in_flight_end(self):
        token = self.visitor.token()
        body = f"csrf={token}".encode()
        s = socket.create_connection(("127.0.0.1", self.tend.port))
        self.addCleanup(s.close)
        s.sendall(f"POST /undo HTTP/1.1\r\nHost: {self.tend.host}\r\nCookie: "
                  f"{self.visitor.cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                  f"Content-Length: {len(body)}\r\n\r\n".encode() + body[:5])
        time.sleep(0.5)
        self.tend.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        s.sendall(body[5:])
        s.settimeout(web.PATIENCE)
        self.assertIn(b"303", s.recv(4000).split(b"\r\n")[0])
        self.assertEqual(self.tend.process.wait(web.PATIENCE), 0)
        self.assertNotIn("Ana", self.tend.run("list"))

    def test_what_the_terminal_changes_shows_at_once(self):
        self.assertEqual(len(self.visitor.json("/journal")["changes"]), 1)
        self.tend.run("add", "Ben Osei", "--email", "ben@example.org")
        self.assertEqual(len(self.visitor.json("/journal")["changes"]), 2)

    def test_a_practice_put_back_from_a_copy_is_the_one_that_is_used(self):
        copy = self.tend.file + ".copy"
        subprocess.run(["sqlite3", self.tend.file, f"VACUUM INTO '{copy}'"], check=True)
        self.tend.run("add", "Ben Osei", "--email", "ben@example.org")
        self.assertEqual(len(self.visitor.json("/journal")["changes"]), 2)
        for end in ("-wal", "-shm"):
            if os.path.exists(self.tend.file + end):
                os.unlink(self.tend.file + end)
        os.replace(copy, self.tend.file)
        self.assertEqual(len(self.visitor.json("/journal")["changes"]), 1)
        self.visitor.send("/undo")
        self.assertNotIn("Ana", self.tend.run("list"))

    def test_many_writers_at_once_lose_nothing(self):
        wrong = []

        def write(number):
            visitor = self.tend.visitor()
            for turn in range(5):
                answer = visitor.send("/people/new", {
                    "name": f"Person {number}x{turn}", "email": f"p{number}x{turn}@example.org"})
                if answer.status != 200:
                    wrong.append(answer.body)
        threads = [threading.Thread(target=write, args=(n,)) for n in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(web.PATIENCE)
        self.assertEqual(wrong, [])
        self.assertEqual(len(json.loads(self.tend.run("list", "--json"))["people"]), 31)
        self.tend.run("doctor")

    def test_the_log_has_no_names(self):
        self.visitor.get("/people/1")
        self.visitor.get("/people?search=Ana+Ruiz")
        self.visitor.get("/no/Ana/page")
        self.tend.stop()
        with open(self.tend.log, encoding="utf-8") as log:
            text = log.read()
        self.assertIn("GET", text)
        self.assertNotIn("Ana", text)
        self.assertNotIn("search", text)
        self.assertNotIn("/people/1", text)
        self.assertEqual(os.stat(self.tend.log).st_mode & 0o777, 0o600)


if __name__ == "__main__":
    web.main()
