"""The catalogue: every version of every item, and which one rules on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib import resources

from app.errors import NotFound
from app.item import (
    Acceptance,
    ApplicantKind,
    Approver,
    Basis,
    DeliveryMethod,
    Exemption,
    ExtensionRule,
    Fee,
    Hearing,
    Item,
    ItemCode,
    ItemKind,
    Material,
    MaterialForm,
    OtherBody,
    Outcome,
    OutcomeKind,
    Silence,
    Situation,
    Step,
    StepKind,
    StopGround,
    StopKind,
)
from app.item_reading import load_item

__all__ = [
    "Acceptance",
    "ApplicantKind",
    "Approver",
    "Basis",
    "Catalogue",
    "DeliveryMethod",
    "Exemption",
    "ExtensionRule",
    "Fee",
    "Hearing",
    "Item",
    "ItemCode",
    "ItemKind",
    "Material",
    "MaterialForm",
    "OtherBody",
    "Outcome",
    "OutcomeKind",
    "Silence",
    "Situation",
    "Step",
    "StepKind",
    "StopGround",
    "StopKind",
    "sample_catalogue",
]

# An explicit table: scanning a folder fails silently in the frozen build.
SAMPLE_FILES = (
    "self_employed_registration.toml",
    "food_business_licence.toml",
    "labour_dispatch_licence.toml",
    "road_occupation_permit.toml",
    "drainage_permit.toml",
    "water_intake_permit.toml",
    "road_freight_licence.toml",
    "work_injury_recognition.toml",
    "company_registration.toml",
    "public_place_hygiene_licence.toml",
    "employment_agency_licence.toml",
    "fire_safety_check.toml",
    "entertainment_venue_licence.toml",
    "netbar_preparation.toml",
    "netbar_operation.toml",
    "commercial_performance.toml",
    "publication_retail_licence.toml",
    "internal_publication_permit.toml",
    "tobacco_retail_licence.toml",
    "construction_permit.toml",
    "medical_institution_setup.toml",
    "medical_institution_registration.toml",
    "nurse_registration.toml",
    "nurse_registration_change.toml",
    "special_equipment_registration.toml",
    "outdoor_advertising_permit.toml",
    "security_service_licence.toml",
    "private_school_preparation.toml",
    "private_school_establishment.toml",
    "association_registration.toml",
    "subsistence_allowance.toml",
    "identity_card.toml",
    "real_estate_transfer.toml",
)


@dataclass(frozen=True)
class Catalogue:
    """Items by business code; versions are kept for ever, since running cases stand on them.

    `ends`: from which day an item is offered no more.
    """

    versions: tuple[Item, ...]
    ends: Mapping[str, date] = field(default_factory=dict)

    def item(self, business_code: str, version: int | None = None, on: date | None = None) -> Item:
        """Return one version: the one named, or the newest in force `on` that day, or the newest of all.

        Raises NotFound("catalogue.no_item" | "catalogue.no_version" | "catalogue.not_in_force").
        """
        found = [i for i in self.versions if i.code.business == business_code]
        if not found:
            raise NotFound("catalogue.no_item", item=business_code)
        if version is not None:
            found = [i for i in found if i.version == version]
            if not found:
                raise NotFound("catalogue.no_version", item=business_code, version=version)
        if on is not None:
            found = [i for i in found if i.effective_from <= on and not self._is_over(i, on)]
            if not found:
                raise NotFound("catalogue.not_in_force", item=business_code, on=on.isoformat())
        return max(found, key=lambda i: i.version)

    def items(self, on: date) -> tuple[Item, ...]:
        """Return the items in force on a day, each in its newest version, in catalogue order."""
        newest: dict[str, Item] = {}
        for item in self.versions:
            if item.effective_from <= on and not self._is_over(item, on):
                held = newest.get(item.code.business)
                if held is None or held.version < item.version:
                    newest[item.code.business] = item
        return tuple(newest.values())

    def coming(self, on: date) -> dict[str, Item]:
        """Return by its code the version of each item that comes to rule next, and does not rule yet."""
        found: dict[str, Item] = {}
        for item in sorted(self.versions, key=lambda one: one.effective_from):
            code, day = item.code.business, item.effective_from
            if day > on and code not in found and not self._is_over(item, day) and self.item(code, on=day) is item:
                found[code] = item
        return found

    def joined(self, versions: tuple[Item, ...], ends: Mapping[str, date]) -> Catalogue:
        """Return the catalogue with these versions added and these items ended."""
        return Catalogue((*self.versions, *versions), {**self.ends, **ends})

    def _is_over(self, item: Item, on: date) -> bool:
        end = self.ends.get(item.code.business)
        return end is not None and end <= on


@lru_cache(maxsize=1)
def sample_catalogue() -> Catalogue:
    """Return the sample items that ship with the program, all 29 rows of the catalogue; codes visibly made up."""
    folder = resources.files("resources") / "items"
    return Catalogue(tuple(load_item((folder / name).read_text("utf-8"), f"items/{name}") for name in SAMPLE_FILES))
