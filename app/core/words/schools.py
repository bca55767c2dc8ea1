"""Words for schools, and for what is wrong with how a district is set up."""

from enum import StrEnum


class SchoolLevel(StrEnum):
    """Whom a school teaches. One school may be of several."""

    elementary = "elementary"
    middle = "middle"
    high = "high"
    other = "other"


class FaultKind(StrEnum):
    """What is wrong with the setup: of a school, a zone, an officer."""

    no_zone = "no_zone"
    zone_small = "zone_small"
    zone_large = "zone_large"
    zone_unpatrolled = "zone_unpatrolled"
    officer_idle = "officer_idle"
    officer_mixed = "officer_mixed"
    no_level = "no_level"
    post_missing = "post_missing"
