"""A news site that misbehaves, for tests/ingest/test_fetch.sh. Prints its port and serves on the loopback address until it is ended."""
import gzip, http.server, socketserver, time

PAGE = """<html><head><title>{title}</title><meta property="article:published_time" content="2015-03-0{day}T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/all">All</a></nav><article><h1>{title}</h1>
<p>The mediator {verb} the harbour town on Monday, where the two delegations wait for word about the bridge over the river.</p>
<p>Officials said that the road to the north stays closed until both sides have signed the map that was drawn last week.</p>
<p>The Kenyan army attacked a village of the Ugandan rebels on Sunday, the rebels said.</p></article></body></html>"""
ENTRIES = ["good", "changing", "slow", "endless", "short", "picture", "loop", "bomb", "inside", "gone", "busy", "closed/page", "zipped"]
asked = {}


class Site(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *rest):
        pass

    def answer(self, body, kind="text/html; charset=utf-8", status=200, **headers):
        if isinstance(body, str):
            body = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", headers.pop("length", str(len(body))))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        name = self.path.strip("/")
        asked[name] = asked.get(name, 0) + 1
        act = getattr(self, name.replace("/", "_").replace(".", "_"), None)
        try:
            act() if act else self.answer("no such page", status=404)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def robots_txt(self):
        self.answer("User-agent: *\nDisallow: /closed/\n", "text/plain")

    def asked_txt(self):
        self.answer("".join(f"{k} {v}\n" for k, v in sorted(asked.items())), "text/plain")

    def feed_xml(self):
        if self.headers.get("If-None-Match") == '"feed1"':
            return self.answer("", status=304)
        host = self.headers["Host"]
        items = "".join(f"<item><title>Item {e}</title><link>http://{host}/{e}</link></item>" for e in ENTRIES)
        self.answer(f"<?xml version='1.0'?><rss version='2.0'><channel><title>Harbour Gazette</title>{items}</channel></rss>", "application/rss+xml", ETag='"feed1"')

    def good(self):
        if self.headers.get("If-None-Match") == '"good1"':
            return self.answer("", status=304)
        self.answer(PAGE.format(title="Mediator comes to harbour town", day=2, verb="reached"), ETag='"good1"')

    def changing(self):
        self.answer(PAGE.format(title="Mediator and harbour town", day=3, verb="visited" if asked["changing"] == 1 else "left"))

    def live(self):
        second = asked["live"] > 1
        told = ["opened the hall at nine, before any of the guests came", "read the map to both sides in turn, behind closed doors",
                "asked for a night to think about it" if second else "asked for an hour to think about it", "left by boat, a clerk of the harbour office said"]
        entries = "".join(f'<article id="e{i}"><time datetime="2015-03-02T1{i}:00">1{i}:00</time><p>The mediator of the river talks {t}.</p></article>' for i, t in enumerate(told[:4 if second else 3]))
        self.answer(f'<html lang="en"><head><title>River talks live</title><link rel="canonical" href="https://gazette.example/live"></head><body><main><h1>River talks live</h1>{entries}</main></body></html>')

    def zipped(self):
        self.answer(gzip.compress(PAGE.format(title="Zipped harbour town", day=4, verb="praised").encode()), Content_Encoding="gzip")

    def slow(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        for _ in range(600):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.2)

    def endless(self):
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        while True:
            self.wfile.write(b"<p>more and more and more</p>" * 2000)

    def short(self):
        self.answer("<p>cut</p>", length="5000")
        self.close_connection = True

    def picture(self):
        self.answer(bytes(range(256)) * 50)

    def loop(self):
        self.answer("", status=302, Location="/loop")

    def inside(self):
        self.answer("", status=302, Location="file:///etc/hostname")

    def bomb(self):
        self.answer(gzip.compress(b"<p>bomb</p>" * 400000, 9), Content_Encoding="gzip")

    def busy(self):
        if asked["busy"] == 1:
            return self.answer("later", status=503, Retry_After="1")
        self.answer(PAGE.format(title="Busy harbour town", day=5, verb="described"))

    def closed_page(self):
        self.answer(PAGE.format(title="Closed harbour town", day=6, verb="saw"))


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def handle_error(self, request, address):
        """A client that hangs up is what these tests are about."""


server = Server(("127.0.0.1", 0), Site)
print(server.server_address[1], flush=True)
server.serve_forever()
