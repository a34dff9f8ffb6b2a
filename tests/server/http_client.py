"""Asks a running `truce serve` everything that a client may ask, good and bad. usage: http_client.py PROGRAM FOLDER"""
import gzip, http.client, json, os, re, resource, signal, socket, subprocess, sys, threading, time, unittest
from urllib.parse import quote

PROGRAM, FOLDER = sys.argv[1:3]
STORE = os.path.join(FOLDER, "truce.db")


def token(name, role):
    return subprocess.run([PROGRAM, "token", "add", name, "--role", role, "--store", STORE], capture_output=True, text=True, check=True).stdout.strip()


class Server:
    def __init__(self, *options):
        self.log = os.path.join(FOLDER, "access.log")
        self.process = subprocess.Popen([PROGRAM, "serve", "--store", STORE, "--port", "0", "--access-log", self.log, *options],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        self.port = int(re.search(r":(\d+)/", line).group(1))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(30)
        said = self.process.stderr.read()
        self.process.stdout.close()
        self.process.stderr.close()
        if code:
            print(said, file=sys.stderr)
        return code

    def ask(self, target, method="GET", headers=None, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, target, body, headers or {})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, content

    def json(self, target, **more):
        status, _, content = self.ask(target, **more)
        assert status == 200, (target, status, content[:200])
        return json.loads(content)

    def raw(self, content, wait=5):
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as client:
            client.sendall(content)
            parts = b""
            try:
                while part := client.recv(65536):
                    parts += part
            except TimeoutError:
                pass
            return parts


class Answers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.admin, cls.reviewer, cls.reader = token("admin", "admin"), token("reviewer", "reviewer"), token("reader", "reader")
        cls.server = Server()
        cls.ask = cls.server.ask

    @classmethod
    def tearDownClass(cls):
        assert cls.server.stop() == 0

    def bearer(self, value, **more):
        return {"Authorization": f"Bearer {value}", **more}

    def test_every_list_and_each_thing_in_it_can_be_asked_for(self):
        get = self.server.json
        self.assertEqual(get("/api/process")["reports"], len(get("/api/reports")["reports"]))
        entries = get("/api/entries?limit=500")["entries"]
        self.assertTrue(entries)
        for entry in entries:
            detail = get(f"/api/entries/{entry['id']}")
            self.assertTrue(detail["lines"])
            for line in detail["lines"]:
                self.assertTrue(line["evidence"], "no evidence, no line")
                self.assertTrue(any(words["text"] in line["sentence"]["text"] for words in line["evidence"]))
        for report in get("/api/reports")["reports"]:
            record = get(f"/api/reports/{report['id']}")
            text = record["report"]["text"].encode()
            for line in record["lines"]:
                for words in line["evidence"]:
                    self.assertTrue(0 <= words["start"] < words["end"] <= len(text))
        for view in ("positions", "proposals", "timeline", "figures", "contradictions", "network", "deadlines", "access", "new", "silence"):
            get(f"/api/views/{view}")
        for thing in ("actors", "places"):
            for item in get(f"/api/{thing}?limit=500")[thing]:
                get(f"/api/{thing}/{item['id']}")

    def test_places_count_the_entries_that_fit_the_filters(self):
        get = self.server.json
        actor = get("/api/actors?limit=1")["actors"][0]["id"]
        day = get("/api/process")["last"]
        for filters in ("", "&kind=event", "&kind=leg,access", "&status=planned", "&sure=0.7", f"&actor={actor}", f"&since={day}", f"&until={day}&kind=event&status=actual"):
            places = get(f"/api/places?limit=500{filters}")["places"]
            self.assertEqual([p["entries"] for p in places], sorted((p["entries"] for p in places), reverse=True))
            for place in places:
                self.assertEqual(place["entries"], len(get(f"/api/entries?limit=500&place={place['id']}{filters}")["entries"]), (filters, place["name"]))
        self.assertTrue(get("/api/places?kind=leg")["places"], "a journey stands where it leads")
        name = get("/api/places?limit=1")["places"][0]["name"]
        self.assertEqual({p["name"] for p in get("/api/places?q=" + quote(name.upper()))["places"]}, {name})
        self.assertEqual(get("/api/places?q=bogota")["places"], get("/api/places?q=Bogot%C3%A1")["places"])
        self.assertEqual(get("/api/places?q=%25")["places"], [], "no name holds a sign alone")

    def test_what_is_about_several_proposals_is_what_is_about_each(self):
        about = {}
        for proposal in self.server.json("/api/views/proposals")["proposals"]:
            about[proposal["entry"]] = {e["id"] for e in self.server.json(f"/api/entries?limit=500&proposal={proposal['entry']}")["entries"]}
        self.assertGreater(sum(map(bool, about.values())), 1)
        together = self.server.json("/api/entries?limit=500&proposal=" + ",".join(map(str, about)))["entries"]
        self.assertEqual({e["id"] for e in together}, set().union(*about.values()))

    def test_pages_are_whole_and_do_not_overlap(self):
        for target, name, key in (("/api/entries?limit=7", "entries", "id"), ("/api/actors?limit=3", "actors", "id"), ("/api/places?limit=2&kind=event,leg", "places", "id"), ("/api/reports?limit=1", "reports", "id")):
            seen, cursor = [], ""
            while cursor is not None:
                page = self.server.json(f"{target}{'&cursor=' + cursor if cursor else ''}")
                seen += [item[key] for item in page[name]]
                cursor = page["next"]
            whole = [item[key] for item in self.server.json(re.sub(r"limit=\d+", "limit=500", target))[name]]
            self.assertEqual(seen, whole)

    def test_an_answer_is_sent_again_only_when_the_record_changed(self):
        status, headers, _ = self.ask("/api/state-of-play")
        self.assertEqual(status, 200)
        status, again, body = self.ask("/api/state-of-play", headers={"If-None-Match": headers["etag"]})
        self.assertEqual((status, body, again["etag"]), (304, b"", headers["etag"]))
        line = self.server.json("/api/entries?limit=1")["entries"][0]["line"]
        status, _, body = self.ask("/api/corrections", "POST", self.bearer(self.reviewer, **{"Content-Type": "application/json"}), json.dumps({"line": line, "action": "confirm"}))
        self.assertEqual(status, 201)
        status, changed, _ = self.ask("/api/state-of-play", headers={"If-None-Match": headers["etag"]})
        self.assertEqual(status, 200)
        self.assertNotEqual(changed["etag"], headers["etag"])
        made = json.loads(body)
        self.assertEqual((made["who"], made["action"]), ("reviewer", "confirm"))
        self.assertEqual(self.ask(f"/api/corrections/{made['id']}", "DELETE", self.bearer(self.reviewer))[0], 204)
        self.assertTrue(self.server.json("/api/corrections")["corrections"][0]["undone"])
        self.assertEqual(self.ask("/api/corrections/999999", "DELETE", self.bearer(self.reviewer))[0], 404)

    def test_bodies_are_packed_for_those_who_take_it(self):
        plain = self.ask("/api/entries?limit=100")[2]
        _, headers, packed = self.ask("/api/entries?limit=100", headers={"Accept-Encoding": "gzip"})
        self.assertEqual(headers["content-encoding"], "gzip")
        self.assertEqual(gzip.decompress(packed), plain)

    def test_head_tells_the_size_and_no_body(self):
        size = len(self.ask("/api/process")[2])
        status, headers, body = self.ask("/api/process", "HEAD")
        self.assertEqual((status, headers["content-length"], body), (200, str(size), b""))

    def test_problems_say_what_is_wrong(self):
        cases = [("/api/lines/999999", 404), ("/api/lines/0", 400), ("/api/lines/x", 400), ("/api/reports/sha256:12", 400), ("/api/reports/sha256:" + "0" * 64, 404), ("/api/nothing", 404),
                 ("/api/views/nothing", 404), ("/api/entries?kind=war", 400), ("/api/entries?cursor=zz.zz.zz", 404), ("/api/search", 400), ("/api/search?q=", 400), ("/api/entries?sure=2", 400),
                 ("/api/entries?since=2016-02-31", 400), ("/api/entries?x=1", 400), ("/api/export?as=xml", 400), ("/api/lines/1%00", 400), ("/api/entries?q=%ff", 400)]
        for target, expected in cases:
            status, headers, body = self.ask(target)
            problem = json.loads(body)
            self.assertEqual((target, status, problem["status"], headers["content-type"]), (target, expected, expected, "application/problem+json"))
            self.assertTrue(problem["detail"])
        status, headers, _ = self.ask("/api/process", "PUT", body=b"x")
        self.assertEqual((status, headers["allow"]), (405, "GET, HEAD"))

    def test_words_of_search_cannot_break_it(self):
        for words in ('"', '"a', "a*", "NOT", "a OR", "(", "NEAR(a b)", "col:umn", "-", "--", "-a", "'; DROP TABLE line; --", "ceasefire -Havana", '"the FARC"', "\U0001f54a", "a" * 400):
            status, _, body = self.ask("/api/search?q=" + "".join(f"%{b:02x}" for b in words.encode()))
            self.assertIn(status, (200, 400), words)
            json.loads(body)

    def test_only_who_may_changes_anything(self):
        line = json.dumps({"line": 1, "action": "confirm"})
        form = {"Content-Type": "application/json"}
        self.assertEqual(self.ask("/api/corrections", "POST", form, line)[0], 401)
        self.assertEqual(self.ask("/api/corrections", "POST", self.bearer(self.reader, **form), line)[0], 403)
        self.assertEqual(self.ask("/api/reports", "POST", self.bearer(self.reviewer, **{"Content-Type": "text/plain"}), "text")[0], 403)
        self.assertEqual(self.ask("/api/corrections", "POST", self.bearer(self.reviewer, Origin="http://elsewhere.example", **form), line)[0], 403)
        self.assertEqual(self.ask("/api/corrections", "POST", self.bearer(self.reviewer, **{"Content-Type": "text/plain"}), line)[0], 415)
        for body in ("", "[]", "{", '{"line":1}', '{"line":"1","action":"drop"}', '{"line":1,"action":"burn"}', '{"line":1,"action":"change"}', '{"line":1,"action":"drop","x":1}', '{"line":1,"line":2,"action":"drop"}',
                     '{"line":1,"action":"drop","why":null}'):
            self.assertEqual(self.ask("/api/corrections", "POST", self.bearer(self.reviewer, **form), body)[0], 400, body)
        for body in ('{"line":1,"action":"change","field":"nothing","value":"x"}', '{"line":1,"action":"change","field":"status","value":"perhaps"}'):
            self.assertEqual(self.ask("/api/corrections", "POST", self.bearer(self.reviewer, **form), body)[0], 409, body)
        self.assertEqual(self.ask("/api/corrections", "POST", self.bearer(self.reviewer, **form), '{"line":999999,"action":"drop"}')[0], 404)
        self.assertEqual(self.server.json("/api/me", headers=self.bearer(self.reader)), {"name": "reader", "role": "reader"})
        self.assertEqual(self.server.json("/api/me"), {"name": None, "role": "visitor"})

    def test_a_report_that_is_sent_joins_the_record_once(self):
        text = "Peace delegates leave for Quito\nPublished 2016-12-05\n\nBOGOTA - The government and the ELN agreed on Monday to open talks in Quito.\n"
        send = lambda: self.ask("/api/reports", "POST", self.bearer(self.admin, **{"Content-Type": "text/plain"}), text)
        status, _, body = send()
        self.assertEqual(status, 201)
        added = json.loads(body)
        self.assertEqual(added["title"], "Peace delegates leave for Quito")
        self.assertTrue(self.server.json(f"/api/reports/{added['report']}")["lines"])
        status, _, body = send()
        self.assertEqual((status, json.loads(body)["new"]), (200, False))
        target, why = f"/api/reports/{added['report']}", "?why=taken%20back"
        self.assertEqual(self.ask(target, "DELETE", self.bearer(self.reviewer))[0], 403)
        self.assertEqual(self.ask(target + why, "DELETE", self.bearer(self.admin))[0], 204)
        self.assertEqual(self.ask(target, "DELETE", self.bearer(self.admin))[0], 404)
        self.assertEqual(self.ask("/api/reports/sha256:12", "DELETE", self.bearer(self.admin))[0], 400)
        self.assertEqual(self.ask(target)[0], 404)
        self.assertEqual(send()[0], 409)
        for content, kind, expected in (("", "text/plain", 422), ("x", "image/png", 415), (b"\0\1\2\3" * 100, "text/plain", 422)):
            self.assertEqual(self.ask("/api/reports", "POST", self.bearer(self.admin, **{"Content-Type": kind}), content)[0], expected, content[:9])

    def test_a_body_that_is_too_large_is_refused_at_its_head(self):
        answer = self.server.raw(f"POST /api/reports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {self.admin}\r\nContent-Type: text/plain\r\nContent-Length: 99999999\r\n\r\nabc".encode())
        self.assertIn(b" 413 ", answer.split(b"\r\n")[0])

    def test_a_body_of_two_lengths_is_refused_and_nothing_behind_it_is_answered(self):
        answer = self.server.raw(f"POST /api/reports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {self.admin}\r\nContent-Type: text/plain\r\n"
                                 "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        self.assertTrue(answer.startswith(b"HTTP/1.1 400 "), answer[:60])
        self.assertEqual(answer.count(b"HTTP/1.1 "), 1)

    def test_another_host_name_gets_nothing(self):
        self.assertEqual(self.ask("/api/process", headers={"Host": "evil.example"})[0], 421)
        self.assertEqual(self.ask("/api/process", headers={"Host": f"localhost:{self.server.port}"})[0], 200)

    def test_a_name_that_begins_like_this_machine_gets_nothing(self):
        for host in ("127.example.org", "127.0.0.1.example.org", "localhost.example.org", "127."):
            self.assertEqual(self.server.ask("/api/process", headers={"Host": host})[0], 421, host)
        for host in ("127.0.0.1:8765", "127.0.0.2", "localhost", "LOCALHOST:80", "[::1]:8765"):
            self.assertEqual(self.server.ask("/api/process", headers={"Host": host})[0], 200, host)

    def test_the_description_is_there_without_the_page(self):
        status, headers, body = self.server.ask("/openapi.yaml")
        self.assertEqual((status, headers["content-type"]), (200, "application/yaml"))
        with open("docs/openapi.yaml", "rb") as file:
            self.assertEqual(body, file.read())

    def test_a_packed_body_is_refused(self):
        status = self.server.ask("/api/reports", "POST", self.bearer(self.admin, **{"Content-Type": "text/plain", "Content-Encoding": "gzip"}), b"x")[0]
        self.assertEqual(status, 415)

    def test_headers_keep_the_page_to_itself(self):
        _, headers, _ = self.ask("/")
        policy = headers["content-security-policy"]
        self.assertIn("default-src 'none'", policy)
        self.assertNotIn("unsafe", policy)
        self.assertEqual((headers["x-content-type-options"], headers["referrer-policy"]), ("nosniff", "no-referrer"))
        self.assertNotIn("access-control-allow-origin", headers)

    def test_no_path_leads_out_of_the_page(self):
        for path in ("/../../etc/passwd", "/..%2f..%2fetc/passwd", "/assets/../../README.md", "//etc/passwd", "/%2e%2e/README.md"):
            status, _, body = self.ask(path)
            self.assertNotIn(b"root:", body)
            self.assertTrue(status in (404, 503) or b"<!doctype html>" in body[:200].lower(), (path, status))

    def test_events_tell_of_changes_made_elsewhere(self):
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=20) as client:
            client.sendall(b"GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            heard = b""
            while b"event: version" not in heard:
                heard += client.recv(4096)
            subprocess.run([PROGRAM, "read", "--quiet", "--store", STORE, "samples/2016-06-23-andes-wire.txt"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
            while b"event: changed" not in heard:
                part = client.recv(4096)
                self.assertTrue(part, heard)
                heard += part

    def latencies(self, work):
        """What others wait for an answer while `work` runs, in seconds, sorted; every answer must be good."""
        took, done = [], threading.Event()

        def ask_on():
            connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
            while not done.is_set():
                start = time.monotonic()
                connection.request("GET", "/api/process")
                answer = connection.getresponse()
                answer.read()
                took.append(time.monotonic() - start if answer.status == 200 else 1e9)
                time.sleep(0.002)
            connection.close()

        others = [threading.Thread(target=ask_on) for _ in range(4)]
        for other in others:
            other.start()
        try:
            work()
        finally:
            done.set()
            for other in others:
                other.join()
        return sorted(took)

    def test_ten_thousand_bad_requests_change_nothing_for_others(self):
        rubbish = [b"\0" * 500, b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n", b"GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n", b"A" * 50000,
                   b"POST /api/reports HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n", b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5000 + b"\r\n"]

        def send_all():
            for i in range(10_000):
                with socket.create_connection(("127.0.0.1", self.server.port)) as client:
                    try:
                        client.sendall(rubbish[i % len(rubbish)])
                    except OSError:
                        pass

        took = self.latencies(send_all)
        self.assertGreater(len(took), 50)
        self.assertLess(took[len(took) * 95 // 100], 0.25)
        self.assertLess(took[-1], 10)

    def test_slow_and_half_open_clients_cost_nobody_a_place(self):
        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        count = min(2500, most - 100)
        slow = []

        def hold_places():
            for i in range(count):
                slow.append(socket.create_connection(("127.0.0.1", self.server.port), timeout=20))
                if i % 2:
                    slow[-1].sendall(b"GET /api/process HTTP/1.1\r\nHost: local")
            for _ in range(3):
                for client in slow:
                    try:
                        client.send(b"h")
                    except OSError:
                        pass
                for _ in range(5):
                    self.server.json("/api/process")

        took = self.latencies(hold_places)
        for client in slow:
            client.close()
        self.assertLess(took[len(took) * 95 // 100], 0.25)
        self.assertLess(took[-1], 10)

    def test_wrong_tokens_are_slowed_down(self):
        other = Server()
        try:
            statuses = [other.ask("/api/me", headers=self.bearer("wrong"))[0] for _ in range(30)]
            self.assertEqual(statuses[:20], [401] * 20)
            self.assertIn(429, statuses)
            self.assertEqual(other.ask("/api/process")[0], 200)
        finally:
            other.stop()

    def test_a_private_server_shows_nothing_without_a_token(self):
        private = Server("--private")
        try:
            self.assertEqual(private.ask("/api/process")[0], 401)
            self.assertEqual(private.ask("/api/health")[0], 200)
            self.assertEqual(private.ask("/api/process", headers=self.bearer(self.reader))[0], 200)
        finally:
            private.stop()

    def test_many_clients_at_once_while_another_program_writes(self):
        faults = []

        def work(n):
            connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
            for i in range(20):
                connection.request("GET", ("/api/state-of-play", f"/api/search?q=peace&limit={i + 1}", "/api/entries?limit=20", "/api/views/positions")[(n + i) % 4])
                answer = connection.getresponse()
                json.loads(answer.read())
                if answer.status != 200:
                    faults.append(answer.status)
            connection.close()

        threads = [threading.Thread(target=work, args=(n,)) for n in range(16)]
        for thread in threads:
            thread.start()
        subprocess.run([PROGRAM, "read", "--quiet", "--store", STORE, "samples/2015-05-22-andes-wire.txt", "samples/2014-11-17-andes-wire.txt"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        for thread in threads:
            thread.join()
        self.assertEqual(faults, [])

    def test_exports_can_be_read_back(self):
        self.assertTrue(self.ask("/api/export?as=csv")[2].startswith(b"id,kind,status,date"))
        for line in self.ask("/api/export?as=jsonl")[2].splitlines():
            json.loads(line)
        self.assertEqual(json.loads(self.ask("/api/export?as=geojson")[2])["type"], "FeatureCollection")
        calendar = self.ask("/api/export?as=ics")[2]
        self.assertTrue(calendar.startswith(b"BEGIN:VCALENDAR\r\n") and calendar.endswith(b"END:VCALENDAR\r\n"))
        self.assertTrue(all(len(line) <= 75 for line in calendar.split(b"\r\n")))

    def test_every_request_stands_in_the_log(self):
        self.ask("/api/process?x=%0a")
        time.sleep(0.3)
        with open(self.server.log, encoding="utf-8") as log:
            lines = log.read().splitlines()
        self.assertTrue(all(re.fullmatch(r'\d{4}-\d\d-\d\dT[\d:.]+Z \S+ \S+ \S+ "[^"]*" \d+ \d+ [\d.]+', line) for line in lines))
        self.assertTrue(any("/api/process?x=%0a" in line and " 400 " in line for line in lines))


class Stopping(unittest.TestCase):
    def test_it_stops_with_listeners_and_half_requests_open(self):
        server = Server()
        clients = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(20)]
        for i, client in enumerate(clients):
            client.sendall(b"GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n" if i % 2 else b"GET /api/ev")
        time.sleep(0.3)
        start = time.monotonic()
        self.assertEqual(server.stop(), 0)
        self.assertLess(time.monotonic() - start, 5)
        for client in clients:
            client.close()

    def test_a_slow_client_is_cut(self):
        server = Server()
        try:
            with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
                start = time.monotonic()
                try:
                    while time.monotonic() - start < 40:
                        client.sendall(b"G" if time.monotonic() - start < 0.1 else b"E")
                        client.settimeout(1)
                        try:
                            if not client.recv(100):
                                break
                        except TimeoutError:
                            pass
                except OSError:
                    pass
                self.assertLess(time.monotonic() - start, 30)
        finally:
            server.stop()

    def test_what_was_answered_survives_a_crash(self):
        admin = token("crash", "admin")
        server = Server()
        text = "Guards leave the bridge\nPublished 2016-12-07\n\nCUCUTA - The army withdrew from the bridge on Wednesday.\n"
        status, _, body = server.ask("/api/reports", "POST", {"Authorization": f"Bearer {admin}", "Content-Type": "text/plain"}, text)
        server.process.kill()
        server.process.wait()
        server.process.stdout.close()
        server.process.stderr.close()
        self.assertEqual(status, 201)
        again = Server()
        try:
            self.assertEqual(again.json(f"/api/reports/{json.loads(body)['report']}")["report"]["title"], "Guards leave the bridge")
        finally:
            again.stop()

    def test_what_cannot_be_served_is_told(self):
        def run(*options):
            done = subprocess.run([PROGRAM, "serve", *options], capture_output=True, text=True, timeout=20)
            return done.returncode, done.stderr

        code, said = run("--store", os.path.join(FOLDER, "none.db"))
        self.assertEqual(code, 1)
        self.assertIn("none.db", said)
        code, said = run("--store", STORE, "--address", "no.such.host.invalid")
        self.assertEqual(code, 1)
        self.assertIn("no.such.host.invalid", said)
        self.assertEqual(run("--store", STORE, "--port", "99999")[0], 2)
        broken = os.path.join(FOLDER, "broken.tokens")
        with open(broken, "w") as file:
            file.write("ana admin\n")
        code, said = run("--store", STORE, "--port", "0", "--tokens", broken)
        self.assertEqual(code, 1)
        self.assertIn("broken.tokens: Line 1 is no token", said)
        code, said = run("--store", STORE, "--port", "0", "--model", broken)
        self.assertEqual(code, 1)
        self.assertIn("broken.tokens", said)
        self.assertEqual(run("--store", STORE, "extra")[0], 2)

    def test_two_servers_do_not_share_a_port(self):
        server = Server()
        try:
            done = subprocess.run([PROGRAM, "serve", "--store", STORE, "--port", str(server.port)], capture_output=True, text=True, timeout=20)
            self.assertEqual(done.returncode, 1)
            self.assertIn(f"Port {server.port} of 127.0.0.1 cannot be used", done.stderr)
        finally:
            server.stop()


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
