"""The methods page states the rules by the weights of the snapshot that is open."""

import json

from data_access.indicators import INDICATORS
from data_access.rules.rule_words import plain_number
from data_access.snapshots.manifest import write_manifest
from tests.pages import reading
from tests.weights import changed_weights, every_weight, weight_of


def test_a_past_day_has_its_own_weights_on_the_methods_page_which_says_how_scores_differ(own_var):
    pointer = own_var / "snapshots" / "current"
    path = own_var / "snapshots" / pointer.read_text("utf-8").strip() / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    first = manifest["weights"]
    later = first | {"need_condition_score": 55}
    sets = [
        {"valid_from": None, "weights": first},
        {"valid_from": "2024-03-01", "weights": later},
    ]
    changed = {"weights": later, "weight_sets": sets}
    write_manifest(path.parent, manifest | changed)

    def words(**address):
        page = reading.read("methods", "en", **address)
        assert not page.app.exception
        return "\n".join(page.words)

    now, then = words(), words(as_of="2024-02-29")
    note = "use the weights of the newest day in this snapshot"
    assert note not in now and note in then
    assert "Weights in force since:" in now and "1 Mar 2024" in now
    assert "Weights in force since:" not in then


def test_the_methods_page_states_each_weight_that_was_changed(own_var):
    pointer = own_var / "snapshots" / "current"
    path = own_var / "snapshots" / pointer.read_text("utf-8").strip() / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    weights = changed_weights() | {"forecast": manifest["weights"]["forecast"]}
    write_manifest(path.parent, manifest | {"weights": weights})

    page = reading.read("methods", "en")

    written = "\n".join(page.words)
    assert not page.app.exception
    for name in every_weight():
        value = weight_of(weights, name)
        assert ("1, 2, 12" if name == "rain.months" else plain_number(value)) in written, name
    for one in INDICATORS:
        assert one.formula(weights).en in written, one.key
    assert f"House assessed within {plain_number(weights['assessed_within_days'])} days" in written
