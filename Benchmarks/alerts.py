"""Breaks sites on this machine while `upkeep watch` looks at them, and prints when its alerts leave.

Usage: alerts.py UPKEEP FOLDER ROUNDS

Sites and the receiver of the alerts are in this process. Each line of what it prints is a case, how many sites there are,
how many alerts came in each round, and in milliseconds how long after the incident opened, which the confirming look does,
the first alert was there, and how long after it closed the last.
"""

import datetime
import http.server
import json
import queue
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
ALERTS = queue.Queue()
CHANCE = random.Random(1)


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        arrived = time.time()
        body = self.rfile.read(int(self.headers["Content-Length"]))
        ALERTS.put((arrived, json.loads(body)))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


class Site:
    """Answers on a port of its own, in its way, or not at all."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.status = b"200 OK"
        self.is_silent = False
        self.held = []
        self.serve()

    def serve(self):
        threading.Thread(target=self.accept, args=(self.listener,), daemon=True).start()

    def accept(self, listener):
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            if self.is_silent:
                self.held.append(connection)
                continue
            with connection:
                connection.settimeout(5)
                try:
                    connection.recv(4096)
                    connection.sendall(
                        b"HTTP/1.1 " + self.status + b"\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"
                    )
                except OSError:
                    pass

    def refuse(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def fail(self):
        self.status = b"500 Internal Server Error"

    def be_silent(self):
        self.is_silent = True

    def recover(self):
        self.status = b"200 OK"
        self.is_silent = False
        for connection in self.held:
            connection.close()
        self.held = []
        if self.listener.fileno() < 0:
            self.listener = socket.create_server(("127.0.0.1", self.port))
            self.serve()


class Watch:
    def __init__(self, upkeep, folder, sites, receiver):
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        config = {
            "watch": {"every": "2s", "listen": f"127.0.0.1:{self.port}"},
            "defaults": {"timeouts": {"total": "1s"}},
            "sites": [
                {"name": f"site-{number}", "url": f"http://127.0.0.1:{site.port}/", "machine": "web1"}
                for number, site in enumerate(sites)
            ]
            # Somebody who is well, as there always is.
            + [{"name": "bystander", "url": f"http://127.0.0.1:{receiver.bystander.port}/"}],
            "alerts": {
                "channels": [{"name": "ops", "webhook": {"url": f"http://127.0.0.1:{receiver.port}/"}, "burst": 1000}]
            },
        }
        path = f"{folder}/upkeep-{self.port}.yaml"
        with open(path, "w") as file:
            json.dump(config, file)
        self.log = open(f"{path}.log", "w")
        self.process = subprocess.Popen(
            [upkeep, "watch", "--config", path, "--state", f"{path}.state"], stdout=self.log, stderr=self.log
        )
        self.count = len(sites) + 1

    def ask(self, path):
        with OPENER.open(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return answer.read().decode()

    def wait_until_well(self):
        end = time.time() + 60
        while time.time() < end:
            try:
                lines = self.ask("/metrics").splitlines()
                if sum(line.startswith("probe_success{") and line.endswith(" 1") for line in lines) == self.count:
                    return
            except OSError:
                pass
            time.sleep(0.2)
        self.give_up("the sites do not get well")

    def opened(self, incident):
        """When its confirming look opened it, seconds."""
        for event in json.loads(self.ask(f"/api/v1/timeline?kind=incident&incident={incident}"))["events"]:
            if event["summary"].startswith("opened"):
                return moment(event["at"])
        self.give_up(f"the timeline does not say when incident {incident} opened")

    def give_up(self, why):
        with open(self.log.name) as log:
            sys.exit(f"error: {why}; upkeep watch says:\n{log.read()}")

    def next_alert(self, kind):
        try:
            arrived, alert = ALERTS.get(timeout=60)
        except queue.Empty:
            self.give_up(f"no alert comes that says {kind}")
        if alert["kind"] != kind:
            self.give_up(f"an alert comes that says {alert['kind']} and not {kind}: {alert['headline']}")
        return arrived, alert

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def measure(name, count, broken, rounds, upkeep, folder, receiver):
    sites = [Site() for _ in range(count)]
    opened, resolved, numbers = [], [], []
    for _ in range(rounds):
        # At any moment of the clock's, by which slots go.
        time.sleep(CHANCE.uniform(0, 2))
        # A new watch each time: what breaks and heals again and again is flapping, which is told otherwise.
        watch = Watch(upkeep, folder, sites, receiver)
        try:
            watch.wait_until_well()
            time.sleep(CHANCE.uniform(0, 2))
            for site in sites:
                broken(site)
            arrived, alert = watch.next_alert("opened")
            opened.append((arrived - watch.opened(alert["incident"])) * 1000)
            time.sleep(CHANCE.uniform(2, 4))
            for site in sites:
                site.recover()
            arrived, alert = watch.next_alert("resolved")
            resolved.append((arrived - moment(alert["at"])) * 1000)
            time.sleep(2)
            numbers.append(2 + ALERTS.qsize())
        finally:
            watch.end()
        while not ALERTS.empty():
            ALERTS.get()
    print(json.dumps({"case": name, "sites": count, "alerts": numbers, "opened": opened, "resolved": resolved}))


def main():
    # So that whoever is told to stop ends the watch, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    upkeep, folder, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    receiver = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    receiver.port = receiver.server_address[1]
    receiver.bystander = Site()
    threading.Thread(target=receiver.serve_forever, daemon=True).start()
    cases = [
        ("one site refuses connections", 1, Site.refuse),
        ("one site answers 500", 1, Site.fail),
        ("one site takes connections and is silent", 1, Site.be_silent),
        ("a host with fifty sites refuses connections", 50, Site.refuse),
    ]
    for name, count, broken in cases:
        measure(name, count, broken, rounds, upkeep, folder, receiver)


main()
