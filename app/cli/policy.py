"""`nearhand policy`: what a pack says, what it would change, and putting it in force. Stop the server first, as for `import`."""

import asyncio
from datetime import timedelta
from typing import Annotated

import typer

from app import settings
from app.cli.console import Trouble, say
from app.cli.opening import opened
from app.cli.policies.choosing import Chosen, district, edition, pack
from app.cli.policies.telling import differences, replays, told
from app.core import plain
from app.core.called import own_words
from app.core.events import Actor, PlanChanged
from app.core.ids import DistrictId, SchoolId
from app.core.policy import Carried, Dropped, Policy, advice, carried
from app.core.replay import Compared
from app.core.scene import Setup
from app.engine.looking.replaying import Days, replayed
from app.packs import reasons
from app.parts import Parts
from app.settings import Settings
from app.store import log
from app.store.district import plans
from app.store.session import Read, Tx
from app.store.trouble import StoreTrouble

app = typer.Typer(no_args_is_help=True, help="The district's policy: check, compare, apply and tell packs.")

Named = Annotated[str, typer.Argument(help="A file, or the name of a pack that ships.")]
District = Annotated[str, typer.Option(help="Only where there are several.")]


@app.command()
def check(file: Named, district: District = "") -> None:
    """Every problem of a pack with its line, and where the district's roster has it otherwise; nothing is written."""
    chosen = pack(file)
    say(f"{chosen.name}: sound. {len(chosen.policy.types())} call types, {len(chosen.policy.questions)} questions.")
    asyncio.run(_beside_the_roster(settings.read(), district, chosen.policy))


@app.command()
def show(
    what: Annotated[str, typer.Argument(help="An edition's number, a file or a pack that ships; else what is in force.")] = "",
    call: Annotated[str, typer.Option(help="Only what happens for this call type.")] = "",
    school: Annotated[str, typer.Option(help="As it is at the school of this code.")] = "",
    district: District = "",
) -> None:
    """What a policy does, in plain words."""
    if what and not what.isdigit():
        _show(pack(what).policy, call, plain.NOWHERE)
        return
    asyncio.run(_show_edition(settings.read(), district, int(what) if what else None, (call, school)))


@app.command()
def diff(
    file: Named,
    against: Annotated[str, typer.Argument(help="A file, a pack that ships or an edition; else what is in force.")] = "",
    district: District = "",
    *,
    replay: Annotated[bool, typer.Option("--replay", help="Play the calls of the last days once more under it.")] = False,
    days: Annotated[int, typer.Option(min=1, max=366)] = 31,
) -> None:
    """What would be otherwise under the pack, and with --replay what would have happened to the calls of the last days."""
    chosen = pack(file)
    if replay:
        asyncio.run(_replay(settings.read(), district, chosen, days))
        return
    if against and not against.isdigit():
        _compare(pack(against).policy, Carried(policy=chosen.policy))
        return
    asyncio.run(_diff(settings.read(), district, chosen, int(against) if against else None))


@app.command("apply")
def apply_(
    file: Named,
    why: Annotated[str, typer.Option(help="For the record: why it comes into force.")],
    district: District = "",
) -> None:
    """Puts the pack in force for the next call. Open calls are judged by the edition that they were raised under."""
    if not why.strip() or len(why) > 300 or not why.isprintable():
        raise typer.BadParameter("say why in 1 to 300 characters", param_hint="--why")
    asyncio.run(_apply(settings.read(), district, pack(file), why.strip()))


async def _beside_the_roster(chosen: Settings, name: str, policy: Policy) -> None:
    """A pack is sound or not by itself: where no roster can be read it stands alone, and that is said."""
    try:
        async with opened(chosen) as parts:
            setup = (await parts.lookout.scene(await district(parts, name))).scene.setup
    except (Trouble, StoreTrouble) as trouble:
        say(f"Not laid beside a roster: {trouble}")
        return
    say(f"Beside the roster of {setup.name}:")
    if not _remarks(carried(setup.policy, policy), setup):
        say("  nothing in it is otherwise.")


async def _show_edition(chosen: Settings, name: str, wanted: int | None, of: tuple[str, str]) -> None:
    async with opened(chosen) as parts:
        where = await district(parts, name)
        row = await edition(parts, where, wanted)
        setup = (await parts.lookout.scene(where)).scene.setup
        by = setup.people[row.by].name if row.by and row.by in setup.people else "the terminal"
        say(f"Edition {row.edition}: {row.policy.name or 'without a name'}; since {row.at:%Y-%m-%d %H:%M} UTC, by {by}.")
        if row.why:
            say(f"Why: {row.why}")
        _show(row.policy, of[0], _school(setup, of[1]))


def _school(setup: Setup, code: str) -> SchoolId:
    found = next((school.id for school in setup.schools.values() if code in {school.code, school.name}), None)
    if code and found is None:
        raise Trouble(f"there is no school {code!r}")
    return found if code and found else plain.NOWHERE


def _show(policy: Policy, call: str, school: SchoolId) -> None:
    if call and not policy.knows(call):
        raise Trouble(f"{call!r} is no call type of this policy; there are {', '.join(policy.types())}")
    lines = plain.call(policy, call, school) if call else plain.plain(policy, school)
    for line in told(lines, own_words(policy)):
        say(line)


async def _diff(chosen: Settings, name: str, wanted: Chosen, against: int | None) -> None:
    async with opened(chosen) as parts:
        where = await district(parts, name)
        before = (await edition(parts, where, against)).policy
        setup = (await parts.lookout.scene(where)).scene.setup
        _compare(before, carried(before, wanted.policy), setup)


def _compare(before: Policy, after: Carried, setup: Setup | None = None) -> None:
    lines = list(differences(before, after.policy))
    for line in lines or ["Nothing would be otherwise."]:
        say(line)
    _remarks(after, setup)


def _remarks(after: Carried, setup: Setup | None) -> int:
    advised = advice(after.policy, tuple(setup.schools.values()), tuple(setup.zones.values())) if setup else ()
    remarks = [_lost(each, setup) for each in after.dropped] + [reasons.remark(each) for each in advised]
    for remark in remarks:
        say(f"  ! {remark}")
    return len(remarks)


def _lost(each: Dropped, setup: Setup | None) -> str:
    school = setup.schools.get(each.school) if setup else None
    return f"{school.name if school else each.school} loses its own plan for {each.call_type}: {reasons.reason(each.flaw)}"


async def _replay(chosen: Settings, name: str, wanted: Chosen, days: int) -> None:
    async with opened(chosen) as parts:
        where = await district(parts, name)
        setup = (await parts.lookout.scene(where)).scene.setup
        policy = carried(setup.policy, wanted.policy).policy

        def look(read: Read) -> tuple[Compared, ...]:
            head = log.head(read, where)
            return replayed(read, head, setup, policy, Days(since=head.now - timedelta(days=days), until=head.now))

        for line in replays(await parts.memory.read(look), setup):
            say(line)


async def _apply(chosen: Settings, name: str, wanted: Chosen, why: str) -> None:
    async with opened(chosen) as parts:
        where = await district(parts, name)
        setup = (await parts.lookout.scene(where)).scene.setup
        after = carried(setup.policy, wanted.policy)
        _remarks(after, setup)
        number = await _put(parts, where, after, plans.Pack(name=wanted.name, text=wanted.text, why=why))
        say(f"Edition {number} is in force: {wanted.name}.")
        kept = len(after.policy.own)
        say(f"Schools' own plans: {kept} kept, {len(after.dropped)} dropped.")


async def _put(parts: Parts, where: DistrictId, after: Carried, text: plans.Pack) -> int:
    told: list[int] = []
    at = parts.clock.now()

    def write(tx: Tx) -> PlanChanged:
        row = plans.put_edition(tx, where, plans.of_pack(text, after.policy, None, at))
        told.append(row.edition)
        return PlanChanged()

    await parts.record(where, Actor(), write)
    return told[-1]
