"""A way to the server on which the answer to the first POST is lost: it arrives, and a 503 comes back."""

import http.client
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


class Lossy:
    def __init__(self, base):
        to, self.seen = urlsplit(base), []

        class Way(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def pass_on(way):
                self.seen.append(f"{way.command} {way.path}")
                body = way.rfile.read(int(way.headers.get("Content-Length") or 0))
                server = http.client.HTTPConnection(to.hostname, to.port, timeout=60)
                server.request(way.command, way.path, body, {k: v for k, v in way.headers.items() if k.lower() not in ("host", "connection")})
                answer = server.getresponse()
                status, told = answer.status, answer.read()
                if len(self.seen) == 1:
                    status, told = 503, b'{"status_code": 503, "error": "lost"}'
                way.send_response(status)
                way.send_header("Content-Type", "application/json")
                way.send_header("Content-Length", str(len(told)))
                way.end_headers()
                way.wfile.write(told)

            do_GET = do_POST = pass_on

            def log_message(way, *words):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Way)
        self.base = f"http://127.0.0.1:{self.server.server_port}{to.path}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
