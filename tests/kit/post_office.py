"""An SMTP server on loopback that keeps what it is given; with TLS, signing in and refusals where a test wants them."""

import base64
import email
import email.policy
import socketserver
import ssl
import subprocess
import threading


def make_certificate(folder):
    """(certificate, key) of 127.0.0.1, signed by itself."""
    certificate, key = folder / "post.pem", folder / "post.key"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate]
    subprocess.run(command, check=True, capture_output=True)
    return certificate, key


class PostOffice:
    """`refusal`, where it is set, answers each recipient; `messages` are (recipient, email.message). With `at_once` the
    connection is encrypted from its first byte (implicit TLS), else by STARTTLS."""

    def __init__(self, certificate=None, user="", password="", at_once=False):
        self.messages = []
        self.refusal = ""
        self.sign_ins = []
        self.in_clear = []  # commands that came before the connection was encrypted
        self.login = base64.b64encode(f"\0{user}\0{password}".encode()).decode() if user else ""
        self.at_once = at_once
        self.tls = None
        if certificate:
            self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.tls.load_cert_chain(*certificate)
        office = self

        class Visit(socketserver.StreamRequestHandler):
            def handle(self):
                office.talk(self)

        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Visit)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def talk(self, visit):
        recipient = ""

        def encrypt():
            visit.connection = self.tls.wrap_socket(visit.connection, server_side=True)
            visit.rfile, visit.wfile = visit.connection.makefile("rb"), visit.connection.makefile("wb", 0)

        def say(*lines):
            visit.wfile.write("".join(f"{line}\r\n" for line in lines).encode())

        if secure := self.at_once:
            encrypt()
        say("220 post.test")
        while line := visit.rfile.readline().decode().rstrip("\r\n"):
            word = line.upper()
            if not secure:
                self.in_clear.append(line)
            if word.startswith("EHLO"):
                offers = ["STARTTLS"] if self.tls and not secure else []
                offers += ["AUTH PLAIN"] if self.login and (secure or not self.tls) else []
                say("250-post.test", *(f"250-{offer}" for offer in offers), "250 8BITMIME")
            elif word == "STARTTLS" and self.tls:
                say("220 go on")
                encrypt()
                secure = True
            elif word.startswith("AUTH PLAIN"):
                given = line[11:]
                if not given:
                    say("334 ")
                    given = visit.rfile.readline().decode().strip()
                self.sign_ins.append(given == self.login)
                say("235 welcome" if given == self.login else "535 wrong")
            elif word.startswith("RCPT"):
                recipient = line.partition("<")[2].rpartition(">")[0]
                say(self.refusal or "250 good")
            elif word == "DATA":
                say("354 go on")
                lines = iter(visit.rfile.readline, b".\r\n")
                message = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
                self.messages.append((recipient, message))
                say("250 taken")
            elif word == "QUIT":
                say("221 bye")
                return
            else:
                say("250 good")
