"""The stock project that the benchmarks generate is one that Rasa takes. Nothing is trained."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from rasa.core.utils import AvailableEndpoints
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.importers.rasa import RasaFileImporter

from benchmarks.stock import (
    ACTION,
    FALLBACK,
    SENTENCES,
    write_endpoints,
    write_project,
    write_sentences,
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("stock")
    write_project(folder, epochs=7)
    return folder


@pytest.fixture(scope="module")
def importer(project: Path) -> RasaFileImporter:
    paths = [str(project / "data"), str(SENTENCES)]
    return RasaFileImporter(str(project / "config.yml"), str(project / "domain.yml"), paths)


def test_rasa_loads_the_config(importer: RasaFileImporter) -> None:
    config = importer.get_config()
    schema = DefaultV1Recipe().graph_config_for_recipe(config, {}).train_schema
    assert {part["epochs"] for part in config["pipeline"] if "epochs" in part} == {7}
    assert [part["name"] for part in config["policies"]] == [
        "MemoizationPolicy", "RulePolicy", "UnexpecTEDIntentPolicy", "TEDPolicy"
    ]  # fmt: skip
    assert any("DIETClassifier" in node for node in schema.nodes)


def test_rasa_loads_the_domain_and_it_has_what_the_rules_name(importer: RasaFileImporter) -> None:
    domain = importer.get_domain()
    domain.check_missing_responses()
    rules = importer.get_stories().story_steps
    named = {
        event.action_name
        for step in rules
        for event in step.events
        if hasattr(event, "action_name")
    }
    assert {n for n in named if n} <= set(domain.action_names_or_texts)


def test_each_intent_has_a_rule(project: Path, importer: RasaFileImporter) -> None:
    rules = yaml.safe_load((project / "data/rules.yml").read_text())["rules"]
    ruled = [rule["steps"][0]["intent"] for rule in rules]
    trained = importer.get_nlu_data().intents
    assert sorted(ruled) == sorted({*trained, FALLBACK})
    assert {"intent": "start_over"} in [rule["steps"][0] for rule in rules]
    assert sum(rule["steps"][1]["action"] == ACTION for rule in rules) == 1


def test_stories_are_left_for_the_learned_policies(importer: RasaFileImporter) -> None:
    steps = importer.get_stories().story_steps
    assert any(type(step).__name__ == "StoryStep" for step in steps)


def test_endpoints_are_a_sqlite_file_and_the_action_server(tmp_path: Path) -> None:
    write_endpoints(tmp_path / "endpoints.yml", tmp_path / "stock.db", 5999)
    endpoints = AvailableEndpoints.read_endpoints(str(tmp_path / "endpoints.yml"))
    assert endpoints.tracker_store.type == "SQL"
    assert endpoints.action.url == "http://127.0.0.1:5999/webhook"


def test_sentences_are_grouped_by_intent(tmp_path: Path) -> None:
    pairs = [("one: a", "x"), ("two", "y"), ("three", "x")]
    write_sentences(tmp_path / "nlu.yml", pairs)
    data = RasaFileImporter(training_data_paths=[str(tmp_path)]).get_nlu_data()
    assert {(e.get("text"), e.get("intent")) for e in data.intent_examples} == set(pairs)
