"""`yimen audit EXPORT [--lang zh_CN|en]`: the hashes and chains of an export recomputed, a sentence per fault.

This file needs nothing but Python: an auditor runs `python3 audit.py EXPORT` on a machine that has no Yimen. Its sentences
therefore stand here.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DONE, FAULTS, BAD_INPUT = 0, 1, 2
FORMAT = "yimen-export/1"
CONTENT = (
    "id kind schema subject on at monotonic boot_id clock center_at officer acting_for case_prev data private_sha256 alg"
).split()
ISSUED = "notice_issued"
Plain = dict[str, Any]
Fault = tuple[str, Plain]

SENTENCES: dict[str, dict[str, str]] = {
    "zh_CN": {
        "usage": "用法：audit EXPORT.json [--lang zh_CN|en]（EXPORT 由 yimen export --json --all 导出）。",
        "unreadable": "文件 {file} 打不开：{detail}。",
        "not_export": "文件 {file} 不是一门的导出（应为 {format}）：{detail}。",
        "content": "第 {oseq} 号事件（{kind}，{where}）的内容与其校验值不符，被改动过。",
        "private": "第 {oseq} 号事件（{kind}，{where}）的个人信息与其校验值不符，被改动过。",
        "algorithm": "第 {oseq} 号事件用的校验算法 {alg} 本机没有，无法核对。",
        "gap": "来源 {origin} 的事件编号不连续：应为 {expected}，实为 {oseq}。有事件被删除或重复。",
        "chain": "来源 {origin} 第 {oseq} 号事件与前一事件的链接不符，事件被改动、替换或调换过。",
        "not_linked": "事件 {id}（{kind}，{where}）不在链上，或与链上所记不符，是后加或替换的。",
        "missing": "链上第 {oseq} 号事件（{kind}）没有导出内容，案卷 {where} 不完整。",
        "case_prev": "第 {oseq} 号事件（{kind}，{where}）所依据的前一事件不在本案卷之前的事件中。",
        "notice": "文书 {number}（{where}）与签发事件所记的校验值、编号或模板不符。",
        "notice_missing": "文书 {number}（{where}）已签发，但导出中没有。",
        "no_chain": "导出中没有链（只导出了部分办件）：事件的删除无法核对。请用 --all 导出。",
        "done": "已核对：事件 {events} 条，链上 {links} 环，来源 {origins} 个；问题 {faults} 处。",
    },
    "en": {
        "usage": "Usage: audit EXPORT.json [--lang zh_CN|en] (EXPORT is what yimen export --json --all wrote).",
        "unreadable": "File {file} cannot be opened: {detail}.",
        "not_export": "File {file} is no export of Yimen ({format} is expected): {detail}.",
        "content": "Event {oseq} ({kind}, {where}) differs from its hash: it was changed.",
        "private": "The personal data of event {oseq} ({kind}, {where}) differ from their hash: they were changed.",
        "algorithm": "Event {oseq} is hashed with {alg}, which this machine does not have: it cannot be checked.",
        "gap": "The events of origin {origin} are not contiguous: {expected} was expected, {oseq} found. One was removed or doubled.",
        "chain": "Event {oseq} of origin {origin} does not link to the one before it: events were changed, replaced or exchanged.",
        "not_linked": "Event {id} ({kind}, {where}) is not in the chain as it stands here: it was added or replaced.",
        "missing": "Event {oseq} ({kind}) of the chain has no content in the export: file {where} is not complete.",
        "case_prev": "Event {oseq} ({kind}, {where}) rests on an event that is not among the earlier ones of its file.",
        "notice": "Notice {number} ({where}) differs from the hash, number or template in the event of its issue.",
        "notice_missing": "Notice {number} ({where}) was issued, but is not in the export.",
        "no_chain": "There is no chain in this export (only some cases): removed events cannot be found. Export with --all.",
        "done": "Audited: {events} events, {links} links, {origins} origins; {faults} faults.",
    },
}


def run(arguments: list[str]) -> int:
    """Print a sentence per fault; return 0 when every hash and link holds, 1 when not, 2 for what is no export."""
    files, language = _options(arguments)
    say = SENTENCES[language]
    if len(files) != 1:
        sys.stderr.write(say["usage"] + "\n")
        return BAD_INPUT
    truth, trouble = read(Path(files[0]))
    if trouble is not None:
        sys.stderr.write(say[trouble[0]].format(**trouble[1]) + "\n")
        return BAD_INPUT
    faults = list(audit(truth))
    for code, facts in faults:
        sys.stderr.write(say[code].format(**facts) + "\n")
    links = truth.get("chain", [])
    events = sum(1 for _ in _events(truth))
    counts = {"events": events, "links": len(links), "origins": len({one["origin"] for one in links})}
    sys.stdout.write(say["done"].format(**counts, faults=len(faults)) + "\n")
    return FAULTS if faults else DONE


def _options(arguments: list[str]) -> tuple[list[str], str]:
    files, language, rest = [], "zh_CN", iter(arguments)
    for argument in rest:
        if argument == "--lang":
            language = "en" if next(rest, "") == "en" else "zh_CN"
        else:
            files.append(argument)
    return files, language


def read(path: Path) -> tuple[Plain, Fault | None]:
    """Return the export, or why it is none."""
    try:
        truth = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        return {}, ("unreadable", {"file": str(path), "detail": error.strerror or type(error).__name__})
    except ValueError as error:
        return {}, ("not_export", {"file": str(path), "format": FORMAT, "detail": type(error).__name__})
    detail = _malformed(truth)
    return truth, ("not_export", {"file": str(path), "format": FORMAT, "detail": detail}) if detail else None


def _malformed(truth: Any) -> str:
    """Return the first part that an export has and this has not; empty when all parts are there."""
    if not isinstance(truth, dict) or truth.get("format") != FORMAT:
        return "format"
    try:
        for event, _ in _events(truth):
            for name in (*CONTENT, "content_hash", "oseq", "origin", "chain_hash"):
                event[name]
        for case in truth["cases"]:
            [(one["id"], one["sha256"], one["number"], one["template"]) for one in case["notices"]]
        for one in truth.get("chain", []):
            [one[name] for name in ("origin", "oseq", "event", "kind", "subject", "alg", "content_hash", "chain_hash")]
    except (KeyError, TypeError) as missing:
        return str(missing)
    return ""


def audit(truth: Plain) -> Iterator[Fault]:
    """Yield every fault: contents, private hashes, chains, gaps, what an event rests on, papers."""
    for event, where in _events(truth):
        yield from _check_event(event, where)
    for case in truth["cases"]:
        yield from _check_order(case)
        yield from _check_notices(case)
    if "chain" in truth:
        yield from _check_chains(truth["chain"])
        yield from _check_links(truth)
    else:
        yield "no_chain", {}


def _events(truth: Plain) -> Iterator[tuple[Plain, str]]:
    """Yield every event with the number of its case, empty for the office's own."""
    for case in truth["cases"]:
        yield from ((event, case["number"]) for event in case["events"])
    yield from ((event, "") for event in truth.get("office", []))


def canonical(plain: Any) -> bytes:
    """Return the one byte form of JSON values: sorted keys, UTF-8, no blanks, no floats."""
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def digest(data: bytes, alg: str) -> str:
    """Return the hexadecimal hash. Raises ValueError for an algorithm that this machine does not have."""
    return hashlib.new(alg, data).hexdigest()


def _check_event(event: Plain, where: str) -> Iterator[Fault]:
    facts = {"oseq": event["oseq"], "kind": event["kind"], "where": where or "-", "alg": event["alg"]}
    content = canonical({name: event[name] for name in CONTENT})
    try:
        if digest(str(event["alg"]).encode() + b"\n" + content, event["alg"]) != event["content_hash"]:
            yield "content", facts
        private = event.get("private")
        if private is not None and digest(canonical(private), event["alg"]) != event["private_sha256"]:
            yield "private", facts
    except (ValueError, TypeError):
        yield "algorithm", facts


def _check_order(case: Plain) -> Iterator[Fault]:
    """Every event but the first rests on an earlier event of its case."""
    earlier: set[str | None] = {None}
    for event in case["events"]:
        if event["case_prev"] not in earlier:
            yield "case_prev", {"oseq": event["oseq"], "kind": event["kind"], "where": case["number"]}
        earlier = (earlier - {None}) | {event["content_hash"]}


def _check_notices(case: Plain) -> Iterator[Fault]:
    held = {one["id"]: one for one in case["notices"]}
    issued = [event["data"] for event in case["events"] if event["kind"] == ISSUED]
    for data in issued:
        one = held.pop(data["notice"], None)
        facts = {"number": data["number"] or data["notice"], "where": case["number"]}
        if one is None:
            yield "notice_missing", facts
        elif any(one[name] != data[name] for name in ("sha256", "number", "template")):
            yield "notice", facts
    for one in held.values():
        yield "notice", {"number": one["number"] or one["id"], "where": case["number"]}


def _check_chains(links: list[Plain]) -> Iterator[Fault]:
    """Recompute every origin's chain from the content hashes."""
    heads: dict[str, tuple[int, str]] = {}
    for one in sorted(links, key=lambda link: (link["origin"], link["oseq"])):
        oseq, before = heads.get(one["origin"], (0, ""))
        facts = {"origin": one["origin"], "oseq": one["oseq"], "expected": oseq + 1, "alg": one["alg"]}
        if one["oseq"] != oseq + 1:
            yield "gap", facts
        linked = canonical([one["alg"], before, one["origin"], one["oseq"], one["content_hash"]])
        try:
            if digest(linked, one["alg"]) != one["chain_hash"]:
                yield "chain", facts
        except (ValueError, TypeError):
            yield "algorithm", facts
        heads[one["origin"]] = (one["oseq"], one["chain_hash"])


def _check_links(truth: Plain) -> Iterator[Fault]:
    """The exported events are those of the chain, in their places: none more, none less, none other."""
    numbers = {event["subject"]: where for event, where in _events(truth)}
    told = {(e["origin"], e["oseq"]): (e["id"], e["kind"], e["subject"], e["content_hash"]) for e, _ in _events(truth)}
    linked = {}
    for one in truth["chain"]:
        place = tuple(one.get("rechained_from") or (one["origin"], one["oseq"]))
        linked[place] = (one["event"], one["kind"], one["subject"], one["content_hash"])
        if place not in told:
            where = numbers.get(one["subject"]) or one["subject"] or "-"
            yield "missing", {"oseq": one["oseq"], "kind": one["kind"], "where": where}
        elif told[place] != linked[place]:
            yield "not_linked", _facts(told[place], numbers)
    for place in sorted(told.keys() - linked.keys()):
        yield "not_linked", _facts(told[place], numbers)


def _facts(event: tuple[str, str, str | None, str], numbers: dict[str | None, str]) -> Plain:
    return {"id": event[0], "kind": event[1], "where": numbers.get(event[2]) or "-"}


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
