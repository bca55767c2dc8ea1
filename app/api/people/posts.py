"""Posts: the positions that the district's policy names, to be given to people."""

from dataclasses import dataclass

from fastapi import APIRouter

from app.api.deps import SiteDep
from app.api.errors import problems
from app.api.people.roster import Reader, setup_of
from app.core.refusals import Refusal
from app.core.words import Role

router = APIRouter(prefix="/api/posts", tags=["people"])


@dataclass(frozen=True, slots=True, kw_only=True)
class PostCard:
    """A position in the policy's own words, and the role whose rights it has."""

    id: str
    name: str
    role: Role


@router.get("", operation_id="listPosts", responses=problems(Refusal.step_up_needed))
async def list_posts(site: SiteDep, who: Reader) -> list[PostCard]:
    """In the order of the policy in force."""
    policy = (await setup_of(site, who)).policy
    return [PostCard(id=post.id, name=post.name, role=post.role) for post in policy.posts]
