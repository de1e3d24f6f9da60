from models.leaks.alarm import Leak


def test_a_leak_is_named_by_its_kind_and_by_the_column_if_one_is_to_blame():
    assert Leak("near_copies", 0.5, 0.05).name == "near_copies"
    assert Leak("tells_alone", 0.99, 0.95, "reason").name == "tells_alone:reason"
