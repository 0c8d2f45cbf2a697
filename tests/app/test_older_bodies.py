"""A case kept by an older version is read by this one: what it did not know of takes its default, whole as it is."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace

from office_day import DRAINAGE, OfficeDay

from app.events.body import pack, unpack
from app.state import Case

LATER = [field for field in fields(Case) if field.default is not MISSING]


def test_a_body_without_a_later_field_is_read_with_its_default(office: OfficeDay) -> None:
    """opencrvs 12498: an upgrade that cannot read what stands there."""
    case = office.accepted(DRAINAGE)
    whole = pack(case)
    assert len(LATER) > 40 and unpack(Case, whole) == case
    for field in LATER:
        older = {name: value for name, value in whole.items() if name != field.name}
        assert unpack(Case, older) == replace(case, **{field.name: field.default}), field.name
