"""Budgets: how long a file, a function and a class may be."""

from __future__ import annotations

from house_sources import CODE_ROOMS, Source, percentile, span

FILE_MEDIAN, FILE_95TH, FILE_MOST = 90, 300, 450
FUNCTION_95TH, FUNCTION_MOST = 30, 60
CLASS_95TH = 140
LINE_MOST = 140
"""Ruff lays code out at 120; a sentence of a docstring or of wording may run a little over."""


def file_faults(files: list[Source]) -> list[str]:
    """What is wrong with the lengths of files."""
    code = [file for file in files if file.room in CODE_ROOMS]
    faults = [
        f"{file.path} has {file.length} lines; {FILE_MOST} are the most" for file in files if file.length > FILE_MOST
    ]
    lengths = [file.length for file in code]
    for share, most in ((0.5, FILE_MEDIAN), (0.95, FILE_95TH)):
        found = percentile(lengths, share)
        if found > most:
            longest = ", ".join(
                f"{file.path} {file.length}" for file in sorted(code, key=lambda file: -file.length)[:8]
            )
            faults.append(f"{share:.0%} of the files have up to {found} lines; {most} are the most. Longest: {longest}")
    return faults


def function_faults(files: list[Source]) -> list[str]:
    """What is wrong with the lengths of functions, in the code rooms."""
    lengths = {
        f"{file.path}:{node.lineno} {node.name}": span(node)
        for file in files
        if file.room in CODE_ROOMS
        for node in file.functions()
    }
    faults = [
        f"{name} has {length} lines; {FUNCTION_MOST} are the most"
        for name, length in lengths.items()
        if length > FUNCTION_MOST
    ]
    found = percentile(list(lengths.values()), 0.95)
    if found > FUNCTION_95TH:
        longest = sorted(lengths, key=lambda name: -lengths[name])[:8]
        faults.append(
            f"95% of the functions have up to {found} lines; {FUNCTION_95TH} are the most. Longest: {longest}"
        )
    return faults


def class_faults(files: list[Source]) -> list[str]:
    """What is wrong with the lengths of classes, in the code rooms."""
    lengths = {
        f"{file.path}:{node.lineno} {node.name}": span(node)
        for file in files
        if file.room in CODE_ROOMS
        for node in file.classes()
    }
    found = percentile(list(lengths.values()), 0.95)
    if found <= CLASS_95TH:
        return []
    return [
        f"95% of the classes have up to {found} lines; {CLASS_95TH} are the most: {sorted(lengths, key=lambda name: -lengths[name])[:8]}"
    ]


def line_faults(files: list[Source]) -> list[str]:
    """Lines longer than the screen; a Chinese sign counts once, unlike in ruff."""
    return [
        f"{file.path}:{number} has {len(line)} characters; {LINE_MOST} are the most"
        for file in files
        for number, line in enumerate(file.text.splitlines(), 1)
        if len(line) > LINE_MOST
    ]
