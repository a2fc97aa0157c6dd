"""Replays the official Python client's calls against a running server. Usage: replay.py BASE LIVE_KEY TEST_KEY"""

import io
import json
import sys
import time
import traceback
import uuid
from datetime import datetime, timedelta

import requests
from client import Api, Refused, name
from lossy import Lossy

BASE, LIVE, TEST = sys.argv[1:4]
BOX = {"box": {"objects_to_annotate": ["Baby Cow", "Big Cow"], "min_height": 10, "min_width": 10}}
CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


def api(key=TEST, source="compat"):
    return Api(key, BASE, source)


def fresh(prefix="n"):
    return f"{prefix}-{uuid.uuid4().hex[:12]}"


def refused(code, call):
    try:
        call()
    except Refused as e:
        assert e.code == code, str(e)
        assert e.message and isinstance(e.message, str), "the message is not told"
        return e.message
    raise AssertionError(f"{code} was expected, and it went through")


def project(client, **more):
    body = {"type": "imageannotation", "name": fresh("project"), "params": {"geometries": BOX}, "rapid": False, "studio": False, "datasetId": None, **more}
    return client.post("projects", body)


def batch(client, of, **more):
    body = {"project": of, "name": fresh("batch"), "callback": "", "calibration_batch": False, "self_label_batch": False, "metadata": {}, **more}
    return client.post("batches", body)


def task(client, kind="imageannotation", **more):
    body = {"callback_url": "http://www.example.com/callback", "instruction": "Draw a box around each **baby cow** and **big cow**", "attachment_type": "image",
            "attachment": "http://i.imgur.com/v4cBreD.jpg", "geometries": BOX, **more}
    return client.post(f"task/{kind}", body)


@check
def the_bytes_are_those_of_the_client():
    client = api()
    made = project(client, name=fresh("a b/cü"))
    client.post(f"projects/{name(made['name'])}/setParams", {"patch": False, "instruction": "Füll"})
    sent = client.sent[-1]
    assert sent.path_url == "/v1/projects/" + name(made["name"]) + "/setParams", sent.path_url
    assert "%20" in sent.path_url and "%2F" in sent.path_url
    assert sent.body == b'{"patch": false, "instruction": "F\\u00fcll"}', sent.body
    assert sent.headers["Content-Type"] == "application/json" and sent.headers["User-Agent"].startswith("scaleapi/2.18.4 Python/3"), sent.headers
    assert sent.headers["Authorization"] == requests.auth._basic_auth_str(TEST, "")
    client.post(f"batches/{name(batch(client, made['name'])['name'])}/setMetadata", {})
    assert client.sent[-1].body is None and client.sent[-1].headers["Content-Length"] == "0"


@check
def a_wrong_key_is_a_401():
    assert "key" in refused(401, lambda: api("dummy_api_key").get("batches", {"limit": 1}))


@check
def projects_are_made_read_and_given_parameters():
    client = api()
    made = project(client, params=None)
    assert made["type"] == "imageannotation" and isinstance(made["param_history"], list)
    assert refused(409, lambda: project(client, name=made["name"]))
    read = client.get(f"projects/{name(made['name'])}")
    assert read["name"] == made["name"]
    assert made["name"] in [p["name"] for p in client.get("projects")]
    changed = client.post(f"projects/{name(made['name'])}/setParams", {"patch": True, "instruction": "second"})
    assert changed["param_history"][-1]["instruction"] == "second" and changed["param_history"][-1]["version"] == read["param_history"][-1]["version"] + 1
    refused(404, lambda: client.get(f"projects/{fresh()}"))


@check
def the_template_of_a_text_project_has_what_the_client_reads():
    client = api()
    made = project(client, type="textcollection", params={"fields": [{"type": "text", "field_id": "a", "title": "A"}]})
    template = client.get(f"projects/{name(made['name'])}/taskTemplates")
    for key in ("id", "version", "created_at", "updated_at", "template_variables"):
        template[key]


@check
def a_batch_of_an_enterprise_project_is_in_progress_and_finalize_does_no_harm():
    client = api()
    of = project(client)["name"]
    made = batch(client, of)
    assert (made["status"], made["project"], made["metadata"]) == ("in_progress", of, {}), made
    assert client.post(f"batches/{name(made['name'])}/finalize")["status"] == "in_progress"
    read = client.get(f"batches/{name(made['name'])}")
    for key in ("name", "status", "project", "created_at", "metadata"):
        assert read[key] == made[key], key
    refused(409, lambda: batch(client, of, name=made["name"]))
    refused(404, lambda: client.get(f"batches/{fresh()}"))


@check
def a_batch_counts_its_tasks_and_keeps_its_metadata():
    client = api(LIVE)
    made = batch(client, project(client)["name"])["name"]
    for _ in range(2):
        task(client, batch=made, attachment="data:text/plain,x")
    status = client.get(f"batches/{name(made)}/status")
    assert status["status"] == "in_progress" and status.get("pending", 0) == 2 and status.get("completed", 0) == 0, status
    assert client.post(f"batches/{name(made)}/setMetadata", {"a": {"b": [1, 2.50]}})["metadata"] == {"a": {"b": [1, 2.5]}}
    assert client.post(f"batches/{name(made)}/setMetadata", {})["metadata"] == {}


@check
def batches_come_in_pages_newest_first():
    client = api()
    of = project(client)["name"]
    made = [batch(client, of)["name"] for _ in range(3)]
    assert [b["name"] for b in client.pages_of_batches(project=of)] == made[::-1]
    assert [b["name"] for b in client.pages_of_batches(project=of, limit=1)] == made[::-1]
    page = client.get("batches", {"project": of, "limit": 2, "offset": 1})
    assert [b["name"] for b in page["docs"]] == made[1::-1] and page["totalDocs"] == page["total"] == 3


@check
def a_staged_batch_is_launched_once():
    client = api(LIVE)
    of = project(client, rapid=True)["name"]
    made = batch(client, of, calibration_batch=True)["name"]
    assert client.get(f"batches/{name(made)}")["status"] == "staging"
    task(client, batch=made, attachment="data:text/plain,x")
    assert client.post(f"batches/{name(made)}/finalize")["status"] == "in_progress"
    refused(400, lambda: task(client, batch=made))


@check
def a_task_is_pending_when_made_and_completed_when_read():
    client = api()
    made = task(client, metadata={"n": 1.50}, unique_id=fresh("u"))
    assert made["status"] == "pending" and made["task_id"]
    read = client.get(f"task/{made['task_id']}")
    assert read["status"] == "completed" and read["is_test"] is True and read["response"]
    for key in ("task_id", "created_at", "callback_url", "instruction", "type", "params", "metadata", "unique_id"):
        assert read[key] == made[key], key
    assert read["params"]["geometries"] == BOX and read["params"]["attachment"] == "http://i.imgur.com/v4cBreD.jpg"
    assert "tags" not in made and "tags" not in read


@check
def numbers_come_as_texts_and_unknown_keys_are_kept():
    made = task(api(), "annotation", min_width="30", min_height="30", objects_to_annotate=["baby cow"], with_labels=True, force=True)
    assert made["params"]["min_width"] == "30" and made["params"]["force"] is True


@check
def every_type_of_the_client_is_made():
    client = api()
    for kind, more in {
        "annotation": {"objects_to_annotate": ["cow"]},
        "categorization": {"categories": ["public", "private"]},
        "comparison": {"attachments": ["http://a.example/1.jpg", "http://a.example/2.jpg"], "choices": ["yes", "no"]},
        "cuboidannotation": {"objects_to_annotate": ["car"], "min_width": 10, "min_height": 10},
        "datacollection": {"fields": {"hiring_page": "Hiring Page URL"}},
        "documenttranscription": {"features": [{"type": "block", "label": "barcode"}]},
        "imageannotation": {},
        "lineannotation": {"objects_to_annotate": ["leg"]},
        "namedentityrecognition": {"text": "Example text", "labels": [{"name": "Label_A", "description": "Label"}]},
        "pointannotation": {"objects_to_annotate": ["eye"]},
        "polygonannotation": {"objects_to_annotate": ["cow"]},
        "segmentannotation": {"labels": ["big cow", "background"]},
        "transcription": {"fields": {"title": "Title"}, "repeatable_fields": {"username": "Username"}},
        "textcollection": {"attachments": [{"type": "pdf", "content": "http://a.example/1.pdf"}], "fields": [{"type": "text", "field_id": "t", "title": "T"}]},
        "videoannotation": {"attachments": ["http://a.example/1.jpg", "http://a.example/2.jpg"], "frame_rate": 1},
        "videoplaybackannotation": {"attachment": "http://a.example/1.mp4", "geometries": {"box": {"objects_to_annotate": ["car"]}}, "frame_rate": 1},
    }.items():
        made = task(client, kind, **more)
        assert made["type"] == kind and client.get(f"task/{made['task_id']}")["status"] == "completed", kind


@check
def what_is_missing_is_a_400_with_its_name():
    client = api()
    for kind, body in {"imageannotation": {"callback_url": "http://x.example"}, "categorization": {"categories": ["a"]}, "comparison": {"choices": ["a"]},
                       "annotation": {"attachment": "http://a.example"}, "namedentityrecognition": {"labels": []}}.items():
        assert "lease include" in refused(400, lambda: client.post(f"task/{kind}", {"attachment_type": "image", **body})), kind
    refused(400, lambda: client.post("task/imageannotation"))


@check
def a_live_task_is_cancelled_once_and_again():
    client = api(LIVE)
    unique = fresh("u")
    made = task(client, unique_id=unique, attachment="data:text/plain,x")["task_id"]
    assert client.post(f"task/{made}/cancel", params={"clear_unique_id": False})["status"] == "canceled"
    assert client.post(f"task/{made}/cancel")["unique_id"] == unique
    again = client.post(f"task/{made}/cancel", params={"clear_unique_id": True})
    assert again["status"] == "canceled" and "unique_id" not in again
    task(client, unique_id=unique, attachment="data:text/plain,x")


@check
def a_completed_task_is_not_cancelled_and_an_unknown_one_is_a_404():
    client = api()
    refused(400, lambda: client.post(f"task/{task(client)['task_id']}/cancel"))
    assert "not found" in refused(404, lambda: client.get("task/fake_id_qwertyuiop"))
    refused(404, lambda: client.post("task/fake_id_qwertyuiop/cancel"))


@check
def a_unique_id_is_used_once_set_and_deleted():
    client = api()
    unique = fresh("u")
    made = task(client, unique_id=unique)["task_id"]
    assert made in refused(409, lambda: task(client, unique_id=unique))
    # What the client does after a 5xx and a 409.
    assert client.http("GET", f"{BASE}/tasks?unique_id={unique}", client.headers).json()["docs"][0]["task_id"] == made
    assert "unique_id" not in client.delete(f"task/{made}/unique_id")
    assert client.post(f"task/{made}/unique_id", {"unique_id": unique})["unique_id"] == unique
    other = task(client)["task_id"]
    refused(409, lambda: client.post(f"task/{other}/unique_id", {"unique_id": unique}))
    assert [t["task_id"] for t in client.pages_of_tasks(unique_id=[unique, "none"])] == [made]


@check
def a_task_whose_answer_was_lost_is_found_by_its_unique_id():
    with Lossy(BASE) as way:
        client = Api(TEST, way.base, "compat", retries_on="http://")
        unique = fresh("u")
        made = task(client, unique_id=unique)
        assert made["unique_id"] == unique and made["task_id"]
        assert [s.split("?")[0] for s in way.seen] == ["POST /v1/task/imageannotation"] * 2 + ["GET /v1/tasks"], way.seen
        assert [t["task_id"] for t in api().pages_of_tasks(unique_id=unique)] == [made["task_id"]]


@check
def over_http_nothing_is_retried():
    with Lossy(BASE) as way:
        refused(503, lambda: task(Api(TEST, way.base, "compat")))
        assert len(way.seen) == 1, way.seen


@check
def a_name_with_task_in_it_never_meets_a_conflict_without_a_body():
    client = api()
    of = project(client, name=fresh("task"))["name"]
    made = batch(client, of, name=fresh("task"))["name"]
    for _ in range(2):
        client.post(f"batches/{name(made)}/finalize")
        client.post(f"projects/{name(of)}/setParams", {})
        client.post(f"batches/{name(made)}/setMetadata", {})


@check
def tags_are_replaced_added_removed_and_cleared_by_an_empty_body():
    client = api()
    made = task(client)["task_id"]
    assert client.post(f"task/{made}/tags", ["c", "a"])["tags"] == ["c", "a"]
    assert client.put(f"task/{made}/tags", ["b", "a"])["tags"] == ["c", "a", "b"]
    assert client.delete(f"task/{made}/tags", ["a"])["tags"] == ["c", "b"]
    assert client.sent[-1].body == b'["a"]' and client.sent[-1].method == "DELETE"
    assert "tags" not in client.post(f"task/{made}/tags", [])
    tagged = task(client, tags=[fresh("t")])
    assert [t["task_id"] for t in client.pages_of_tasks(tags=["none", tagged["tags"][0]])] == [tagged["task_id"]]


@check
def metadata_is_replaced_and_cleared_by_an_empty_body():
    client = api()
    made = task(client, metadata={"a": 1})["task_id"]
    assert client.post(f"task/{made}/setMetadata", {"b": 2})["metadata"] == {"b": 2}
    assert client.post(f"task/{made}/setMetadata", {})["metadata"] == {}


@check
def a_completed_task_is_audited():
    client = api()
    made = task(client)["task_id"]
    client.post(f"task/{made}/audit", {"accepted": False, "comments": None})
    assert client.sent[-1].body == b'{"accepted": false, "comments": null}'
    assert client.get(f"task/{made}")["customer_review_status"] == "rejected"
    of = project(client)["name"]
    other = task(client, project=of)["task_id"]
    client.post(f"task/{other}/audit", {"accepted": True, "comments": "well done"})
    assert [t["task_id"] for t in client.pages_of_tasks(project=of, customer_review_status="accepted,pending")] == [other]
    assert "accepted%2Cpending" in client.sent[-1].path_url


@check
def tasks_come_in_pages_of_one_without_loss_or_repeat():
    client = api()
    of = project(client)["name"]
    made = [task(client, project=of)["task_id"] for _ in range(5)]
    assert sorted(t["task_id"] for t in client.pages_of_tasks(project=of, limit=1)) == sorted(made)
    assert client.get("tasks", {"project": of, "limit": 1})["total"] == 5
    assert all("attachment_url" in t for t in client.pages_of_tasks(project=of))


@check
def tasks_of_a_batch_are_found_by_its_project():
    client = api()
    of = project(client)["name"]
    made = task(client, batch=batch(client, of)["name"])
    assert made["project"] == of and [t["task_id"] for t in client.pages_of_tasks(project=of)] == [made["task_id"]]


@check
def times_without_zone_are_utc():
    client = api()
    of = project(client)["name"]
    before = datetime.utcnow().isoformat()
    made = task(client, project=of)["task_id"]
    time.sleep(0.002)
    after = (datetime.utcnow() + timedelta(seconds=5))
    found = lambda **f: [t["task_id"] for t in client.pages_of_tasks(project=of, **f)]
    assert found(start_time=before, end_time=after.isoformat()) == [made]
    assert found(start_time=str(after)) == [] and "+" in client.sent[-1].path_url
    assert found(completed_after=before, updated_after=before) == [made]
    assert found(end_time="2021-04-25") == []
    assert found(status="completed", type="imageannotation") == [made]
    assert found(status="pending") == []


@check
def files_are_uploaded_and_imported():
    client = api()
    reference = fresh("r")
    of = project(client)["name"]
    data = {"project_name": of, "reference_id": reference, "display_name": "d", "metadata": json.dumps({"a": 1})}
    made = client.post("files/upload", files={"file": io.BytesIO(b"bytes")}, data=data)
    assert made["id"] and made["attachment_url"].startswith("scaledata://") and made["size"] == 5
    body = client.sent[-1].body
    assert client.sent[-1].headers["Content-Type"].startswith("multipart/form-data; boundary=") and body.index(b"reference_id") < body.index(b'name="file"; filename="file"')
    refused(409, lambda: client.post("files/upload", files={"file": io.BytesIO(b"bytes")}, data=data))
    imported = client.post("files/import", {"file_url": "http://127.0.0.1:9/1.jpg", "project_name": of, "reference_id": fresh("r"), "metadata": "{}"})
    assert imported["id"] and imported["attachment_url"]
    refused(404, lambda: client.post("files/import", {"file_url": "http://127.0.0.1:9/1.jpg", "project_name": fresh("none")}))


@check
def tasks_with_known_answers_are_made():
    client = api()
    of = project(client, rapid=True)["name"]
    for kind in ("evaluation_tasks", "training_tasks"):
        made = client.post(f"{kind}/imageannotation", {"project": of, "attachment": "http://a.example/1.jpg", "geometries": BOX, "expected_response": {"annotations": []}})
        assert made["id"] and made["expected_response"] == {"annotations": []}


@check
def the_team_is_invited_and_given_roles():
    client = api(LIVE)
    assert client.get("teams")
    mail = fresh("ann") + "@example.org"
    everybody = client.post("teams/invite", {"emails": [mail], "team_role": "labeler"})
    assert {m["email"]: m["role"] for m in everybody}[mail]
    everybody = client.post("teams/set_role", {"emails": [mail], "team_role": "manager"})
    assert mail in [m["email"] for m in everybody]


@check
def the_studio_gives_people_projects_groups_and_batches():
    client = api(LIVE)
    mail = fresh("ann") + "@example.org"
    client.post("teams/invite", {"emails": [mail], "team_role": "labeler"})
    of = project(client, studio=True, pipeline="standard_task")["name"]
    assert of in client.post("studio/assignments/add", {"emails": [mail], "projects": [of]}).get(mail)
    assert of in client.get("studio/assignments")[mail]
    group = client.post(f"studio/projects/{name(of)}/groups", {"emails": [mail], "name": "night shift"})
    for key in ("id", "name", "numWorkers", "isSingleton"):
        group[key]
    assert group["numWorkers"] == 1
    changed = client.put(f"studio/projects/{name(of)}/groups/{name('night shift')}", {"add_emails": [], "remove_emails": [mail]})
    assert changed["numWorkers"] == 0
    assert [g["name"] for g in client.get(f"studio/projects/{name(of)}/groups")] == ["night shift"]
    made = batch(client, of)["name"]
    task(client, batch=made, attachment="data:text/plain,x")
    listed = client.get("studio/batches")
    for key in ("id", "name", "projectId", "projectName", "batchType", "total", "completed", "groups"):
        listed[0][key]
    assert client.put(f"studio/batches/{name(made)}", {"groups": ["night shift"]})["groups"] == ["night shift"]
    order = [{"name": b["name"]} for b in client.get("studio/batches")]
    assert [b["name"] for b in client.post("studio/batches/set_priorities", {"batches": order[::-1]})] == [b["name"] for b in order[::-1]]
    assert client.post("studio/batches/reset_priorities")
    assert of not in client.post("studio/assignments/remove", {"emails": [mail], "projects": [of]}).get(mail, [])


@check
def live_and_test_never_see_each_other():
    live, test = api(LIVE), api()
    of = project(test)["name"]
    refused(404, lambda: live.get(f"projects/{name(of)}"))
    made = task(test)["task_id"]
    refused(404, lambda: live.get(f"task/{made}"))
    project(live, name=of)


@check
def every_error_is_an_object_with_a_text():
    client = api()
    for method, endpoint, body, code in [
        ("GET", "nothing/here", None, 404), ("PUT", "projects", {"a": 1}, 405), ("GET", "tasks?limit=0", None, 400), ("GET", "tasks?start_time=soon", None, 400),
        ("POST", "task/unknowntype", {"a": 1}, 404), ("POST", "projects", {"name": "x"}, 400), ("POST", "batches", {"name": "x", "project": fresh()}, 404),
    ]:
        reply = client.http(method, f"{BASE}/{endpoint}", client.headers, None, body)
        told = reply.json()
        assert reply.status_code == told["status_code"] == code and told["error"], (endpoint, reply.text)
    reply = requests.post(f"{BASE}/projects", data=b"{", headers=client.headers, auth=client.auth)
    assert reply.status_code == reply.json()["status_code"] == 400


@check
def version_two_takes_the_key_as_bearer():
    host = BASE[: -len("/v1")]
    bearer = {"Authorization": f"Bearer {TEST}", "Content-Type": "application/json"}
    of = project(api())
    read = requests.get(f"{host}/v2/project", params={"project_name": of["name"]}, headers=bearer).json()
    assert read["id"] == of["id"] and isinstance(read["created_at"], str)
    made = requests.post(f"{host}/v2/batch", json={"name": fresh("batch"), "project_id": of["id"]}, headers=bearer).json()
    assert made["project"] == of["id"] and made["status"] in ("staging", "in_progress") and made["metadata"] == {}
    page = requests.get(f"{host}/v2/batches", params={"project_id": of["id"], "expand": ["project"], "created_after": "2024-01-01T00:00:00.000000+0000"}, headers=bearer).json()
    assert page["batches"][0]["project"]["name"] == of["name"] and page.get("next_token") is None
    assert requests.get(f"{host}/v2/projects", headers={"Authorization": "Bearer x"}).status_code == 401


failures = 0
for each in CHECKS:
    try:
        each()
        print(f"ok      {each.__name__}")
    except Exception:
        failures += 1
        print(f"FAILED  {each.__name__}\n{traceback.format_exc()}")
print(f"{len(CHECKS) - failures} passed, {failures} failed")
sys.exit(1 if failures else 0)
