"""How far down a reader may look: who may not see every row may not narrow to a subdistrict."""

from dataclasses import replace

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.language.area_codes import district_of


def is_outsider(principal: Principal) -> bool:
    """Whether the reader may not see every row anyway."""
    return principal.rights.rows != "all"


def limited_to_allowed(scope: Scope, principal: Principal) -> Scope:
    """The scope itself, or for an outsider the districts around its subdistricts: in one
    subdistrict nearly every figure is about a few households. Tables by subdistrict remain, with
    what is small hidden."""
    if not scope.subdistricts or not is_outsider(principal):
        return scope
    around = frozenset(map(district_of, scope.subdistricts))
    return replace(scope, districts=scope.districts or around, subdistricts=frozenset())
