"""Posts and credentials; and who may be named in a pack: a group, or a post of the pack."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.policy import SENT, Credential, CredentialForm, Lapse, Post, Requirement
from app.core.words import Group, Role
from app.packs.lines import Spot
from app.packs.rows import Row, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Who a name means: a group, or of it those who hold a post."""

    group: Group
    post: str = ""


def credentials(source: Source) -> tuple[Credential, ...]:
    """What there is to be shown."""
    return tuple(
        Credential(
            id=row.cells["id"],
            name=row.cells["name"],
            form=CredentialForm(row.cells["form"]),
            mend=row.cells["mend"],
            hours=row.cells["hours"],
            topics=row.cells["topics"],
            edition=row.cells["edition"],
        )
        for row in source.rows("credential")
        if row.cells["form"]
    )


def posts(source: Source) -> tuple[Post, ...]:
    """The positions of the district."""
    return tuple(_post(row) for row in source.rows("post") if row.cells["role"])


def _post(row: Row) -> Post:
    needs = ((Lapse.refuse, row.cells["requires"]), (Lapse.warn, row.cells["warns"]))
    return Post(
        id=row.cells["id"],
        name=row.cells["name"],
        role=Role(row.cells["role"]),
        requires=tuple(Requirement(credential=code, lapse=lapse) for lapse, codes in needs for code in codes),
        contact_days=row.cells["contact_days"],
        deputy=row.cells["deputy"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Everybody whom a pack can name."""

    source: Source
    posts: tuple[Post, ...]

    def named(self, spot: Spot, field: str, name: str) -> Named | None:
        """Who the name means; a complaint where it means nobody."""
        if name in set(Group):
            return Named(group=Group(name))
        post = next((each for each in self.posts if each.id == name), None)
        group = SENT.get(post.role) if post else None
        if group is not None:
            return Named(group=group, post=name)
        sent = (each.id for each in self.posts if each.role in SENT)
        why = "the holders of this post are not sent" if post else "there is no such group or post"
        self.source.complain(spot, field, f"{name!r}: {why}; there are {_listed([*Group, *sent])}")
        return None


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(str, names))
