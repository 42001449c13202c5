"""The files of ODK Central: submissions and repeats apart, dropped together or as the archive."""

import io
import zipfile

import pytest

from data_access.intake.commit.commit import commit
from data_access.intake.files.archive import unpacked
from data_access.intake.issues import FileRefused
from data_access.intake.layout.workbook import open_books
from data_access.intake.preview.folder import check_folder, check_path
from data_access.intake.preview.preview import Counts
from tests.intake.survey_exports import CHECK, HOUSE, PERSON, person, submission

PEOPLE = [person(2480, "male", is_head="yes"), person(2500), person(2560)]
OTHER = [person(2510, is_head="yes")]


def as_csv(rows):
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode("utf-8-sig")


def central(*submissions):
    """The two files that ODK Central makes of these submissions, by name."""
    main = [
        [
            "SubmissionDate",
            *(f"household-{name}" for name in HOUSE),
            *(f"assessment-{name}" for name in CHECK),
            "meta-instanceID", "KEY", "SubmitterID", "SubmitterName", "Status", "ReviewState", "Edits",
        ]
    ]  # fmt: skip
    repeat = [[*PERSON, "PARENT_KEY", "KEY"]]
    for one in submissions:
        key = f"uuid:{one['uuid']}"
        edited = f"uuid:{one['uuid']}-edited-{len(one['people'])}"
        main.append(
            [
                "2024-03-01T03:15:00.000Z",
                *(one["house"].get(name, "") for name in HOUSE),
                *(one["check"].get(name, "") for name in CHECK),
                edited, key, "4", "team", "", one["status"], "1",
            ]
        )  # fmt: skip
        repeat += [
            [*(someone[name] for name in PERSON), key, f"{key}/member[{place}]"]
            for place, someone in enumerate(one["people"], start=1)
        ]
    return {"visits.csv": as_csv(main), "visits-member.csv": as_csv(repeat)}


def archive_of(files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in files.items():
            archive.writestr(name, part)
        archive.writestr("media/house.jpg", b"\xff\xd8\xff")
    return content.getvalue()


def dropped(tmp_path, *submissions, zipped):
    folder = tmp_path / f"in-{len(list(tmp_path.iterdir()))}"
    folder.mkdir()
    files = central(*submissions)
    if zipped:
        (folder / "visits.zip").write_bytes(archive_of(files))
        return folder / "visits.zip"
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("zipped", [False, True])
def test_submissions_and_their_repeats_are_tied_and_known_again(zipped, loaded, tmp_path):
    both = submission("u1", "HH-580302-0611", PEOPLE), submission("u2", "HH-580302-0612", OTHER)
    preview = check_path(dropped(tmp_path, *both, zipped=zipped), loaded)

    assert preview.lines() == []
    assert {name: counts.new for name, counts in preview.counts.items()} == {
        "household": 2,
        "member": 4,
        "assessment": 2,
    }
    commit(preview, loaded)
    members = loaded.read("member").set_index("household_id")
    assert len(members.loc[["HH-580302-0611"]]) == 3

    edited = submission("u1", "HH-580302-0611", PEOPLE[1:], assessed_on="2024-02-22")
    again = check_path(dropped(tmp_path, edited, both[1], zipped=zipped), loaded)
    assert again.counts["member"] == Counts(same=3, gone=1)
    assert again.counts["assessment"] == Counts(changed=1, same=1)


def test_what_was_rejected_on_the_server_waits(loaded, tmp_path):
    rejected = submission("u1", "HH-580302-0611", PEOPLE, status="rejected")
    good = submission("u2", "HH-580302-0612", OTHER, status="approved")

    preview = check_folder(dropped(tmp_path, rejected, good, zipped=False), loaded)

    assert preview.counts["household"] == Counts(new=1, rejected=1)
    assert preview.counts["member"] == Counts(new=1, rejected=3)


def test_an_archive_without_a_table_or_damaged_is_refused_by_name():
    with pytest.raises(FileRefused, match="photos.zip: holds no CSV file"):
        open_books("photos.zip", archive_of({}))
    with pytest.raises(FileRefused, match="visits.zip"):
        unpacked("visits.zip", archive_of({"a.csv": b"a"})[:40])
