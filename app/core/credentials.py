"""What somebody can show, and what is missing for duty in their posts: asked on going on duty, and when it is lost.

A day is a day of the district; which it is and where its school year begins are arguments."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.core.ids import PersonId, SchoolId
from app.core.policy import Credential, CredentialForm, Lapse, Policy, Post
from app.core.roster import Person
from app.core.words import Lack

NEAR_DAYS = 10
"""So many days before a substitute's last one it is said that they run out (rule E17)."""

LEARNT = frozenset({CredentialForm.certificate, CredentialForm.training})
"""What a substitute may serve some days without; contract and attestation are needed from the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One credential that a person has shown, from a day until the end of another. A contract is for a `school` (None: for all)
    and says in `notice` where the public reads that an officer is present (rule E23). `document` says where the paper lies."""

    id: str
    person: PersonId
    credential: str
    begins: date
    ends: date | None = None
    topic: str = ""
    hours: int = 0
    edition: str = ""
    school: SchoolId | None = None
    notice: str = ""
    document: str = ""

    def is_in_force(self, day: date) -> bool:
        """Whether it holds on that day, both ends included."""
        return self.begins <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolDay:
    """A day of the district, and the first day of its school year."""

    day: date
    year_begins: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is known of somebody who would go on duty at the school that day; `served` are their days on duty before."""

    held: Sequence[Held]
    today: SchoolDay
    school: SchoolId | None = None
    served: Collection[date] = ()

    def contact_days(self) -> int:
        """The school days of this school year, today's among them."""
        days = {*self.served, self.today.day}
        return sum(day.weekday() < 5 and self.today.year_begins <= day <= self.today.day for day in days)

    def hours(self, credential: Credential) -> int:
        """Of the school year, in the topics that count."""
        mine = (h for h in self.held if h.credential == credential.id)
        year = (h for h in mine if self.today.year_begins <= h.begins <= self.today.day)
        return sum(h.hours for h in year if not credential.topics or h.topic in credential.topics)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A credential that a post needs and that is not there: why, and where to get it. `ended` is the day on which it ran out;
    `count` of `wanted` are hours of training, or days of a substitute."""

    credential: str
    name: str
    post: str
    lack: Lack
    lapse: Lapse
    mend: str = ""
    ended: date | None = None
    count: int | None = None
    wanted: int | None = None


def posts_of(person: Person, policy: Policy) -> tuple[Post, ...]:
    """The posts that the person holds, each once."""
    codes = {holding.post for holding in person.in_force()}
    return tuple(post for post in policy.posts if post.id in codes)


def missing(person: Person, policy: Policy, shown: Shown) -> tuple[Missing, ...]:
    """What their posts need and they have not; each credential once, as the strictest post says. What is refused stands first."""
    found: dict[str, Missing] = {}
    for post in posts_of(person, policy):
        for each in _of_post(post, policy, shown):
            known = found.get(each.credential)
            if known is None or known.lapse is Lapse.warn:
                found[each.credential] = each
    return tuple(sorted(found.values(), key=lambda each: each.lapse is Lapse.warn))


def refused(person: Person, policy: Policy, shown: Shown) -> tuple[Missing, ...]:
    """Of it what is refused also in the middle of a duty: had and lost. Where a contract holds is asked on beginning alone."""
    found = missing(person, policy, shown)
    return tuple(each for each in found if each.lapse is Lapse.refuse and each.lack is not Lack.elsewhere)


def contact_days(person: Person, policy: Policy, shown: Shown) -> tuple[int, int] | None:
    """A substitute's school days of this year, today's among them, and how many there may be; None for who is none."""
    limits = [post.contact_days for post in posts_of(person, policy) if post.contact_days]
    return (shown.contact_days(), min(limits)) if limits else None


def _of_post(post: Post, policy: Policy, shown: Shown) -> Iterable[Missing]:
    known = {each.id: each for each in policy.credentials}
    for need in post.requires:
        credential = known.get(need.credential)
        lack = _lack(credential, shown) if credential else None
        if credential is None or lack is None:
            continue
        told = replace(lack, post=post.name, lapse=need.lapse)
        if not post.contact_days or credential.form not in LEARNT:
            yield told
        elif shown.contact_days() >= post.contact_days - NEAR_DAYS:
            yield _of_substitute(told, post, shown.contact_days())


def _of_substitute(told: Missing, post: Post, days: int) -> Missing:
    """Fewer days than the post names may be served without it: the last ones are warned, the one too many is as without."""
    near = days < post.contact_days
    lapse = Lapse.warn if near else told.lapse
    lack = Lack.days_near if near else Lack.days_over
    return replace(told, lapse=lapse, lack=lack, count=days, wanted=post.contact_days)


def _lack(credential: Credential, shown: Shown) -> Missing | None:
    mine = [held for held in shown.held if held.credential == credential.id]
    lack = Missing(
        credential=credential.id, name=credential.name, post="", lack=Lack.none, lapse=Lapse.warn, mend=credential.mend
    )
    if credential.form is CredentialForm.training:
        hours, wanted = shown.hours(credential), max(credential.hours, 1)
        return None if hours >= wanted else replace(lack, lack=Lack.hours, count=hours, wanted=wanted)
    if credential.form is CredentialForm.attestation:
        mine, other = [held for held in mine if held.edition == credential.edition], bool(mine)
        lack = replace(lack, lack=Lack.edition) if other else lack
    if credential.form is CredentialForm.contract:
        mine, lack = _for_school(mine, lack, shown)
    return _dated(mine, lack, shown.today.day)


def _for_school(mine: list[Held], lack: Missing, shown: Shown) -> tuple[list[Held], Missing]:
    """Of the contracts those that hold at the school and name their public notice."""
    here = [held for held in mine if shown.school is None or held.school in {None, shown.school}]
    if mine and not here:
        return here, replace(lack, lack=Lack.elsewhere)
    told = [held for held in here if held.notice]
    return told, replace(lack, lack=Lack.unnoticed) if here and not told else lack


def _dated(mine: Sequence[Held], lack: Missing, day: date) -> Missing | None:
    if any(held.is_in_force(day) for held in mine):
        return None
    ended = [held.ends for held in mine if held.ends is not None and held.ends < day]
    if ended:
        return replace(lack, lack=Lack.lapsed, ended=max(ended))
    return replace(lack, lack=Lack.not_yet) if mine else lack
