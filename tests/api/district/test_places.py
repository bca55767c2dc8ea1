from tests.api.desk import Desk


async def test_one_is_shown_ones_own_schools_and_no_others(desk: Desk) -> None:
    shown = {}
    for name, district in (("Tea", "town"), ("Max", "town"), ("Gus", "farm")):
        told = await (await desk.as_(name, district=district)).get("/api/places")  # type: ignore[arg-type]
        shown[name] = ([s["name"] for s in told["schools"]], [p["id"] for p in told["places"]])
    assert shown == {
        "Tea": (["North"], ["n120", "n204"]),
        "Max": (["North", "South"], ["n120", "n204", "s101", "s102"]),
        "Gus": (["Barn"], ["hay"]),
    }
