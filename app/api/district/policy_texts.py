"""How policies that are read and compared are said in another language: of what is in force, `me` tells."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from app.api.deps import Requires, SiteDep
from app.api.door.me import TranslationCard
from app.api.errors import problems
from app.core.access import Right
from app.core.policy import translated
from app.core.refusals import Refusal
from app.identity.sessions import SignedIn
from app.packs import shipped
from app.store.district import plans

router = APIRouter(prefix="/api/policy/texts", tags=["policy"])
Reader = Annotated[SignedIn, Depends(Requires(Right.read_plans))]
MOST_EDITIONS = 100


@router.get("", operation_id="readPolicyTexts", responses=problems(Refusal.step_up_needed))
async def read_texts(site: SiteDep, who: Reader, language: Annotated[str, Query(max_length=8)]) -> TranslationCard:
    """Every text of the packs that ship and of the district's latest editions, and how it is said in that language (two letters).
    What is in force counts before an older edition, and that before a pack."""
    rows = await site.memory.read(lambda read: plans.versions(read, who.district, MOST_EDITIONS))
    packs = [shipped.policy(name) for name in shipped.NAMES]
    found: dict[str, str] = {}
    for policy in (*packs, *(row.policy for row in reversed(rows))):
        found |= translated(policy, language)
    return TranslationCard(language=language, texts=found)
