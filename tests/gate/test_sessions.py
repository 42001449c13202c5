"""How long a session lasts, and what ends it, whatever pages are open."""

import shutil
from datetime import timedelta
from functools import cache

import pytest
import sqlalchemy as sa

from data_access.access.roles import NotAllowed, Principal
from data_access.accounts import (
    devices,
    passwords,
    personal_access,
    rate_limit,
    register,
    sessions,
    shared_store,
    signing_in,
)
from data_access.accounts.role_assignment import Standing
from data_access.accounts.sessions import IDLE, LONGEST, principal_of, utc_now
from data_access.store import audit
from data_access.store.account_tables import ACCOUNT, LOOK, SESSION, SIGN_IN_ATTEMPT
from data_access.system.errors import RecordsError
from tests import records
from tests.programmes import keep

HERE = "127.0.0.1"
SECRET = "four unrelated words here"


@pytest.fixture
def store(sqlite_store):
    keep(
        sqlite_store, {"partner": [records.partner()], "area": records.minimal_programme()["area"]}
    )
    return sqlite_store


@cache
def hash_of_secret():
    return passwords.hashed(SECRET)


@pytest.fixture
def token(store):
    """Of a governor, who has a password of their own."""
    token = signed_in(store, "governor", Standing("governor"))
    changed(store, ACCOUNT, password_hash=hash_of_secret())
    return token


def signed_in(store, login, standing):
    """Through an office's own server: no password has to be hashed."""
    register.create(store, None, login, standing, elsewhere=("https://id.example", login))
    return signing_in.come_in("https://id.example", login).token


def changed(store, table, **values):
    with store.transaction() as connection:
        connection.execute(table.update().values(**values))


def account_id(store, login):
    return register.account_of(store, None, login).account_id


def actions(store):
    with store.reading() as connection:
        return connection.execute(
            sa.select(audit.AUDIT.c.action, audit.AUDIT.c.what, audit.AUDIT.c.result).order_by(
                audit.AUDIT.c.number
            )
        ).all()


def test_a_session_is_found_by_its_token_and_by_nothing_else(store, token):
    reader = principal_of(token)
    with store.reading() as connection:
        kept = connection.execute(sa.select(SESSION)).one()

    assert reader.role == "governor"
    assert (reader.account_id, reader.session_id) == (
        account_id(store, "governor"),
        kept.session_id,
    )
    assert token not in str(kept)
    for other in (None, "", token[:-1], token.upper(), kept.token_hash, kept.session_id):
        assert principal_of(other) is None


@pytest.mark.parametrize(
    "age",
    [
        {"started_at": -LONGEST, "seen_at": timedelta(0)},
        {"started_at": -timedelta(hours=1), "seen_at": -IDLE},
        {"started_at": timedelta(hours=1), "seen_at": timedelta(hours=1)},  # the clock was put back
    ],
)
def test_a_session_ends_after_eight_hours_or_half_an_hour_of_nothing(store, token, age):
    changed(store, SESSION, **{name: utc_now() + by for name, by in age.items()})

    assert principal_of(token) is None


def test_presence_makes_the_half_hour_begin_anew_but_does_not_wake_a_session_that_is_over(
    store, token
):
    changed(store, SESSION, seen_at=utc_now() - IDLE + timedelta(minutes=1))
    sessions.note_presence(token)
    with store.reading() as connection:
        assert connection.scalar(sa.select(SESSION.c.seen_at)) > utc_now() - timedelta(minutes=1)

    changed(store, SESSION, seen_at=utc_now() - IDLE)
    sessions.note_presence(token)
    assert principal_of(token) is None


def test_a_long_import_keeps_nobody_waiting_to_read(store, token):
    changed(store, SESSION, seen_at=utc_now() - timedelta(minutes=5))
    began = utc_now()
    with store.transaction() as connection:
        connection.execute(ACCOUNT.update().values(changed_at=utc_now()))
        sessions.note_presence(token)
        assert principal_of(token)

    assert utc_now() - began < timedelta(seconds=2)


def test_signing_out_ends_the_session_everywhere(store, token):
    sessions.sign_out(token)

    assert principal_of(token) is None
    assert actions(store)[-1].action == "sign_out"


def test_a_new_password_ends_every_session_of_the_account(store, token):
    other = signing_in.sign_in("governor", SECRET, HERE).token
    fresh = signing_in.change_password(token, SECRET, SECRET + " too", HERE).token

    assert principal_of(fresh)
    assert principal_of(token) is principal_of(other) is None


@pytest.mark.parametrize(
    "change",
    [
        register.disable,
        register.reset_password,
        lambda store, by, one: register.give_standing(store, by, one, Standing("presenter")),
    ],
)
def test_disabling_resetting_and_another_role_end_every_session(store, token, change):
    change(store, None, account_id(store, "governor"))

    assert principal_of(token) is None


def test_a_disabled_account_is_told_so_only_with_the_right_password(store, token):
    register.disable(store, None, account_id(store, "governor"))

    assert signing_in.sign_in("governor", SECRET, HERE).refused == signing_in.DISABLED
    assert signing_in.sign_in("governor", "wrong", HERE).refused == signing_in.WRONG


def test_nothing_is_seen_with_a_temporary_password(store):
    temporary = register.create(store, None, "fresh", Standing("governor"))
    token = signing_in.sign_in("Fresh ", temporary, HERE).token

    assert sessions.signed_in(token).password_is_temporary
    assert principal_of(token) is None


@pytest.mark.parametrize(
    "weak",
    ["short", "aaaaaaaaaaaaaaaa", "my password is this", "governor of mae", "x" * 257, SECRET],
)
def test_a_weak_or_the_same_password_is_refused_and_not_quoted(store, token, weak):
    with pytest.raises(RecordsError) as refused:
        signing_in.change_password(token, SECRET, weak, HERE)

    assert weak not in refused.value.text.th + refused.value.text.en
    assert principal_of(token)


def test_a_password_is_kept_as_argon2id_and_nowhere_as_it_is(store, token, var):
    with store.reading() as connection:
        kept = connection.scalar(sa.select(ACCOUNT.c.password_hash))

    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert SECRET.encode() not in b"".join(path.read_bytes() for path in var.glob("store.sqlite*"))


def test_after_five_wrong_passwords_the_right_one_has_to_wait_too(store, token):
    for _ in range(5):
        assert signing_in.sign_in("governor", "wrong", HERE).refused == signing_in.WRONG
    tried = signing_in.sign_in("governor", SECRET, "10.0.0.9")

    assert tried.token is None
    assert 0 < tried.wait_seconds <= 30
    changed(store, SIGN_IN_ATTEMPT, at=utc_now() - timedelta(minutes=15))
    assert signing_in.sign_in("governor", SECRET, HERE).token


def test_an_address_that_tries_many_logins_has_to_wait(store):
    with store.transaction() as connection:
        for number in range(30):
            assert not rate_limit.wait_before(connection, f"somebody{number}", HERE)
            rate_limit.count(connection, f"somebody{number}", HERE)

        assert rate_limit.wait_before(connection, "another", HERE)
        assert not rate_limit.wait_before(connection, "another", "10.0.0.9")


def test_the_right_password_makes_the_count_of_a_login_begin_anew(store, token):
    for _ in range(2):
        with store.transaction() as connection:
            for _ in range(4):
                rate_limit.count(connection, "governor", HERE)
        assert signing_in.sign_in("governor", SECRET, HERE).token


def test_the_log_keeps_failures_but_not_what_was_typed(store, token):
    signing_in.sign_in("governor", "wrong", HERE)
    signing_in.sign_in(SECRET, "typed into the wrong field", HERE)
    known, unknown = actions(store)[-2:]

    assert known == ("sign_in_failed", account_id(store, "governor"), "wrong")
    assert unknown == ("sign_in_failed", "", "wrong")


def test_a_look_needs_the_right_and_a_reason_and_lasts_a_quarter_of_an_hour(store):
    reader = principal_of(signed_in(store, "reader", Standing("records_reader")))
    assert not personal_access.has_look(reader)
    for no_reason in ("", "because", "phone 081-234-5678 asked for it", "1 1007 02045 67 8 called"):
        with pytest.raises(RecordsError, match="State why"):
            personal_access.start_look(reader, no_reason)
    with pytest.raises(NotAllowed):
        personal_access.start_look(Principal("governor"), "letter 123 of the district office")
    personal_access.start_look(reader, "letter 123 of the district office")

    assert personal_access.has_look(reader)
    assert personal_access.reason_of_look(reader) == "letter 123 of the district office"
    assert actions(store)[-1].action == "record_view"

    changed(store, LOOK, until=utc_now())
    assert not personal_access.has_look(reader)


def test_a_look_belongs_to_one_session_and_ends_with_it(store):
    token = signed_in(store, "reader", Standing("records_reader"))
    other = signing_in.come_in("https://id.example", "reader").token
    personal_access.start_look(principal_of(token), "letter 123 of the district office")
    reader = principal_of(token)

    assert not personal_access.has_look(principal_of(other))
    register.disable(store, None, reader.account_id)
    assert not personal_access.has_look(reader)


def test_an_account_of_a_partner_or_officer_is_bound_to_what_is_on_record(store):
    for standing, said in (
        (Standing("partner"), "belongs to an organisation"),
        (Standing("governor", "CODI"), "belongs to an organisation"),
        (Standing("partner", "NOBODY"), "Those on record: CODI"),
        (Standing("data_officer", districts=frozenset({"9999"})), "Those on record: 5801"),
        (Standing("presenter", districts=frozenset({"5801"})), "Only a data officer"),
        (Standing("mayor"), "Those on record: governor"),
    ):
        with pytest.raises(RecordsError, match=said):
            register.create(store, None, "someone", standing, ("https://id", "x"))
    assert register.accounts(store, None) == []
    officer = Standing("data_officer", districts=frozenset({"5801", "5803"}))
    assert principal_of(signed_in(store, "officer", officer)).districts == {"5801", "5803"}


def test_a_login_is_written_one_way_and_taken_once(store):
    register.create(store, None, " Somchai ", Standing("governor"), ("https://id", "y"))

    with pytest.raises(RecordsError, match="already"):
        register.create(store, None, "SOMCHAI", Standing("governor"), ("https://id", "x"))
    for odd in ("a", "สมชาย", "a b", "<b>", "-x"):
        with pytest.raises(RecordsError, match="A login is"):
            register.create(store, None, odd, Standing("governor"), ("https://id", odd))


def test_only_who_keeps_the_accounts_changes_them(store, token):
    governor = principal_of(token)
    for change in (
        lambda: register.accounts(store, governor),
        lambda: register.create(store, governor, "friend", Standing("admin")),
        lambda: register.give_standing(store, governor, governor.account_id, Standing("admin")),
        lambda: register.disable(store, governor, governor.account_id),
        lambda: register.reset_password(store, governor, governor.account_id),
    ):
        with pytest.raises(NotAllowed):
            change()
    assert principal_of(token)


def test_the_last_administrator_cannot_be_lost(store):
    signed_in(store, "keeper", Standing("admin"))
    keeper = account_id(store, "keeper")
    for change in (
        lambda: register.disable(store, None, keeper),
        lambda: register.give_standing(store, None, keeper, Standing("governor")),
    ):
        with pytest.raises(RecordsError, match="last administrator"):
            change()
    signed_in(store, "second", Standing("admin"))
    register.disable(store, None, keeper)

    assert register.account_of(store, None, "keeper").disabled


def test_every_change_of_an_account_is_kept_with_who_made_it(store):
    admin = principal_of(signed_in(store, "keeper", Standing("admin")))
    register.create(store, admin, "reader", Standing("presenter"), ("https://id", "x"))
    reader = account_id(store, "reader")
    register.disable(store, admin, reader)

    assert [(one.action, one.what) for one in actions(store)[-2:]] == [
        ("account_created", f"{reader} presenter"),
        ("account_changed", f"{reader} disabled"),
    ]


def test_who_comes_from_the_office_s_server_the_first_time_sees_nothing_yet(store):
    token = signing_in.come_in("https://id.example", "officer-1").token
    assert principal_of(token) is None
    (account,) = register.accounts(store, None)
    register.give_standing(store, None, account.account_id, Standing("governor"))
    assert sessions.signed_in(token) is None

    again = signing_in.come_in("https://id.example", "officer-1").token
    other = signing_in.come_in("https://other.example", "officer-1").token
    assert principal_of(again).role == "governor"
    assert principal_of(other) is None


def test_a_store_that_was_put_in_place_of_another_is_the_one_that_is_asked(
    store, token, var, empty_file
):
    assert principal_of(token)
    for path in var.glob("store.sqlite*"):
        path.rename(path.with_name(f"old-{path.name}"))

    with pytest.raises(RecordsError, match="is missing"):
        shared_store.has_store()
    with pytest.raises(RecordsError, match="is missing"):
        principal_of(token)
    shutil.copy(empty_file, var / "store.sqlite")
    assert principal_of(token) is None  # of the empty one


@pytest.mark.parametrize("set_back", [timedelta(minutes=1), timedelta(days=1), timedelta(days=400)])
def test_tries_from_before_the_clock_was_set_back_shut_out_for_a_quarter_of_an_hour(
    store, set_back
):
    with store.transaction() as connection:
        for _ in range(5):
            rate_limit.count(connection, "governor", HERE)
        connection.execute(SIGN_IN_ATTEMPT.update().values(at=utc_now() + set_back))
        first = rate_limit.wait_before(connection, "governor", HERE)
        kept = set(connection.scalars(sa.select(SIGN_IN_ATTEMPT.c.at)))

    assert first <= timedelta(minutes=15)
    assert max(kept) <= utc_now()  # so the wait comes to its end


@pytest.mark.parametrize(
    ("tries", "seconds"), [(4, 0), (5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (60, 900)]
)
def test_each_further_wrong_password_makes_the_wait_twice_as_long_up_to_15_minutes(
    store, tries, seconds
):
    with store.transaction() as connection:
        for _ in range(tries):
            rate_limit.count(connection, "governor", HERE)
        wait = rate_limit.wait_before(connection, "governor", "10.0.0.9") or timedelta(0)

    assert seconds - 20 < wait.total_seconds() <= seconds


@pytest.fixture
def owner(store, token):
    """The cookie of a browser in which the governor has signed in before."""
    return signing_in.sign_in("governor", SECRET, HERE).device


def test_wrong_passwords_of_others_shut_no_owner_out_of_a_browser_known_from_before(store, owner):
    with store.transaction() as connection:
        for number in range(30):
            rate_limit.count(connection, f"made-up-{number}", HERE)
        for _ in range(5):
            rate_limit.count(connection, "governor", "10.0.0.9")

    assert signing_in.sign_in("governor", SECRET, HERE).wait_seconds > 0
    assert signing_in.sign_in("governor", SECRET, HERE, device=owner).token


def test_a_known_browser_has_five_tries_of_its_own(store, owner):
    for _ in range(5):
        tried = signing_in.sign_in("governor", "wrong", HERE, device=owner)
        assert tried.refused == signing_in.WRONG
    assert 0 < signing_in.sign_in("governor", SECRET, HERE, device=owner).wait_seconds <= 30
    assert signing_in.sign_in("governor", SECRET, HERE).token  # and counts against nobody else


def test_a_browser_is_known_for_the_accounts_that_were_signed_in_to_in_it_alone(store, owner):
    account = account_id(store, "governor")
    device = devices.device_of(owner, account)
    both = devices.remembered(owner, "a-another")
    changed_mark = owner[:-1] + ("0" if owner[-1] != "0" else "1")

    assert device and device in owner
    assert devices.device_of(owner, "a-another") is None
    assert devices.device_of(both, account) == devices.device_of(both, "a-another") == device
    for forged in (None, "", device, changed_mark, f"0{owner[1:]}", "x" * 5_000, owner.upper()):
        assert devices.device_of(forged, account) is None or forged == owner


def test_a_browser_remembers_eight_accounts_and_forgets_the_first(store):
    cookie = None
    for number in range(9):
        cookie = devices.remembered(cookie, f"a-{number}")

    known = [number for number in range(9) if devices.device_of(cookie, f"a-{number}")]
    assert known == [1, 2, 3, 4, 5, 6, 7, 8]


def test_the_try_that_locks_is_in_the_log_and_so_is_who_unlocks(store, token):
    for _ in range(5):
        signing_in.sign_in("governor", "wrong", HERE)
    assert [result for *_, result in actions(store)[-5:]] == ["wrong"] * 4 + ["locked"]

    with pytest.raises(NotAllowed):
        register.let_everybody_try_again(store, Principal("governor", account_id="a-1"))
    assert signing_in.sign_in("governor", SECRET, HERE).wait_seconds
    register.let_everybody_try_again(store, Principal("admin", account_id="a-1"))
    assert actions(store)[-1][:2] == ("account_changed", "all sign-ins unlocked")
    assert signing_in.sign_in("governor", SECRET, HERE).token


def test_thirty_mistakes_of_an_office_in_a_day_shut_nobody_out(store):
    with store.transaction() as connection:
        for number in range(60):
            rate_limit.count(connection, f"somebody{number}", HERE)
        connection.execute(SIGN_IN_ATTEMPT.update().values(at=utc_now() - timedelta(minutes=15)))

        assert not rate_limit.wait_before(connection, "another", HERE)
