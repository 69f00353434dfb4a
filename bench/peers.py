"""The peers: nginx (static file, reverse proxy) and moto's server, each pinned like Souk."""

import socket
import tempfile
import urllib.request
from pathlib import Path

from harness import SERVER_CORE, Child, pinned

NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; client_max_body_size 30m; client_body_buffer_size 256k;
  default_type application/json;
  {upstream}
  server {{ listen 127.0.0.1:{port}; {server} }}
}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


def nginx(server, upstream=""):
    folder = Path(tempfile.mkdtemp(prefix="souk-nginx-"))
    # Its workers are another user's where it is started as root.
    folder.chmod(0o755)
    port = free_port()
    text = NGINX.format(folder=folder, port=port, server=server.format(folder=folder), upstream=upstream)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    child = Child(pinned(SERVER_CORE, "nginx", "-p", folder, "-c", folder / "nginx.conf"), lambda: answers(port))
    return child, f"127.0.0.1:{port}", folder


def nginx_static(content):
    child, host, folder = nginx("root {folder};")
    (folder / "answer.json").write_bytes(content)
    return child, host


def nginx_proxy(address):
    upstream = f"upstream container {{ server {address}; keepalive 128; }}"
    server = "location / {{ proxy_pass http://container; proxy_http_version 1.1; proxy_set_header Connection ''; }}"
    child, host, _ = nginx(server, upstream)
    return child, host


def moto(python):
    port = free_port()

    def ready():
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{port}/moto-api/data.json", timeout=2).status == 200
        except OSError:
            return False

    child = Child(pinned(SERVER_CORE, python, "-m", "moto.server", "-p", port), ready, 60)
    return child, f"127.0.0.1:{port}"
