"""Reading files of content into their shapes, and saying what is wrong with them in sentences."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

T = TypeVar("T")  # the shape of the file being read
_YamlLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Reader:
    """Reads files under one folder and collects in `faults` what an editor must mend."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.faults: list[str] = []

    def read(self, path: Path, kind: type[T]) -> T | None:
        """The file as a `kind`, or None when it cannot be read so; then `faults` says why."""
        name = path.relative_to(self._folder)
        try:
            data = yaml.load(path.read_text("utf-8"), Loader=_YamlLoader)  # a safe loader
            return msgspec.convert(data, kind)
        except FileNotFoundError:
            self.faults.append(f"{name}: the file is missing. Restore it from version control.")
        except yaml.YAMLError as error:
            self.faults.append(f"{name}: this is not YAML. Look at the place named: {error}")
        except msgspec.ValidationError as error:
            self.faults.append(f"{name}: {error}. Compare with a neighbouring file.")
        return None

    def is_named(self, path: Path, name: str) -> bool:
        """Whether the file has the name that it says inside."""
        if path.stem == name:
            return True
        self.faults.append(
            f"{path.relative_to(self._folder)}: the file says it is '{name}'. "
            f"Rename the file to {name}.yml or correct the name inside."
        )
        return False
