from app.identity.tokens import code_in, digest_of, new_code, new_token


def test_a_token_has_256_bits_and_no_two_are_alike() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert {len(token) for token in tokens} == {43}


def test_what_is_kept_is_not_what_is_carried() -> None:
    assert digest_of("token") == digest_of("token")
    assert "token" not in digest_of("token")
    assert len(digest_of("\ud800 anything at all")) == 64


def test_a_room_code_has_ten_letters_that_no_eye_takes_for_another() -> None:
    codes = {new_code() for _ in range(200)}
    assert (len(codes), {len(code) for code in codes}) == (200, {10})
    assert not {letter for code in codes for letter in code} & set("01ILOU")


def test_a_code_is_read_however_it_was_typed() -> None:
    assert code_in("7kq2m-xwt 9b") == "7KQ2MXWT9B"
