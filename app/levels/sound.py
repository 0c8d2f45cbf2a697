"""Whether what another center said has the shape that its kind has; what has not is followed by nobody and breaks nothing."""

from __future__ import annotations

from app.events.body import Body, join
from app.events.envelope import Event
from app.events.levels import OF_CENTERS
from app.events.sound import is_sound
from app.sync.merge import DO_NOT_FOLD

BODIES = {body.KIND: body for body in OF_CENTERS}


def sound(event: Event) -> Body | None:
    """Return the body of a center's event; None where a field is missing or is of another type than it must be."""
    kind = BODIES.get(event.kind)
    if kind is None:
        return None
    try:
        body = join(kind, event.data, event.private)
    except DO_NOT_FOLD:
        return None
    return body if is_sound(event, body) else None
