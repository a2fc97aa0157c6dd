"""The wire behaviour of the official Python client (scaleapi 2.x): the same library, called in the same way."""

import platform
from urllib.parse import quote

import requests
from requests.adapters import HTTPAdapter, Retry

STATUSES = [408, 429] + list(range(500, 531))


class Refused(Exception):
    """What the client makes of a status that is not 200."""

    def __init__(self, message, code):
        super().__init__(f"<Response [{code}]> {message}")
        self.code, self.message = code, message


class Api:
    def __init__(self, key, base, source=None, retries_on="https://"):
        agent = f"scaleapi/2.18.4 Python/{platform.python_version()} OS/{platform.platform()}"
        self.agent = f"{agent} {source}" if source else agent
        self.base, self.auth = base, (key, "")
        self.headers = {"Content-Type": "application/json", "User-Agent": self.agent}
        self.sent, self.retries_on = [], retries_on

    def http(self, method, url, headers=None, params=None, body=None, files=None, data=None):
        session = requests.Session()
        # Mounted for https only, as there: over http nothing is retried, unless a check asks for it.
        session.mount(self.retries_on, HTTPAdapter(max_retries=Retry(
            total=3, backoff_factor=2, status_forcelist=STATUSES, allowed_methods={"GET", "POST", "DELETE"}, raise_on_status=False)))
        # An empty body becomes none; the header that says JSON stays.
        reply = session.request(method=method, url=url, headers=headers, auth=self.auth, params=params or {}, json=body or None, files=files, data=data)
        self.sent.append(reply.request)
        return reply

    def call(self, method, endpoint, params=None, body=None):
        return self.result(self.http(method, f"{self.base}/{endpoint}", self.headers, params, body), endpoint, body)

    def get(self, endpoint, params=None):
        return self.call("GET", endpoint, params)

    def post(self, endpoint, body=None, params=None, files=None, data=None):
        if files is None:
            return self.call("POST", endpoint, params, body)
        # A form sets its own content type.
        return self.result(self.http("POST", f"{self.base}/{endpoint}", {"User-Agent": self.agent}, None, None, files, data), endpoint, None)

    def put(self, endpoint, body=None):
        return self.call("PUT", endpoint, body=body)

    def delete(self, endpoint, body=None):
        return self.call("DELETE", endpoint, body=body)

    def result(self, reply, endpoint, body):
        if reply.status_code == 200:
            return reply.json()
        if reply.status_code == 409 and "task" in endpoint and body.get("unique_id") and reply.raw.retries.history:
            if reply.raw.retries.history[0][3] >= 500:
                return self.http("GET", f"{self.base}/tasks?unique_id={body['unique_id']}", self.headers).json()["docs"][0]
        try:
            message = reply.json().get("error", reply.text)
        except ValueError:
            message = reply.text
        raise Refused(message, reply.status_code)

    def pages_of_tasks(self, **filters):
        token, more = None, True
        while more:
            page = self.get("tasks", {**filters, "include_attachment_url": True, "limit": filters.get("limit", 100), "next_token": token})
            for key in ("docs", "total", "limit", "offset", "has_more"):
                page[key]
            yield from page["docs"]
            token, more = page.get("next_token"), page["has_more"]

    def pages_of_batches(self, **filters):
        offset, more = 0, True
        while more:
            page = self.get("batches", {**filters, "exclude_archived": False, "offset": offset})
            for key in ("docs", "totalDocs", "limit", "offset", "has_more"):
                page[key]
            yield from page["docs"]
            offset, more = offset + page["limit"], page["has_more"]


def name(text):
    """Nothing is safe: a slash in a name becomes %2F."""
    return quote(text, safe="")
