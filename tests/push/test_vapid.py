"""The key that signs every push."""

import json
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from py_vapid import Vapid02

from app.push.vapid import Vapid, new_pem
from tests.push_service import decoded

AT = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)
CONTACT = "mailto:duty@example.org"


def claims(header: dict[str, str]) -> dict[str, object]:
    token = header["Authorization"].removeprefix("vapid t=").partition(",")[0]
    return dict(json.loads(decoded(token.split(".")[1])))


def test_a_header_says_to_whom_until_when_and_by_whom() -> None:
    header = Vapid.from_pem(new_pem(), CONTACT).header("https://fcm.googleapis.com", AT)
    assert claims(header) == {
        "aud": "https://fcm.googleapis.com",
        "exp": int(AT.timestamp()) + 3600,
        "sub": CONTACT,
    }


def test_each_service_gets_its_own_audience() -> None:
    vapid = Vapid.from_pem(new_pem(), CONTACT)
    origins = ["https://fcm.googleapis.com", "https://web.push.apple.com"]
    assert [claims(vapid.header(origin, AT))["aud"] for origin in origins] == origins


def test_the_signature_is_true() -> None:
    header = Vapid.from_pem(new_pem(), CONTACT).header("https://fcm.googleapis.com", AT)
    assert Vapid02.verify(header["Authorization"])


def test_the_public_key_is_a_point_that_a_browser_takes() -> None:
    point = decoded(Vapid.from_pem(new_pem(), CONTACT).public_key)
    assert (len(point), point[0]) == (65, 4)


def test_the_same_file_is_the_same_key() -> None:
    pem = new_pem()
    assert Vapid.from_pem(pem, CONTACT).public_key == Vapid.from_pem(pem, CONTACT).public_key


@pytest.mark.parametrize("contact", ["", "duty@example.org", "mailto:duty@localhost", "https://localhost", "mailto:"])
def test_a_contact_that_apple_would_refuse_is_refused_at_the_start(contact: str) -> None:
    with pytest.raises(ValueError, match="contact"):
        Vapid.from_pem(new_pem(), contact)


def test_a_key_on_another_curve_is_refused() -> None:
    with pytest.raises(ValueError, match="P-256"):
        Vapid(ec.generate_private_key(ec.SECP384R1()), CONTACT)


def test_a_key_of_another_kind_is_refused() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    with pytest.raises(ValueError, match="P-256"):
        Vapid.from_pem(pem, CONTACT)
