"""Reducing a photograph or scan; runs only inside the child. The only door to Pillow."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from app.errors import Refused
from app.intake.limits import IntakeLimits, Media


def reduce_image(data: bytes, media: Media, limits: IntakeLimits) -> bytes:
    """Return `data` as an upright JPEG without metadata, its longer side at most `limits.longest_side`.

    Raises Refused("intake.too_many_pixels" | "intake.not_an_image").
    """
    Image.MAX_IMAGE_PIXELS = limits.pixels
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=[media.name]) as opened:
                return _reduced(opened, limits)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Refused("intake.too_many_pixels", most=limits.pixels // 1_000_000) from error
    except MemoryError as error:
        raise Refused("intake.too_much_memory") from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, ZeroDivisionError) as error:
        # What Pillow's decoders raise on broken files is not one family.
        raise Refused("intake.not_an_image") from error


def _reduced(opened: Image.Image, limits: IntakeLimits) -> bytes:
    opened.draft("RGB", (limits.longest_side, limits.longest_side))
    image = ImageOps.exif_transpose(opened)
    image.thumbnail((limits.longest_side, limits.longest_side))
    out = io.BytesIO()
    _on_white(image).save(out, "JPEG", quality=limits.quality, optimize=True)
    return out.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    """Return the image in grey or colour; what was see-through becomes paper."""
    if image.mode in ("1", "L", "I;16", "I"):
        return image.convert("L")
    if "A" not in image.mode and "transparency" not in image.info:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    paper = Image.new("RGB", layer.size, "white")
    paper.paste(layer, mask=layer.getchannel("A"))
    return paper
