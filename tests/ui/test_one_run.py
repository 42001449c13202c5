"""What is looked up once a run of a page, and looked up anew outside of it."""

from data_access.accounts import sessions
from ui.session import current_user
from ui.session.one_run import look_again, once, one_run


def test_something_is_looked_up_once_in_a_run_and_anew_in_the_next():
    looked = []
    for _ in range(2):
        with one_run():
            assert [once("who", lambda: looked.append(1) or len(looked)) for _ in range(3)] == [
                len(looked)
            ] * 3

    assert len(looked) == 2


def test_outside_a_run_everything_is_looked_up_anew():
    looked = []
    for _ in range(3):
        once("who", lambda: looked.append(1))

    assert len(looked) == 3


def test_what_failed_is_looked_up_again():
    looked = []

    def nobody():
        looked.append(1)
        raise LookupError

    with one_run():
        for _ in range(2):
            try:
                once("who", nobody)
            except LookupError:
                continue

    assert len(looked) == 2


def test_a_run_that_is_left_by_an_error_leaves_nothing_behind():
    looked = []
    try:
        with one_run():
            once("who", lambda: looked.append(1))
            raise LookupError
    except LookupError:
        once("who", lambda: looked.append(1))

    assert len(looked) == 2


def test_look_again_forgets_what_was_found_in_this_run():
    looked = []
    with one_run():
        once("who", lambda: looked.append(1))
        look_again()
        once("who", lambda: looked.append(1))

    assert len(looked) == 2


def test_who_signs_out_is_nobody_for_the_rest_of_the_run(monkeypatch):
    signed_in = ["somebody"]
    monkeypatch.setattr(sessions, "signed_in", lambda token: signed_in[0])
    monkeypatch.setattr(sessions, "sign_out", lambda token: signed_in.__setitem__(0, None))

    with one_run():
        assert current_user.signed_in() == "somebody"
        current_user.sign_out()
        assert current_user.signed_in() is None
