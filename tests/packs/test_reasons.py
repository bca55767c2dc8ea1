"""Every reason and every remark has its English sentence."""

from app.core.policy import Flaw, Remark, RemarkKind, Wrong
from app.packs.reasons import REASONS, REMARKS, reason, remark

HERE = Flaw(noun="post", id="coach", field="deputy", why=Wrong.unknown_post, facts={"name": "king", "known": "a, b"})


def test_no_reason_and_no_remark_is_without_a_sentence() -> None:
    assert (set(REASONS), set(REMARKS)) == (set(Wrong), set(RemarkKind))


def test_a_reason_names_its_facts_and_its_rung() -> None:
    assert reason(HERE) == "'king' is no post of this pack; there are a, b"
    rung = Flaw(noun="plan", id="fight", field="ladder", why=Wrong.rung_asks_nobody, rung=2)
    assert reason(rung) == "rung 2 asks nobody"


def test_where_there_is_nothing_to_choose_from_it_says_none() -> None:
    lone = Flaw(noun="post", id="coach", field="deputy", why=Wrong.unknown_post, facts={"name": "king", "known": ""})
    assert reason(lone) == "'king' is no post of this pack; there are none"


def test_a_remark_names_its_facts() -> None:
    told = Remark(kind=RemarkKind.zone_size, facts={"zone": "Lake", "n": "2", "fewest": "3", "most": "7"})
    assert remark(told) == "zone Lake has 2 schools; the policy wants 3 to 7"
