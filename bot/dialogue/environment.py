"""How Rasa and what it brings behave in our process: quiet, private, without telemetry.

Import this before anything of Rasa's.
"""

from __future__ import annotations

import logging
import os

os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
os.environ.setdefault("TQDM_DISABLE", "1")
# Rasa and matplotlib warn of their own old ways at every start; nobody here can act on it.
logging.captureWarnings(True)
logging.getLogger("py.warnings").setLevel(logging.ERROR)


def be_quiet() -> None:
    """Log warnings only. Rasa's debug lines hold message text, which must not be logged."""
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)
    for name in ("rasa", "rasa_sdk", "matplotlib", "apscheduler"):
        logging.getLogger(name).setLevel(logging.WARNING)
