"""Files by their content's hash: how far one has come, its next part, and the whole."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from app.errors import Refused
from app.sync.center import BlobPart, BlobState
from app.sync.fields import HASH, Fields
from ui.web.answers import SAFE, answer
from ui.web.asking import Door, proven
from ui.web.documents import APPEND, PART, REFUSALS, STATE_OF_BLOB, WHOLE, Offset, Sha256

OFFSET, LENGTH, COMPLETE = "Upload-Offset", "Upload-Length", "Upload-Complete"


def file_routes(door: Door) -> APIRouter:
    """Return the routes of files; only what a received event names exists."""
    routes = APIRouter(responses=REFUSALS)

    @routes.head("/blob/{sha256}", summary="How far a file has come", response_class=Response, **STATE_OF_BLOB)
    async def state(request: Request, sha256: Sha256) -> Response:
        await proven(door, request)
        found = await run_in_threadpool(door.center.blob_state, _hash(sha256))
        return Response(None, 200, {**SAFE, **_headers(found)})

    @routes.patch("/blob/{sha256}", summary="The next part, at the offset that HEAD told", **APPEND)
    async def append(request: Request, sha256: Sha256) -> Response:
        _, body = await proven(door, request)
        offset, size = _number(request, OFFSET), _number(request, LENGTH)
        found = await run_in_threadpool(door.center.blob_append, _hash(sha256), offset, size, body)
        return answer({"offset": found.offset, "whole": found.is_whole}, headers=_headers(found))

    @routes.get("/blob/{sha256}", summary="The whole file", response_class=Response, **WHOLE)
    async def whole(request: Request, sha256: Sha256) -> Response:
        await proven(door, request)
        named = _hash(sha256)
        first = await run_in_threadpool(door.center.blob_part, named, 0)
        told = {**SAFE, "Content-Length": str(first.size)}
        return StreamingResponse(_parts(door, named, first), 200, told, "application/octet-stream")

    @routes.get(
        "/blob/{sha256}/part/{offset}", summary="The next part of a whole file", response_class=Response, **PART
    )
    async def part(request: Request, sha256: Sha256, offset: Offset) -> Response:
        await proven(door, request)
        found = await run_in_threadpool(door.center.blob_part, _hash(sha256), _place(offset))
        return Response(found.data, 200, {**SAFE, LENGTH: str(found.size)}, "application/octet-stream")

    return routes


def _parts(door: Door, sha256: str, part: BlobPart) -> Iterator[bytes]:
    """Yield a file part by part: no more of it than one is in memory."""
    offset = 0
    while part.data:
        yield part.data
        offset += len(part.data)
        part = door.center.blob_part(sha256, offset)


def _hash(sha256: str) -> str:
    return Fields({"sha256": sha256}).text("sha256", HASH)


def _number(request: Request, name: str) -> int:
    return _place(request.headers.get(name.lower(), ""), name)


def _place(text: str, name: str = "offset") -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise Refused("sync.malformed", field=name)
    return int(text)


def _headers(found: BlobState) -> dict[str, str]:
    return {OFFSET: str(found.offset), COMPLETE: "?1" if found.is_whole else "?0"}
