import pandas as pd

from features.texts import with_tones, written


def texts(log, *rows):
    """One event per (customer, kind, text, order_id)."""
    return log(*((who, kind, "2026-05-01", {"text": text, "order_id": order}) for who, kind, text, order in rows))


def test_a_survey_about_a_ticket_speaks_of_a_contact_and_other_answers_do_not(log):
    events = texts(
        log,
        ("ann", "contact", "help", "t1"),
        ("ann", "survey", "thanks", "t1"),
        ("ann", "review", "well made", "t1"),
        ("ann", "survey", "as usual", "t2"),
        ("bob", "survey", "not mine", "t1"),
        ("ann", "survey", "none", None),
        ("ann", "visit", None, "t1"),
    )
    told = written(events).to_pandas().set_index("text").about_contact
    assert set(told.index[told]) == {"help", "thanks"}
    assert len(told) == 6


def test_a_tone_belongs_to_the_event_it_was_read_from(log):
    events = texts(
        log, ("ann", "review", "broken", None), ("bob", "review", "broken", None), ("ann", "visit", None, None)
    )
    tones = pd.DataFrame({"customer_id": ["ann"], "kind": ["review"], "text": ["broken"], "tone": [-0.5]})
    told = with_tones(events, tones).to_pandas()
    assert len(told) == 3
    assert told[told.tone.notna()][["customer_id", "kind", "tone"]].to_numpy().tolist() == [["ann", "review", -0.5]]


def test_without_any_tone_there_is_no_such_column(log):
    events = texts(log, ("ann", "review", "broken", None))
    none = pd.DataFrame(columns=["customer_id", "kind", "text", "tone"])
    assert "tone" not in with_tones(events, none).columns
