"""The threats to this project, each with the tests that hold it off: a threat without one fails here."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

THREATS = {
    "a model file runs code when it is loaded": [
        "security/test_loading.py::test_a_model_nobody_noted_is_not_opened",
        "security/test_loading.py::test_one_module_unpickles",
    ],
    "a server of MLflow is open to others": ["security/test_commands.py::test_nothing_we_name_listens_to_others"],
    "formulas in CSV and workbooks": ["pipeline/test_spreadsheet.py::test_"],
    "scripts in reviews, names and titles": [
        "pipeline/report/test_page.py::test_names_and_texts_cannot_inject_markup",
        "test_page_in_browser.py::test_",
    ],
    "SQL in names": ["security/test_injection.py::test_", "pipeline/publishing/test_names.py::test_"],
    "SELECTs that read other files": ["security/test_injection.py::test_a_select_reads_nothing_but_raw_files"],
    "shell in parameters": ["security/test_commands.py::test_no_command_holds_a_parameter"],
    "keys written twice in YAML": ["pipeline/test_parameters.py::test_a_key_written_twice_is_refused"],
    "damaged Parquet": ["bad_inputs/test_files.py::test_case_31_a_parquet_file_that_is_cut_is_named"],
    "secrets that are repeated": [
        "pipeline/sources/test_databases.py::test_a_wrong_address_is_told_without_its_password",
        "pipeline/tracking/test_location.py::test_password_is_masked",
        "pipeline/publishing/test_targets.py::test_",
    ],
    "personal data in MLflow and reports": ["pipeline/tracking/test_exhibits.py::test_"],
    "customers in models": ["models/test_segmentation.py::test_no_customer_is_kept_in_what_is_stored"],
    "hashes that can be guessed": ["pipeline/privacy/test_tombstones.py::test_a_tombstone_is_the_keyed_hash_of_the_id"],
    "an erased customer lives on": [
        "pipeline/privacy/test_erasure.py::test_",
        "pipeline/privacy/test_results.py::test_",
    ],
    "messages to those who refused": ["pipeline/publishing/test_contacts.py::test_"],
    "small groups": ["pipeline/publishing/test_suppression.py::test_"],
    "attributes that must not decide": ["security/test_attributes.py::test_"],
}


@pytest.mark.parametrize("threat", THREATS)
def test_every_threat_has_its_tests(threat: str) -> None:
    for one in THREATS[threat]:
        file, _, name = one.partition("::")
        assert f"def {name}" in (ROOT / "tests" / file).read_text(encoding="utf-8"), one
