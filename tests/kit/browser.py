"""A person's browser as far as the server sees it: a session's cookie, and calls of POST /api/<service>/<Operation>."""

import subprocess

import requests

PASSWORD = "correct horse battery"


def set_password(souk, account, password=PASSWORD, user=""):
    """As the operator of the machine does it."""
    command = [souk.market.binary, "account", "password", "--account", account.id, "--data", souk.market.data]
    subprocess.run(command + (["--user", user] if user else []), input=password + "\n", text=True, check=True)


class Browser:
    def __init__(self, souk):
        self.url = souk.url
        self.http = requests.Session()

    def post(self, service, operation, sent=None, **headers):
        """The bare answer; a header that is None is left out."""
        path = f"{self.url}/api/{service}/{operation}"
        return self.http.post(path, json=sent or {}, headers={"X-Souk-Request": "1"} | headers, timeout=30)

    def call(self, service, operation, **sent):
        answer = self.post(service, operation, sent)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def refused(self, service, operation, **sent):
        answer = self.post(service, operation, sent)
        assert answer.status_code >= 400, answer.text
        return answer.json()

    def sign_in(self, account, password=PASSWORD, user=None):
        who = {"Account": account} | ({"UserName": user} if user else {})
        return self.call("souk", "CreateSession", **who, Password=password)["Session"]
