"""The second step: a code from an app on the adviser's phone, if they want one.

Codes are those of RFC 6238, six digits that change every half minute. Ten recovery codes help
who has lost the phone; only their digests are kept.
"""

from __future__ import annotations

import base64
import hmac
import re
import secrets
import time

import pyotp
import segno
from sqlalchemy import delete, or_, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.advisers import audit
from bot.advisers.adviser import Adviser
from bot.advisers.tables import AdviserRow, RecoveryCodeRow
from bot.advisers.tokens import digest

_STEP = 30  # seconds for which a code stands
_RECOVERY_CODES = 10
_ISSUER = "Signpost"


def new_secret() -> str:
    """A secret for the app and for us, 160 bits in Base32."""
    return pyotp.random_base32()


def is_secret(text: str) -> bool:
    """Whether a text can be a secret of ours."""
    return re.fullmatch(r"[A-Z2-7]{32}", text) is not None


def qr_code(adviser: Adviser, secret: str) -> str:
    """The QR code that the app reads, as SVG to stand within a page, with a light ground."""
    address = pyotp.TOTP(secret).provisioning_uri(name=adviser.email, issuer_name=_ISSUER)
    return segno.make(address, error="m").svg_inline(scale=5, dark="#000", light="#fff")


class SecondStep:
    """The second steps of advisers in one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def turn_on(self, adviser: Adviser, secret: str, code: str) -> list[str] | None:
        """Ask for a code from now on. Returns the recovery codes, which are never shown again.

        None, and nothing changed, when the code does not prove that the app has the secret.
        """
        step = _matching_step(secret, code)
        if step is None:
            return None
        codes = [_recovery_code() for _ in range(_RECOVERY_CODES)]
        with Session(self._engine, future=True) as session, session.begin():
            row = session.get(AdviserRow, adviser.id)
            row.totp_secret, row.totp_step = secret, step
            _forget_recovery_codes(session, adviser)
            session.add_all(
                RecoveryCodeRow(code_hash=_digest(adviser, code), adviser_id=adviser.id)
                for code in codes
            )
            audit.record(session, adviser, "second step turned on", adviser.email)
        return codes

    def turn_off(self, adviser: Adviser) -> None:
        """Ask for the password only."""
        with Session(self._engine, future=True) as session, session.begin():
            row = session.get(AdviserRow, adviser.id)
            row.totp_secret = row.totp_step = None
            _forget_recovery_codes(session, adviser)
            audit.record(session, adviser, "second step turned off", adviser.email)

    def accepts(self, adviser: Adviser, code: str) -> bool:
        """Whether this is a code of theirs that was not used before. It is used up by asking."""
        with Session(self._engine, future=True) as session, session.begin():
            row = session.get(AdviserRow, adviser.id)
            if row is None or row.totp_secret is None:
                return False
            step = _matching_step(row.totp_secret, code)
            if step is not None and _use_up(session, adviser, step):
                return True
            used = session.execute(
                delete(RecoveryCodeRow).where(
                    RecoveryCodeRow.adviser_id == adviser.id,
                    RecoveryCodeRow.code_hash == _digest(adviser, code),
                )
            )
            if used.rowcount:
                audit.record(session, adviser, "recovery code used", adviser.email)
            return bool(used.rowcount)


def _matching_step(secret: str, code: str) -> int | None:
    """The half minute that the code belongs to: this one, or its neighbours for slow clocks."""
    digits = re.sub(r"\s", "", code)
    present = int(time.time()) // _STEP
    totp = pyotp.TOTP(secret)
    for step in (present, present - 1, present + 1):
        if hmac.compare_digest(totp.at(step * _STEP).encode(), digits.encode()):
            return step
    return None


def _use_up(session: Session, adviser: Adviser, step: int) -> bool:
    """Whether no code of this half minute or a later one was used; of two at once, one wins."""
    used = session.execute(
        update(AdviserRow)
        .where(AdviserRow.id == adviser.id)
        .where(or_(AdviserRow.totp_step.is_(None), AdviserRow.totp_step < step))
        .values(totp_step=step)
        .execution_options(synchronize_session=False)
    )
    return bool(used.rowcount)


def _recovery_code() -> str:
    """80 random bits in four groups: long enough that their digest needs no salt."""
    text = base64.b32encode(secrets.token_bytes(10)).decode()
    return "-".join(text[i : i + 4] for i in range(0, 16, 4))


def _digest(adviser: Adviser, code: str) -> str:
    return digest(f"{adviser.id} {re.sub('[^A-Z2-7]', '', code.upper())}")


def _forget_recovery_codes(session: Session, adviser: Adviser) -> None:
    session.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.adviser_id == adviser.id))
