"""Every screen in every state is fit for everybody. The states stand in `stands`, what is asked of each in `looking.py`."""

import pytest

from tests.e2e.looking import troubles
from tests.e2e.stands import STORIES
from tests.e2e.stands.steps import Story
from tests.e2e.windows import Windows


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
async def test_nothing_is_found_on_any_screen_in_any_state(rooms: Windows, story: Story) -> None:
    found = [f"{name}: {each}" async for name, page in story(rooms) for each in await troubles(page)]
    assert [] == found
