"""What people have shown, from CSV: training by topic, certificates, attestations, contracts."""

from datetime import date

from app.cli.imports.district import District
from app.cli.imports.table import Line, Source, lines
from app.core.credentials import Held
from app.core.ids import SchoolId
from app.core.policy import Credential, CredentialForm

SHORT = 40
MOST_HOURS = 2000
OF_FORM = {
    "topic": CredentialForm.training,
    "hours": CredentialForm.training,
    "edition": CredentialForm.attestation,
    "school": CredentialForm.contract,
    "notice": CredentialForm.contract,
}
"""Cells that only one form has."""


def read(content: bytes, source: Source, district: District) -> None:
    """`person, credential, begins`, and where known `ends, topic, hours, edition, school, notice, document`."""
    seen: dict[str, int] = {}
    for line in lines(content, source, ("person", "credential", "begins")):
        person = district.person_id(line.text("person"))
        if line.has("person") and person not in district.people:
            line.complain("person", f"there is no person {line.cells['person']!r}")
        held = _held(line, district, _kind(line, district))
        if held.id in seen:
            line.complain("begins", f"the same stands in line {seen[held.id]} already")
        seen.setdefault(held.id, line.number)
        district.held[held.id] = held


def _kind(line: Line, district: District) -> Credential | None:
    code = line.text("credential")
    kind = next((each for each in district.policy.credentials if each.id == code), None)
    if kind is None:
        known = ", ".join(each.id for each in district.policy.credentials)
        line.complain("credential", f"the policy has no {code!r}; " + (f"there are {known}" if known else "it asks for none"))
        return None
    for name, form in OF_FORM.items():
        if line.has(name) and form is not kind.form:
            line.complain(name, f"{code} is a {kind.form}: only a {form} has this")
    return kind


def _held(line: Line, district: District, kind: Credential | None) -> Held:
    begins, ends = _day(line, "begins") or date.min, _day(line, "ends", needed=False)
    if ends is not None and ends < begins:
        line.complain("ends", "it ends before it begins")
    topic, school = _topic(line, kind), _school(line, district)
    person = district.person_id(line.cells["person"])
    return Held(
        id=district.held_id(person, line.cells["credential"], begins.isoformat(), topic, school or ""),
        person=person,
        credential=line.cells["credential"],
        begins=begins,
        ends=ends,
        topic=topic,
        hours=_hours(line, kind),
        edition=_short(line, "edition") or (kind.edition if kind else ""),
        school=school,
        notice=line.text("notice", needed=False),
        document=line.text("document", needed=False),
    )


def _topic(line: Line, kind: Credential | None) -> str:
    topic = _short(line, "topic")
    if kind is not None and kind.topics and topic not in kind.topics:
        line.complain("topic", f"{topic!r} does not count for {kind.id}; there are {', '.join(kind.topics)}")
    return topic


def _hours(line: Line, kind: Credential | None) -> int:
    if kind is None or kind.form is not CredentialForm.training:
        return 0
    hours = line.number_between("hours", 1, MOST_HOURS)
    if hours != int(hours):
        line.complain("hours", "hours are a whole number")
    return int(hours)


def _school(line: Line, district: District) -> SchoolId | None:
    code = line.text("school", needed=False)
    if code and code not in district.schools:
        line.complain("school", f"there is no school {code!r}")
    return district.school_id(code) if code else None


def _short(line: Line, name: str) -> str:
    given = line.text(name, needed=False)
    if len(given) > SHORT:
        line.complain(name, f"this is longer than {SHORT} characters")
    return given


def _day(line: Line, name: str, *, needed: bool = True) -> date | None:
    given = line.text(name, needed=needed)
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        line.complain(name, "a day is written 2027-01-31")
        return None
