"""Reading ``plan_check.yml``, whose patterns are made ready, and ``plan_replies.yml``."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import msgspec
import yaml

from bot.knowledge.reader import Reader
from bot.plans.checker import PlanChecker
from bot.plans.hearing import Patterns, PointPatterns
from bot.plans.schema import PlanCheckFile, PlanRepliesFile
from bot.safety.matching import Vocabulary, make_pattern
from bot.safety.notation import NotationError, read_lists, read_pattern
from bot.settings import Settings

_YamlLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class PlanCheckFileError(Exception):
    """A file about plans cannot be used. `faults` says what to mend, one line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def load_checker(path: Path) -> PlanChecker:
    """Read and check the file. Raises PlanCheckFileError, naming every fault at once."""
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=_YamlLoader)  # a safe loader
        file = msgspec.convert(data, PlanCheckFile)
        return _build(path.name, file)
    except FileNotFoundError:
        fault = f"{path.name}: the file is missing. Restore it from version control."
        raise PlanCheckFileError([fault]) from None
    except yaml.YAMLError as error:
        fault = f"{path.name}: this is not YAML. Look at the place named: {error}"
        raise PlanCheckFileError([fault]) from error
    except (msgspec.ValidationError, NotationError) as error:
        raise PlanCheckFileError([f"{path.name}: {error}"]) from error


@lru_cache(maxsize=4)
def current_checker(path: Path | None = None) -> PlanChecker:
    """The checker of this process, read once: by default from the folder in Settings."""
    return load_checker(
        path or Settings.from_environment().knowledge / "meetings" / "plan_check.yml"
    )


@lru_cache(maxsize=4)
def current_plan_replies(folder: Path | None = None) -> PlanRepliesFile:
    """What is said around the check of a plan. Raises PlanCheckFileError, naming what to mend."""
    folder = folder or Settings.from_environment().knowledge
    reader = Reader(folder)
    file = reader.read(folder / "meetings" / "plan_replies.yml", PlanRepliesFile)
    if file is None:
        raise PlanCheckFileError(reader.faults)
    return file


def _build(name: str, file: PlanCheckFile) -> PlanChecker:
    lists = read_lists(file.lists)
    vocabulary = Vocabulary()
    faults: list[str] = []
    if not any(verdict.at_least == 0 for verdict in file.verdicts):
        faults.append(f"{name}, verdicts: none has at_least 0. Add one for a plan without points.")

    def patterns(where: str, text: str) -> Patterns:
        made = []
        for line in filter(None, map(str.strip, re.sub(r"/\n\s+", "/", text).splitlines())):
            try:
                made.append(make_pattern(line, read_pattern(line, lists), vocabulary))
            except NotationError as error:
                faults.append(f"{name}, {where}: {error}")
        return tuple(made)

    listeners = [
        PointPatterns(
            point,
            clear=patterns(f"{point.id}.clear", point.clear),
            vague=patterns(f"{point.id}.vague", point.vague),
            unless=patterns(f"{point.id}.unless", point.unless),
            also=patterns(f"{point.id}.also", point.also.clear if point.also else ""),
        )
        for point in file.points
    ]
    signals = (
        patterns("signals.asks", file.signals.asks),
        patterns("signals.says", file.signals.says),
        patterns("signals.unless", file.signals.unless),
    )
    if faults:
        raise PlanCheckFileError(faults)
    return PlanChecker(file, vocabulary, listeners, signals)
