"""A server on two ports of loopback, which are two origins. Some of its paths answer as no server
should. It prints both ports and ends when its standard input does."""

import gzip
import json
import socket
import struct
import sys
import threading
import time
import urllib.parse
import zlib
from socket import IPPROTO_TCP, TCP_NODELAY

MIB = 1 << 20
# What never ends for a client ends here, so that a test that fails does not fill the memory.
ENDLESS = 768 * MIB
counts = {"connections": 0, "open": 0, "requests": 0}
lock = threading.Lock()


def count(name, by=1):
    with lock:
        counts[name] += by


class Connection:
    def __init__(self, socket):
        self.socket = socket
        # Else the second of two writes waits for the first to be acknowledged.
        socket.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        self.file = socket.makefile("rb", buffering=256 * 1024)

    def send(self, *parts):
        for part in parts:
            self.socket.sendall(part.encode("latin-1") if isinstance(part, str) else part)

    def read_request(self):
        line = self.file.readline(65536).decode("latin-1").split()
        if len(line) != 3:
            return None
        self.method, self.target = line[0], line[1]
        parts = urllib.parse.urlsplit(self.target)
        self.path = parts.path
        self.query = dict(urllib.parse.parse_qsl(parts.query, keep_blank_values=True))
        self.fields = []
        while True:
            line = self.file.readline(65536).decode("latin-1").strip()
            if not line:
                return True
            name, _, value = line.partition(":")
            self.fields.append((name.strip(), value.strip()))

    def field(self, name):
        return next((v for n, v in self.fields if n.lower() == name), None)

    def read_body(self):
        """The length, the checksum and the first bytes of the body."""
        length, checksum, first = 0, 0, b""
        for chunk in self.chunks():
            length += len(chunk)
            checksum = zlib.crc32(chunk, checksum)
            if len(first) < 1000:
                first += chunk[: 1000 - len(first)]
        return length, checksum, first

    def chunks(self):
        if (self.field("transfer-encoding") or "").lower() == "chunked":
            while size := int(self.file.readline(100).split(b";")[0], 16):
                while size:
                    chunk = self.file.read(min(size, 256 * 1024))
                    if not chunk:
                        return
                    size -= len(chunk)
                    yield chunk
                self.file.readline(100)
            self.file.readline(100)
            return
        remaining = int(self.field("content-length") or 0)
        while remaining:
            chunk = self.file.read(min(remaining, 256 * 1024))
            if not chunk:
                return
            remaining -= len(chunk)
            yield chunk

    def reply(self, status, body=b"", fields=()):
        lines = "".join(f"{n}: {v}\r\n" for n, v in fields)
        if self.method == "HEAD":
            self.send(f"HTTP/1.1 {status} Status\r\n{lines}Content-Length: {len(body)}\r\n\r\n")
        else:
            self.send(
                f"HTTP/1.1 {status} Status\r\n{lines}Content-Length: {len(body)}\r\n\r\n", body)

    def repeat(self, data, times, pause=0):
        for _ in range(times):
            self.send(data)
            if pause:
                time.sleep(pause)

    def reset(self):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def serve(self):
        while self.read_request():
            count("requests")
            if not self.answer():
                return

    def events(self):
        """Server-sent events from the one after Last-Event-ID on, each with the time of its sending.
        The connection is cut after each `cut` of them."""
        n, cut = int(self.query["n"]), int(self.query.get("cut", 0))
        pause = int(self.query.get("every", 0)) / 1000
        first = int(self.field("last-event-id") or 0) + 1
        if first > n:
            self.reply(204, b"")
            return
        self.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
        for number in range(first, n + 1):
            data = json.dumps({"number": number, "time": time.time()})
            self.send(f"id: {number}\nretry: 1\ndata: {data}\n\n")
            if cut and number % cut == 0:
                return
            if pause:
                time.sleep(pause)
        if not cut:
            self.send("data: [DONE]\n\n")

    def answer(self):
        """Answers a request; whether the connection may be used again."""
        ok = "HTTP/1.1 200 OK\r\n"
        chunked = ok + "Transfer-Encoding: chunked\r\n"
        match self.path:
            case "/challenge":
                self.read_body()
                self.reply(401, b"no", [("WWW-Authenticate", 'Basic realm="API"')])
            case "/echo":
                length, checksum, first = self.read_body()
                body = {
                    "method": self.method, "target": self.target, "fields": self.fields,
                    "length": length, "checksum": checksum, "first": first.decode("latin-1"),
                }
                self.reply(200, json.dumps(body).encode(), [("Content-Type", "application/json")])
                return True
            case "/redirect":
                self.read_body()
                # Each further redirect is asked for in the query of the first.
                fields = [("Location", self.query["to"])] if "to" in self.query else []
                self.reply(int(self.query["status"]), b"moved", fields)
                return True
            case "/cookie":
                self.reply(200, b"", [("Set-Cookie", "session=1; Path=/")])
                return True
            case "/counts":
                with lock:
                    body = json.dumps(counts)
                self.reply(200, body.encode())
                return True
            case "/text":
                if "wait" in self.query:
                    time.sleep(int(self.query["wait"]) / 1000)
                self.reply(200, self.query["say"].encode())
                return True
            case "/bytes":
                n = int(self.query["n"])
                self.send(ok, f"Content-Length: {n}\r\n\r\n")
                self.repeat(bytes(256 * 1024), n // (256 * 1024))
                self.send(bytes(n % (256 * 1024)))
                return True
            case "/counted":
                # Numbers of 8 bytes each, from 0.
                n = int(self.query["n"])
                self.send(ok, f"Content-Length: {8 * n}\r\n\r\n")
                for start in range(0, n, 8192):
                    stop = min(start + 8192, n)
                    self.send(struct.pack(f"<{stop - start}Q", *range(start, stop)))
                return True
            case "/events":
                self.events()
            case "/hop":
                # A chain without end of different addresses.
                n = int(self.query.get("n", 0))
                self.reply(302, b"", [("Location", f"/hop?n={n + 1}")])
                return True
            case "/loop":
                self.reply(302, b"", [("Location", "/pool")])
                return True
            case "/pool":
                self.reply(302, b"", [("Location", "/loop")])
                return True
            case "/bad-gateway":
                self.reply(502, b"<html>Bad Gateway</html>", [("Content-Type", "text/html")])
                return True
            case "/not-modified":
                self.send("HTTP/1.1 304 Not Modified\r\nContent-Length: 5000000\r\n\r\n")
                return True
            case "/interim":
                self.send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
                self.reply(200, b"final")
                return True
            case "/endless-header":
                self.send(ok)
                self.repeat("X-More: " + "a" * 8000 + "\r\n", ENDLESS // 8192)
            case "/endless-body":
                self.send(chunked, "\r\n")
                self.repeat("40000\r\n" + "a" * (256 * 1024) + "\r\n", ENDLESS // (256 * 1024))
            case "/endless-redirect":
                self.send("HTTP/1.1 302 Found\r\nLocation: /echo\r\n")
                self.send("Transfer-Encoding: chunked\r\n\r\n")
                self.repeat("40000\r\n" + "a" * (256 * 1024) + "\r\n", ENDLESS // (256 * 1024))
            case "/slow-header":
                self.send(ok)
                self.repeat("X-More: a\r\n", 600, pause=0.1)
            case "/slow-body":
                self.send(ok, "Content-Length: 600\r\n\r\n")
                self.repeat("a", 600, pause=0.1)
            case "/silent":
                time.sleep(60)
            case "/truncated":
                self.send(ok, "Content-Length: 100\r\n\r\n", "a" * 50)
            case "/truncated-chunked":
                self.send(chunked, "\r\n", "20\r\n", "a" * 32, "\r\n")
            case "/truncated-chunk":
                self.send(chunked, "\r\n", "20\r\n", "a" * 10)
            case "/bad-chunk":
                self.send(chunked, "\r\n", "zz\r\n", "a" * 10, "\r\n0\r\n\r\n")
            case "/more-than-said":
                self.send(ok, "Content-Length: 3\r\n\r\n", "abcdefghij")
            case "/two-lengths":
                self.send(ok, "Content-Length: 3\r\nContent-Length: 10\r\n\r\n", "abcdefghij")
            case "/negative-length":
                self.send(ok, "Content-Length: -3\r\n\r\n", "abcdefghij")
            case "/huge-length":
                self.send(ok, "Content-Length: 99999999999999999999999\r\n\r\n", "abc")
            case "/gzip-bomb":
                bomb = gzip.compress(bytes(64 * MIB))
                self.reply(200, bomb, [("Content-Encoding", "gzip")])
            case "/trailers":
                self.send(chunked, "Trailer: X-Sum\r\n\r\n")
                self.send("5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n")
            case "/latin-1":
                self.reply(200, b"ok", [("X-Name", "caf\xe9")])
            case "/no-http":
                self.send("SSH-2.0-OpenSSH_9.2\r\n")
            case "/bad-status":
                self.send("HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n")
            case "/reset":
                self.reset()
            case "/reset-body":
                self.send(ok, "Content-Length: 100\r\n\r\n", "a" * 50)
                time.sleep(0.1)
                self.reset()
            case "/empty":
                pass
            case _:
                self.read_body()
                self.reply(404, b"not found")
                return True
        return False


def serve(client):
    count("connections")
    count("open")
    connection = Connection(client)
    try:
        connection.serve()
    except (OSError, ValueError):
        # The client has gone.
        pass
    finally:
        count("open", -1)
        connection.file.close()
        client.close()


def accept(listener):
    while True:
        client, _ = listener.accept()
        threading.Thread(target=serve, args=(client,), daemon=True).start()


listeners = [socket.create_server(("127.0.0.1", 0), backlog=512) for _ in range(2)]
for listener in listeners:
    threading.Thread(target=accept, args=(listener,), daemon=True).start()
print(*(listener.getsockname()[1] for listener in listeners), flush=True)
sys.stdin.read()
