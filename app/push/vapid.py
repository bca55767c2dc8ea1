"""Who we are to a push service: the key that signs every push (RFC 8292). The private half stays here."""

import re
from datetime import datetime, timedelta
from typing import Self

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from py_vapid import Vapid02
from py_vapid.utils import b64urlencode

CURVE = "the push key must be a private key on the curve P-256"
LIFE = timedelta(hours=1)  # RFC 8292 allows a day; clocks that disagree by some minutes must not matter
CONTACT = re.compile(r"mailto:[^@\s]+@[\w-]+(\.[\w-]+)+|https://[\w-]+(\.[\w-]+)+(/\S*)?", re.ASCII)


class Vapid:
    """One key pair and the address at which a push service reaches the operator."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, contact: str) -> None:
        if not CONTACT.fullmatch(contact) or contact.endswith(("localhost", ".localdomain")):
            # Apple answers 403 to a contact without a real domain.
            raise ValueError("the push contact must be mailto:name@domain or https://domain")
        if not isinstance(key.curve, ec.SECP256R1):
            raise ValueError(CURVE)  # noqa: TRY004 - the file is wrong, not the caller
        self._key = key
        self._signer = Vapid02(key)
        self._contact = contact

    @classmethod
    def from_pem(cls, pem: str, contact: str) -> Self:
        key = load_pem_private_key(pem.encode(), password=None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise ValueError(CURVE)  # noqa: TRY004 - the file is wrong, not the caller
        return cls(key, contact)

    @property
    def public_key(self) -> str:
        """What the phone gives to its push service when it subscribes (`applicationServerKey`)."""
        point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return str(b64urlencode(point))

    def header(self, origin: str, at: datetime) -> dict[str, str]:
        """The Authorization of one push. The claims are fresh: libraries write into what they are given."""
        claims = {"aud": origin, "exp": int((at + LIFE).timestamp()), "sub": self._contact}
        return dict(self._signer.sign(claims))


def new_pem() -> str:
    """A new private key. Changing it silences every phone until that phone subscribes anew."""
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
