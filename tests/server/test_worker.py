"""What runs queries: the loop in this process, the sandbox in one of its own."""

import io
import json
import subprocess
import sys

import pyoxigraph as ox
import pytest

from kg.server.worker import Question, WorkerOptions, answer, encode, serve

CSV, JSON, TURTLE = "text/csv", "application/json", "text/turtle"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load("<a:s> <a:p> 1 , 2 .", ox.RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize(
    ("question", "status", "part"),
    [
        (Question("SELECT ?o { ?s ?p ?o } ORDER BY ?o", CSV, None), 200, "o\r\n1\r\n2"),
        (Question("SELECT ?o { ?s e:p ?o }", CSV, None), 200, "1"),
        (Question("DESCRIBE <a:s>", None, TURTLE), 200, "e:s e:p"),
        (Question("ASK {}", None, TURTLE), 406, "form of query"),
        (Question("SELECT", CSV, None), 400, "parsed"),
        (Question("SELECT * { ?s ?p ?o , ?x , ?y }", CSV, None), 400, "LIMIT"),
        (Question("ASK { ?s ?p ?o }", JSON, None, ("a:none",)), 200, "false"),
        (Question("ASK { GRAPH ?g { ?s ?p 1 } }", JSON, None, (), ("a:g",)), 200, "false"),
    ],
)
def test_answers(store: ox.Store, question: Question, status: int, part: str) -> None:
    reply = answer(store, question, WorkerOptions({"e": "a:"}, max_bytes=60))
    assert (reply.status, part in reply.body.decode()) == (status, True), reply


def test_serves_until_there_are_no_more_requests(store: ox.Store) -> None:
    requests = [Question("ASK {}", JSON, None), Question("x", CSV, None)]
    out = io.BytesIO()
    serve(store, WorkerOptions(), io.BytesIO(b"".join(map(encode, requests))), out)
    out.seek(0)
    statuses = []
    while line := out.readline():
        head = json.loads(line)
        assert len(out.read(head["length"])) == head["length"]
        statuses.append(head["status"])
    assert statuses == [200, 400]


def test_the_process_has_no_sockets() -> None:
    code = """
import socket, pyoxigraph as ox
from kg.server.sandbox import forbid_sockets, limit_memory
server = socket.create_server(("127.0.0.1", 0))
address = f"http://localhost:{server.getsockname()[1]}/"
print(forbid_sockets())
limit_memory(200_000_000)
try:
    list(ox.Store().query("SELECT * { SERVICE <%s> { ?s ?p ?o } }" % address))
except OSError as error:
    print("refused", "ermission" in str(error))
try:
    bytearray(400_000_000)
except MemoryError:
    print("bounded")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:3] == ["True", "refused True", "bounded"], done.stdout
