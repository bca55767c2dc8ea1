from starlette.requests import Request
from starlette.responses import Response

from app.api.cookies import device_cookie, forget_session, keep_session, session_cookie


def asked(scheme: str, cookies: str) -> Request:
    headers = [(b"host", b"nearhand.test"), (b"cookie", cookies.encode())]
    return Request({"type": "http", "method": "GET", "scheme": scheme, "path": "/", "headers": headers})


def test_over_https_only_the_cookie_that_no_other_host_can_set_counts() -> None:
    cookies = "nearhand=plain; __Host-nearhand=safe; nearhand-device=d; __Host-nearhand-device=e"
    assert (session_cookie(asked("https", cookies)), device_cookie(asked("https", cookies))) == ("safe", "e")
    assert (session_cookie(asked("http", cookies)), device_cookie(asked("http", cookies))) == ("plain", "d")


def test_the_session_goes_and_the_devices_name_stays() -> None:
    request, response = asked("https", ""), Response()
    forget_session(request, response)
    [gone] = response.headers.getlist("set-cookie")
    assert gone.startswith('__Host-nearhand=""; ')
    assert "Max-Age=0" in gone


def test_both_last_as_long_as_they_should() -> None:
    request, response = asked("https", ""), Response()
    keep_session(request, response, "token", "device")
    assert [cookie.split("; ")[2] for cookie in response.headers.getlist("set-cookie")] == [
        f"Max-Age={180 * 86400}",
        f"Max-Age={400 * 86400}",
    ]


def test_what_was_never_an_id_of_ours_names_no_device() -> None:
    said = ['nearhand-device="\\000"', "nearhand-device=a.b", f"nearhand-device={'a' * 65}", ""]
    assert [None] * 4 == [device_cookie(asked("http", cookies)) for cookies in said]
