"""Who somebody is once they have signed in, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["adviser", "editor", "manager"]

ROLES: tuple[Role, ...] = ("adviser", "editor", "manager")
"""Each may do what those before it may, and more."""


@dataclass(frozen=True)
class Adviser:
    """An adviser of one council's service. They see what belongs to that service, and no more."""

    id: int
    email: str
    name: str
    service: str
    """The council's id, such as "portsmouth"."""
    role: Role

    def may(self, role: Role) -> bool:
        """Whether they may do what takes at least this role."""
        return ROLES.index(self.role) >= ROLES.index(role)
