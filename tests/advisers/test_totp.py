"""The second step: the app's codes, each once, and the recovery codes, each once."""

from __future__ import annotations

import pyotp
import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.advisers import Adviser
from bot.advisers import totp as module
from bot.advisers.accounts import Accounts
from bot.advisers.credentials import Credentials
from bot.advisers.tables import RecoveryCodeRow
from bot.advisers.totp import SecondStep, is_secret, new_secret, qr_code

START = 1_790_000_010  # seconds: within a half minute


class Phone:
    """The app on the adviser's phone, and the time that it and we have."""

    def __init__(self) -> None:
        self.secret = new_secret()
        self.time = float(START)

    def code(self, ahead: int = 0) -> str:
        return pyotp.TOTP(self.secret).at(int(self.time) + ahead)


@pytest.fixture
def phone(monkeypatch: pytest.MonkeyPatch) -> Phone:
    phone = Phone()
    monkeypatch.setattr(module.time, "time", lambda: phone.time)
    return phone


@pytest.fixture
def steps(database: Engine) -> SecondStep:
    return SecondStep(database)


def test_it_is_turned_on_by_a_code_of_the_app(
    steps: SecondStep, credentials: Credentials, manager: Adviser, phone: Phone
) -> None:
    assert steps.turn_on(manager, phone.secret, "000000") is None
    found = credentials.recognise(manager.email, "purple teapot orbit")
    assert found is not None
    assert not found.needs_code
    assert steps.turn_on(manager, phone.secret, phone.code())
    found = credentials.recognise(manager.email, "purple teapot orbit")
    assert found is not None
    assert found.needs_code


def test_a_code_works_once(steps: SecondStep, manager: Adviser, phone: Phone) -> None:
    steps.turn_on(manager, phone.secret, phone.code())
    assert not steps.accepts(manager, phone.code())  # the one it was turned on with
    phone.time += 30
    assert steps.accepts(manager, f" {phone.code()[:3]} {phone.code()[3:]} ")
    assert not steps.accepts(manager, phone.code())


def test_a_clock_may_be_half_a_minute_wrong_and_no_more(
    steps: SecondStep, manager: Adviser, phone: Phone
) -> None:
    steps.turn_on(manager, phone.secret, phone.code())
    phone.time += 300
    assert not steps.accepts(manager, phone.code(-60))
    assert not steps.accepts(manager, phone.code(60))
    assert steps.accepts(manager, phone.code(-30))
    assert steps.accepts(manager, phone.code(30))


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "٠١٢٣٤٥", "0" * 500])
def test_what_is_no_code_is_refused(
    steps: SecondStep, manager: Adviser, phone: Phone, code: str
) -> None:
    steps.turn_on(manager, phone.secret, phone.code())
    assert not steps.accepts(manager, code)


def test_a_recovery_code_works_once_for_its_owner(
    steps: SecondStep, manager: Adviser, colleague: Adviser, phone: Phone
) -> None:
    codes = steps.turn_on(manager, phone.secret, phone.code())
    steps.turn_on(colleague, phone.secret, phone.code())
    assert codes is not None
    assert len(set(codes)) == 10
    assert not steps.accepts(colleague, codes[0])
    assert steps.accepts(manager, codes[0].lower().replace("-", " "))
    assert not steps.accepts(manager, codes[0])
    assert steps.accepts(manager, codes[1])


def test_recovery_codes_are_not_kept_as_they_are(
    steps: SecondStep, database: Engine, manager: Adviser, phone: Phone
) -> None:
    codes = steps.turn_on(manager, phone.secret, phone.code())
    with Session(database, future=True) as session:
        kept = session.execute(select(RecoveryCodeRow.code_hash)).scalars().all()
    assert codes is not None
    assert len(kept) == 10
    assert not set(codes) & set(kept)


def test_setting_it_up_again_ends_the_old_codes(
    steps: SecondStep, manager: Adviser, phone: Phone
) -> None:
    old = steps.turn_on(manager, phone.secret, phone.code())
    phone.secret = new_secret()
    assert steps.turn_on(manager, phone.secret, phone.code())
    assert old is not None
    assert not steps.accepts(manager, old[0])


@pytest.mark.parametrize("by", ["turning off", "reset"])
def test_it_ends(
    steps: SecondStep,
    accounts: Accounts,
    manager: Adviser,
    colleague: Adviser,
    phone: Phone,
    by: str,
) -> None:
    codes = steps.turn_on(colleague, phone.secret, phone.code())
    if by == "reset":
        accounts.reset(manager, colleague.id)
    else:
        steps.turn_off(colleague)
    phone.time += 30
    assert codes is not None
    assert not steps.accepts(colleague, phone.code())
    assert not steps.accepts(colleague, codes[0])
    account = accounts.named(colleague.email)
    assert account is not None
    assert not account.has_second_step


def test_the_picture_is_svg_that_our_pages_may_show(manager: Adviser) -> None:
    picture = qr_code(manager, new_secret())
    assert picture.startswith("<svg")
    assert "style=" not in picture
    assert "<script" not in picture


def test_only_secrets_of_ours_are_taken() -> None:
    assert is_secret(new_secret())
    for text in ("", "short", new_secret().lower(), new_secret() + "A", new_secret() + "\n"):
        assert not is_secret(text)
