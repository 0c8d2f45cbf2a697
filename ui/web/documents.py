"""What the open description (OpenAPI) says of the routes: forms of requests and answers, and every refusal."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path

from app.sync.messages import MOST_EVENTS

HASH = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
TEXT = {"type": "string"}
NUMBER = {"type": "integer", "minimum": 0}
BYTES = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
Origin = Annotated[str, Path(json_schema_extra={"pattern": "^[0-9A-Za-z_-]{1,64}$"})]
Sha256 = Annotated[str, Path(json_schema_extra={"pattern": "^[0-9a-f]{64}$"})]
Offset = Annotated[str, Path(json_schema_extra={"pattern": "^[0-9]{1,15}$"})]
"""Told, not checked: a refusal names the wrong field in our own form."""
NULLABLE = {"type": ["object", "null"]}
REFUSAL = {
    "type": "object",
    "required": ["code", "facts", "sentence"],
    "properties": {"code": TEXT, "facts": {"type": "object"}, "sentence": TEXT},
}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"description": words, **_json(REFUSAL)}
    for status, words in (
        (400, "broken off"), (401, "no proof, or a wrong one"), (403, "not let in"), (404, "not there"), (409, "in conflict"),
        (413, "too large"), (422, "a field is wrong"), (429, "too often"), (503, "the database cannot be reached"),
    )
}  # fmt: skip
PROOF = [
    {"name": name, "in": "header", "required": True, "schema": TEXT}
    for name in ("X-Yimen-Key", "X-Yimen-Time", "X-Yimen-Proof")
]
SENT = _object(
    event={"type": "object"}, content_hash=HASH, private=NULLABLE, oseq=NUMBER, chain_hash=HASH,
    rechained_from={"type": ["array", "null"]}, signature={"type": ["string", "null"]},
)  # fmt: skip
ROW = _object(pos=NUMBER, origin=TEXT, sent=SENT, verdict=TEXT, ref={"type": ["integer", "null"]})


USER = {"name": "X-Yimen-User", "in": "header", "required": True, "schema": TEXT}


def _route(
    answer: dict[str, Any], status: int = 200, asked: dict[str, Any] | None = None, query: Any = (USER,)
) -> dict[str, Any]:
    extra: dict[str, Any] = {"parameters": [*PROOF, *query]}
    if asked is not None:
        extra["requestBody"] = {"required": True, **_json(asked)}
    return {
        "openapi_extra": extra,
        "status_code": status,
        "responses": {status: {"description": "done", **_json(answer)}},
    }


def _query(name: str, schema: dict[str, Any], *, is_required: bool = False) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": is_required, "schema": schema}


STATE = _object(
    desk=TEXT, state={"enum": ["waiting", "active", "revoked"]}, desk_code=TEXT, fingerprint=TEXT, feed=NUMBER, center=TEXT,
    training={"type": "boolean"},
)  # fmt: skip
BODY = _route(STATE, query=())
_ASKING = _object(code=TEXT, desk_code=TEXT, name=TEXT, origin=TEXT, public_key=HASH)
_ASKING["properties"]["division"] = {"type": "string", "pattern": "^([0-9]{6})?$"}  # a desk of before says none
ENROL = _route(STATE, 202, _ASKING, query=())
SESSION = _route(
    _object(**{"pass": TEXT, "center_key": HASH}),
    asked=_object(officer=TEXT, key=HASH, at=TEXT, signature=TEXT),
    query=(),
)
HELLO = _route(_object(origin=TEXT, hw=NUMBER, head=TEXT))
PUSH = _route(
    _object(hw=NUMBER, head=TEXT, fork={"type": ["integer", "null"]}),
    asked=_object(origin=TEXT, events={"type": "array", "maxItems": MOST_EVENTS, "items": SENT}),
)
PEOPLE = _route(
    _object(sha256=HASH, officers={"type": ["array", "null"]}), query=[USER, _query("have", HASH, is_required=True)]
)
PULL = _route(
    _object(feed=NUMBER, epoch=TEXT, number=NUMBER, cut=NUMBER, head=NUMBER, rows={"type": "array", "items": ROW}),
    query=[
        USER,
        _query("epoch", TEXT),
        _query("after", NUMBER, is_required=True),
        _query("most", {"type": "integer", "minimum": 1}),
    ],
)
STREAMS = _route(
    _object(
        epoch=TEXT,
        head=NUMBER,
        streams={"type": "array", "items": _object(origin=TEXT, events=NUMBER, last=NUMBER, chain=TEXT)},
    )
)

LOOKED = _route(
    _object(
        upto={"type": "string", "format": "date"},
        days={
            "type": "array",
            "items": _object(
                on={"type": "string", "format": "date"},
                numbers={"type": "array", "items": {"type": "string", "pattern": "^[0-9]{24}$"}},
            ),
        },
    ),
    query=[USER, _query("after", {"type": "string", "format": "date"}, is_required=True)],
)


def _header(name: str, pattern: str) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": True, "schema": {"type": "string", "pattern": pattern}}


_TOLD = {"Upload-Offset": {"schema": NUMBER}, "Upload-Complete": {"schema": {"type": "string", "pattern": r"^\?[01]$"}}}
STATE_OF_BLOB: dict[str, Any] = {
    "openapi_extra": {"parameters": [*PROOF, USER]},
    "responses": {200: {"description": "so much is there", "headers": _TOLD}},
}
_APPENDED = _route(
    _object(offset=NUMBER, whole={"type": "boolean"}),
    query=[USER, _header("Upload-Offset", "^[0-9]{1,15}$"), _header("Upload-Length", "^[0-9]{1,15}$")],
)
APPEND: dict[str, Any] = {
    "openapi_extra": {**_APPENDED["openapi_extra"], "requestBody": {"required": True, **BYTES}},
    "responses": {200: {**_APPENDED["responses"][200], "headers": _TOLD}},
}
WHOLE: dict[str, Any] = {
    "openapi_extra": {"parameters": [*PROOF, USER]},
    "responses": {200: {"description": "the file", **BYTES}},
}
PART: dict[str, Any] = {
    **WHOLE,
    "responses": {200: {"description": "a part", "headers": {"Upload-Length": {"schema": NUMBER}}, **BYTES}},
}
METRICS: dict[int | str, dict[str, Any]] = {
    200: {"description": "figures", "content": {"text/plain": {"schema": TEXT}}}
}
HEALTH: dict[int | str, dict[str, Any]] = {200: {"description": "well", **_json(_object(status=TEXT))}}
INTRODUCED = _route(
    _object(division=NUMBER, name=TEXT, public_key=HASH, is_training={"type": "boolean"}, state=TEXT),
    query=(),
)
ASK = {
    **INTRODUCED,
    "status_code": 202,
    "responses": {202: INTRODUCED["responses"][200]},
    "openapi_extra": {
        "parameters": PROOF,
        "requestBody": {
            "required": True,
            **_json(
                _object(
                    code=TEXT,
                    division=NUMBER,
                    name=TEXT,
                    address=TEXT,
                    public_key=HASH,
                    is_training={"type": "boolean"},
                )
            ),
        },
    },
}
_FEED = _query("feed", NUMBER, is_required=True)


def _lines(of: str, /, *query: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return _route(_object(**{of: {"type": "array", "items": _object(**fields)}}), query=query)


LISTS = {
    "feeds": _lines("feeds", feed=NUMBER),
    "keys": _lines("keys", _FEED, origin=TEXT, owner=TEXT, name=TEXT, public_key=HASH),
    "links": _lines(
        "links", _FEED, origin=TEXT, oseq=NUMBER, event_id=TEXT, alg=TEXT, content_hash=HASH, chain_hash=HASH
    ),
    "days": _lines("days", _FEED, day=TEXT, epoch=TEXT, after=NUMBER, upto=NUMBER, root=HASH),
    "leaves": _lines(
        "leaves", _FEED, _query("after", NUMBER, is_required=True), _query("upto", NUMBER, is_required=True),
        pos=NUMBER, origin=TEXT, oseq=NUMBER, content_hash=HASH, chain_hash=HASH, verdict=TEXT,
    ),
    "pull": {
        **PULL,
        "openapi_extra": {
            "parameters": [*PROOF, _FEED, _query("epoch", TEXT), _query("after", NUMBER, is_required=True)]
        },
    },
}  # fmt: skip
_BETWEEN = _object(
    division=NUMBER, center=TEXT, at=TEXT, passings={"type": "array"}, links={"type": "array"}, code=TEXT,
)  # fmt: skip
BETWEEN = _route(_BETWEEN)
BETWEEN_ACT = _route(
    _BETWEEN,
    asked={
        "type": "object",
        "properties": {
            **dict.fromkeys(
                ("number", "reason", "department", "admin", "password", "address", "code", "here", "ca"), TEXT
            ),
            "to": NUMBER,
            "division": NUMBER,
        },
    },
)
