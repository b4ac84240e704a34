"""A proxy that tunnels every CONNECT to one port of this machine, and writes down who asked for what.

argv: port, target port. Names that begin with "forbidden" get 403. Requests go to tunnels.txt in the working folder.
"""

import socket
import sys
import threading


def pump(source, sink):
    try:
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def serve(client):
    head = b""
    while b"\r\n\r\n" not in head:
        more = client.recv(65536)
        if not more:
            return
        head += more
    lines = head.decode().split("\r\n")
    login = [line.split(": ", 1)[1] for line in lines if line.lower().startswith("proxy-authorization")]
    with open("tunnels.txt", "a") as log:
        log.write(" ".join([lines[0]] + login) + "\n")
    if lines[0].startswith("CONNECT forbidden"):
        client.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 3\r\n\r\nno\n")
        client.close()
        return
    target = socket.create_connection(("127.0.0.1", int(sys.argv[2])))
    client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
    threading.Thread(target=pump, args=(client, target), daemon=True).start()
    pump(target, client)
    client.close()


listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
while True:
    connection, _ = listener.accept()
    threading.Thread(target=serve, args=(connection,), daemon=True).start()
