"""What letter statistics say about a message: lingua, in its small and fast mode.

Alone it takes short, misspelt English for French or Romanian. It is asked only when letters or
words have ruled English out. Its large mode is no better here and takes ten times the memory.
"""

from __future__ import annotations

from lingua import IsoCode639_1, Language, LanguageDetectorBuilder

# The languages we hold, and those whose messages would otherwise be taken for one of them.
_CODES = (
    "en pl ro pt es it so tr fr sq lt lv et hu cs sk hr de nl sv da fi ca cy ga az id vi tl sw yo "
    "ru uk bg sr mk be kk ar fa ur"
)


class Statistics:
    """Loads the statistics at once (a quarter of a second), so that no message waits for it."""

    def __init__(self) -> None:
        languages = [
            Language.from_iso_code_639_1(getattr(IsoCode639_1, code.upper()))
            for code in _CODES.split()
        ]
        builder = LanguageDetectorBuilder.from_languages(*languages)
        self._detector = builder.with_low_accuracy_mode().with_preloaded_language_models().build()

    def guess(self, text: str) -> tuple[str, float]:
        """The likeliest language code and how likely it is, from 0 to 1."""
        # Half a character, which JSON can carry, is no text that lingua can take.
        whole = text.encode("utf-8", "ignore").decode("utf-8")
        best = self._detector.compute_language_confidence_values(whole)[0]
        return best.language.iso_code_639_1.name.lower(), best.value
