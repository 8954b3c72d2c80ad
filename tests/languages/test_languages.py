"""Other languages are recognised, and English in all its forms never is."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.languages import greeting, identify, language, recognise
from bot.languages.load import LanguagesError, current_languages, load_languages
from bot.settings import PROJECT, Settings

FILE = Settings.from_environment().knowledge / "languages.yml"
LANGUAGES = current_languages().held
MESSAGES = [
    json.loads(line)
    for line in (Path(__file__).parent / "messages.jsonl").read_text("utf-8").splitlines()
]
# Examples among the training data of what is out of scope: they are in other languages indeed.
NOT_ENGLISH = {
    "bonjour comment ca va",
    "hola que tal",
    "je voudrais un cafe",
    "kocham cie",
    "no hablo ingles amigo",
    "wie geht es dir",
}


def training_sentences() -> list[str]:
    return [
        line.strip()[2:]
        for path in sorted((PROJECT / "data" / "nlu").glob("*.yml"))
        for block in yaml.safe_load(path.read_text("utf-8"))["nlu"]
        for line in block.get("examples", "").splitlines()
        if line.strip().startswith("- ")
    ]


def texts_in(value: Any) -> Iterator[str]:
    """Every "text" of a question or of a conversation's turns."""
    if isinstance(value, list):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key == "text" and isinstance(part, str):
                yield part
            else:
                yield from texts_in(part)


def evaluation_sentences() -> list[str]:
    return [
        text
        for path in sorted((PROJECT / "tests" / "understanding").glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        for text in texts_in(json.loads(line))
    ]


def taken_for_another(texts: list[str]) -> list[tuple[str, str | None]]:
    return [(text, identify(text)) for text in texts if text not in NOT_ENGLISH and identify(text)]


def test_messages_in_other_languages_are_recognised() -> None:
    found: dict[str, list[bool]] = defaultdict(list)
    taken_for_a_third = []
    for message in MESSAGES:
        if expected := message["language"]:
            code = recognise(message["text"])
            found[expected].append(code == expected)
            if code not in (expected, None):
                taken_for_a_third.append((message["text"], code))
    everything = [hit for hits in found.values() for hit in hits]
    assert found.keys() == LANGUAGES.keys()
    assert not taken_for_a_third
    assert sum(everything) / len(everything) >= 0.97
    assert all(len(hits) >= 8 for hits in found.values())
    assert all(sum(hits) / len(hits) >= 0.85 for hits in found.values())


def test_hard_english_is_never_taken_for_another_language() -> None:
    hard = [message["text"] for message in MESSAGES if message["language"] is None]
    assert len(hard) >= 60
    assert taken_for_another(hard) == []


def test_no_training_sentence_is_taken_for_another_language() -> None:
    sentences = training_sentences()
    assert len(sentences) > 5000
    assert taken_for_another(sentences) == []


def test_no_evaluation_question_is_taken_for_another_language() -> None:
    assert taken_for_another(evaluation_sentences()) == []


def test_pieces_and_shorthand_of_training_sentences_are_not_either() -> None:
    pieces = []
    for sentence in training_sentences():
        if sentence in NOT_ENGLISH:
            continue
        words = sentence.split()
        pieces += [" ".join(words[:3]), " ".join(words[-3:]), " ".join(words[1:3])]
        pieces.append(" ".join(word for word in words if word.lower() not in {"the", "a", "is"}))
    assert taken_for_another([piece for piece in pieces if piece not in NOT_ENGLISH]) == []


@given(st.text(st.characters(codec=None), max_size=400))  # half characters too
def test_any_text_can_be_asked_about(text: str) -> None:
    assert recognise(text) in {None, *LANGUAGES}
    greeting(text)


@pytest.mark.parametrize("text", ["", " ", "\ud83d", "я\ud83d да", "ا" * 100_000, "ą " * 50_000])
def test_awkward_texts_can_be_asked_about(text: str) -> None:
    recognise(text)


def test_what_redaction_leaves_does_not_hide_the_language() -> None:
    assert recognise("mój numer to [phone], proszę dzwonić") == "pl"
    assert recognise("[date of birth], copilul meu nu vorbește") == "ro"


@pytest.mark.parametrize(
    "text",
    [
        "Το παιδί μου δεν μιλάει",
        "मेरे बेटे को मदद चाहिए",
        "私の息子は話しません",
        "우리 아이가 말을 안 해요",
        "זקוק לעזרה בבקשה",
        "ልጄ አይናገርም",
        "زه مرستې ته اړتیا لرم",
        "من یارمەتیم پێویستە",
        "детето ми не говори",
        "Mein Sohn spricht nicht",
        "Mano sūnus nekalba, reikia pagalbos",
        "A fiam nem beszél, kérem segítsen",
    ],
)
def test_a_language_without_a_text_is_answered_in_english(text: str) -> None:
    assert recognise(text) is None
    assert greeting(text) == current_languages().unknown


def test_english_needs_no_greeting() -> None:
    assert greeting("my son he no read good, teacher say wait") is None


def test_a_message_is_greeted_in_its_own_language() -> None:
    assert greeting("moje dziecko nie mówi") == language("pl").greeting


def test_the_promised_languages_are_held() -> None:
    assert " ".join(LANGUAGES) == "pl ro pa ur pt es ar bn gu it so tr uk ru zh ta sq fr fa"
    right_to_left = {code for code, held in LANGUAGES.items() if held.direction == "rtl"}
    assert right_to_left == {"ar", "fa", "ur"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_text_is_in_its_own_language(code: str) -> None:
    assert recognise(language(code).greeting) == code


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_claims_a_right_or_promises_anything(code: str) -> None:
    english = language(code).english.lower()
    assert "you can ask" in english
    assert not [word for word in ("right", "must", "entitled", "will ") if word in english]


def faulty(tmp_path: Path, **changes: Any) -> list[str]:
    data = yaml.safe_load(FILE.read_text("utf-8")) | changes
    path = tmp_path / "languages.yml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    with pytest.raises(LanguagesError) as caught:
        load_languages(path)
    return caught.value.faults


def test_a_text_without_the_way_to_help_is_refused(tmp_path: Path) -> None:
    faults = faulty(tmp_path, unknown="I only know English.")
    assert [fault.split(". ")[0] for fault in faults] == [
        "languages.yml: unknown: the text does not name 999",
        "languages.yml: unknown: the text does not name SENDIASS",
    ]


def test_a_language_given_twice_is_refused(tmp_path: Path) -> None:
    languages = yaml.safe_load(FILE.read_text("utf-8"))["languages"]
    assert "'pl'" in faulty(tmp_path, languages=[*languages, languages[0]])[0]


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    assert "surprise" in faulty(tmp_path, surprise=1)[0]


def test_english_is_no_other_language(tmp_path: Path) -> None:
    assert "'en'" in faulty(tmp_path, signs={"en": {"letters": "", "words": "hello"}})[0]


def test_a_beginning_that_fits_too_many_words_is_refused(tmp_path: Path) -> None:
    assert "'be*'" in faulty(tmp_path, signs={"tr": {"letters": "", "words": "be* ben"}})[0]


def test_a_missing_or_broken_file_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text("languages: [", "utf-8")
    for path, says in ((tmp_path / "none.yml", "missing"), (broken, "not YAML")):
        with pytest.raises(LanguagesError, match=says):
            load_languages(path)
