from app.identity.tokens import digest_of, new_token


def test_a_token_has_256_bits_and_no_two_are_alike() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert {len(token) for token in tokens} == {43}


def test_what_is_kept_is_not_what_is_carried() -> None:
    assert digest_of("token") == digest_of("token")
    assert "token" not in digest_of("token")
    assert len(digest_of("\ud800 anything at all")) == 64
