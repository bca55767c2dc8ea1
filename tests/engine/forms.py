"""The small town with a form at the end of its calls."""

from dataclasses import replace

from app.core.events import Actor, PlanChanged
from app.core.policy import Policy
from app.store.district import plans
from app.store.session import Tx
from tests.ending import FORMS
from tests.engine.engine import Engine
from tests.town import EVERYDAY, START, TOWN, WEAPON

FORMED: Policy = replace(FORMS, default=EVERYDAY, plans=(WEAPON,))


async def with_forms(town: Engine, policy: Policy = FORMED) -> None:
    """A new edition is in force."""

    def write(tx: Tx) -> PlanChanged:
        plans.put_policy(tx, TOWN, policy, None, START)
        return PlanChanged()

    await town.record(TOWN, Actor(), write)
