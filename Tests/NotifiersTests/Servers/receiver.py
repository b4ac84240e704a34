"""An HTTP server that answers as its plan says and writes every request down, one line of JSON each.

argv: port, plan file. The plan: {"answers": [{"status", "headers", "body", "delay"}...], "certificate", "key"};
the last answer is given again and again. A body above "largest" bytes gets 413 where it would get 200. Requests go to requests.jsonl in the
working folder.
"""

import base64
import http.server
import json
import socketserver
import ssl
import sys
import threading
import time

plan = json.load(open(sys.argv[2]))
answers = plan["answers"]
lock = threading.Lock()


class Receiver(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def handle_any(self):
        length = int(self.headers.get("Content-Length", "0"))
        body = self.rfile.read(length)
        with lock:
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if answer["status"] == 200 and length > (plan.get("largest") or length):
            answer = {"status": 413}
        seen = {
            "method": self.command,
            "path": self.path,
            "headers": {name.lower(): value for name, value in self.headers.items()},
            "body": base64.b64encode(body).decode(),
            "status": answer["status"],
        }
        with lock:
            with open("requests.jsonl", "a") as log:
                log.write(json.dumps(seen) + "\n")
        time.sleep(answer.get("delay", 0))
        content = answer.get("body", "").encode()
        self.send_response(answer["status"])
        for name, value in answer.get("headers", {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = handle_any

    def log_message(self, *words):
        pass


class Server(http.server.ThreadingHTTPServer):
    # The library's own would look its name up, which takes long where DNS is dead.
    def server_bind(self):
        socketserver.TCPServer.server_bind(self)


server = Server(("127.0.0.1", int(sys.argv[1])), Receiver)
if plan.get("certificate"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(plan["certificate"], plan["key"])
    server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()
