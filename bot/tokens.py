"""Signed tokens: who holds one may continue that conversation, and nobody can make one up."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import timedelta

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from bot.asking import AskError


class Tokens:
    """Makes and reads the tokens of conversations, and of the forms that belong to them."""

    def __init__(self, secret: str, lifetime: timedelta) -> None:
        self._conversations = URLSafeTimedSerializer(secret, salt="conversation")
        self._forms = URLSafeTimedSerializer(secret, salt="form")
        self._secret = secret.encode()
        self._lifetime = int(lifetime.total_seconds())

    def new_conversation(self) -> str:
        """The id of a conversation that has not begun: 128 random bits."""
        return secrets.token_urlsafe(16)

    def sign(self, conversation: str) -> str:
        """The token of a conversation."""
        return str(self._conversations.dumps(conversation))

    def read(self, token: str) -> str:
        """The conversation that a token stands for. Raises AskError when it is not ours or old."""
        try:
            return str(self._conversations.loads(token, max_age=self._lifetime))
        except SignatureExpired:
            raise AskError(
                "conversation_expired", "This conversation is too old. Please start a new one."
            ) from None
        except BadSignature:
            raise AskError(
                "bad_conversation", "This conversation is not known here. Please start a new one."
            ) from None

    def sign_form(self, conversation: str) -> str:
        """A token that proves a form was made for this conversation (against CSRF)."""
        return str(self._forms.dumps(conversation))

    def is_form_of(self, form_token: str, conversation: str) -> bool:
        """Whether the form was made by us for this conversation."""
        try:
            owner = self._forms.loads(form_token, max_age=self._lifetime)
        except BadSignature:
            return False
        return bool(owner == conversation)

    def digest(self, purpose: str, *values: str) -> str:
        """A hash of the values, for one purpose, that nobody can guess without the secret."""
        message = "\0".join((purpose, *values)).encode("utf-8", "surrogatepass")
        return hmac.new(self._secret, message, hashlib.sha256).hexdigest()
