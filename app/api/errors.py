"""Every "no" as problem+json.

One total table: a refusal without a status cannot be answered, so a test holds it total.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from app.api.bodies import UNREADABLE
from app.core.cards import ReportView
from app.core.policy import Flaw, Unsound
from app.core.refusals import Refusal, Refused

PROBLEM_JSON = "application/problem+json"
SELDOM = {"flaws", "report"}
FIELD = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")


class EdgeCode(StrEnum):
    """What only the edge can say no to: the request itself, not what it wants."""

    invalid = "invalid"
    too_large = "too_large"
    too_slow = "too_slow"
    not_same_origin = "not_same_origin"
    method_not_allowed = "method_not_allowed"
    unexpected = "unexpected"
    not_readable = UNREADABLE


STATUS: Mapping[Refusal, HTTPStatus] = {
    Refusal.not_signed_in: HTTPStatus.UNAUTHORIZED,
    Refusal.not_allowed: HTTPStatus.FORBIDDEN,
    Refusal.step_up_needed: HTTPStatus.FORBIDDEN,
    Refusal.wrong_name_or_password: HTTPStatus.UNAUTHORIZED,
    Refusal.too_many_attempts: HTTPStatus.TOO_MANY_REQUESTS,
    Refusal.invitation_over: HTTPStatus.GONE,
    Refusal.password_too_short: HTTPStatus.UNPROCESSABLE_ENTITY,
    Refusal.password_too_common: HTTPStatus.UNPROCESSABLE_ENTITY,
    Refusal.name_taken: HTTPStatus.CONFLICT,
    Refusal.officer_alone: HTTPStatus.UNPROCESSABLE_ENTITY,
    Refusal.not_found: HTTPStatus.NOT_FOUND,
    Refusal.unknown_place: HTTPStatus.NOT_FOUND,
    Refusal.unknown_code: HTTPStatus.NOT_FOUND,
    Refusal.unknown_call_type: HTTPStatus.UNPROCESSABLE_ENTITY,
    Refusal.call_over: HTTPStatus.CONFLICT,
    Refusal.unreadable: HTTPStatus.SERVICE_UNAVAILABLE,  # a newer node wrote it, and can answer
    Refusal.already_filled: HTTPStatus.CONFLICT,
    Refusal.offer_over: HTTPStatus.CONFLICT,
    Refusal.not_on_this_call: HTTPStatus.FORBIDDEN,
    Refusal.step_out_of_order: HTTPStatus.CONFLICT,
    Refusal.cancel_window_over: HTTPStatus.CONFLICT,
    Refusal.committed_elsewhere: HTTPStatus.CONFLICT,
    Refusal.answer_not_valid: HTTPStatus.UNPROCESSABLE_ENTITY,
    Refusal.answered_meanwhile: HTTPStatus.CONFLICT,
    Refusal.follow_up_over: HTTPStatus.CONFLICT,
    Refusal.unknown_contact: HTTPStatus.UNPROCESSABLE_ENTITY,
    Refusal.basis_not_yours: HTTPStatus.FORBIDDEN,
    Refusal.cannot_be_asked: HTTPStatus.CONFLICT,
    Refusal.not_replaceable: HTTPStatus.CONFLICT,
    Refusal.said_enough: HTTPStatus.CONFLICT,
    Refusal.no_police_here: HTTPStatus.CONFLICT,
    Refusal.only_a_drill: HTTPStatus.CONFLICT,
    Refusal.school_matter: HTTPStatus.CONFLICT,
    Refusal.danger_stands: HTTPStatus.CONFLICT,
    Refusal.unknown_reason: HTTPStatus.UNPROCESSABLE_ENTITY,
    Refusal.unknown_condition: HTTPStatus.UNPROCESSABLE_ENTITY,
    Refusal.unknown_person: HTTPStatus.NOT_FOUND,
    Refusal.already_decided: HTTPStatus.CONFLICT,
    Refusal.request_over: HTTPStatus.CONFLICT,
    Refusal.gate_closed: HTTPStatus.CONFLICT,
    Refusal.conditions_open: HTTPStatus.CONFLICT,
    Refusal.not_on_duty: HTTPStatus.CONFLICT,
    Refusal.not_a_responder: HTTPStatus.FORBIDDEN,
    Refusal.credential_missing: HTTPStatus.CONFLICT,
    Refusal.unknown_credential: HTTPStatus.UNPROCESSABLE_ENTITY,
    Refusal.same_key_other_body: HTTPStatus.CONFLICT,
    Refusal.stale_version: HTTPStatus.CONFLICT,
    Refusal.endpoint_not_allowed: HTTPStatus.UNPROCESSABLE_ENTITY,
    Refusal.plan_not_valid: HTTPStatus.UNPROCESSABLE_ENTITY,
}

DETAIL: Mapping[Refusal | EdgeCode, str] = {
    Refusal.not_signed_in: "Sign in first.",
    Refusal.not_allowed: "Your role does not allow this here.",
    Refusal.step_up_needed: "Enter your password again to do this.",
    Refusal.wrong_name_or_password: "The name or the password is wrong.",
    Refusal.too_many_attempts: "Too many attempts. Wait a little and try again.",
    Refusal.invitation_over: "This invitation was used, has run out, or its link is not whole. Ask for a new one.",
    Refusal.password_too_short: "Choose a longer password.",
    Refusal.password_too_common: "Too many people use this password. Choose another.",
    Refusal.name_taken: "Somebody has this sign-in name. Choose another.",
    Refusal.officer_alone: "An officer has no other role.",
    Refusal.not_found: "There is no such thing, or it is not yours to see.",
    Refusal.unknown_place: "There is no such place in your schools.",
    Refusal.unknown_code: "This room code is not in force. It may have been replaced.",
    Refusal.unknown_call_type: "Your district has no such type of call.",
    Refusal.call_over: "The call is over.",
    Refusal.unreadable: "This call was written by a newer version. Try again in a moment.",
    Refusal.already_filled: "Somebody else is going.",
    Refusal.offer_over: "This offer is over.",
    Refusal.not_on_this_call: "You are not on this call.",
    Refusal.step_out_of_order: "This step does not follow from where you are.",
    Refusal.cancel_window_over: "It is too late to cancel. Ask to stand down instead.",
    Refusal.committed_elsewhere: "You are on another call.",
    Refusal.answer_not_valid: "This is no answer to the question. `facts` names it.",
    Refusal.answered_meanwhile: "Somebody else answered this meanwhile. `report` is how it stands now; nothing was written.",
    Refusal.follow_up_over: "This has been done or declined already.",
    Refusal.unknown_contact: "Your district counts no such contact.",
    Refusal.basis_not_yours: "You cannot open a student's reference on this basis.",
    Refusal.cannot_be_asked: "This person cannot be asked now. `why` says what keeps them.",
    Refusal.not_replaceable: "Only who is still on the way can be replaced.",
    Refusal.said_enough: "Enough was written on this call.",
    Refusal.only_a_drill: "This is a drill: nobody outside is asked. If it is real, call for help anew.",
    Refusal.no_police_here: "In this district Nearhand asks no police. Call 911 if a life is in danger.",
    Refusal.school_matter: "This is a matter for the school, not for police.",
    Refusal.danger_stands: "An officer was asked in a danger. Take that back before this becomes a matter for the school.",
    Refusal.unknown_reason: "This is no reason of your district's list.",
    Refusal.unknown_condition: "There is no such party to tell.",
    Refusal.unknown_person: "There is no such person who could meet the officer.",
    Refusal.already_decided: "Somebody has decided already.",
    Refusal.request_over: "This request for police is over.",
    Refusal.gate_closed: "What must come first has not come yet.",
    Refusal.conditions_open: "Somebody must be told before police deal with a student.",
    Refusal.not_on_duty: "You are not on duty.",
    Refusal.not_a_responder: "Your role is not one that is sent.",
    Refusal.credential_missing: "A credential that the post needs is missing. `facts` names it and where to get it.",
    Refusal.unknown_credential: "Your district asks for no such credential, or it is not one that you can attest yourself.",
    Refusal.same_key_other_body: "This Idempotency-Key was used for another request. Use a new one.",
    Refusal.stale_version: "Somebody changed this meanwhile. Load it again.",
    Refusal.endpoint_not_allowed: "This push service is not one that is allowed.",
    Refusal.plan_not_valid: "A plan like this could lose a call.",
    EdgeCode.invalid: "The request is malformed. `facts` names each field and what is wrong with it.",
    EdgeCode.not_readable: "A name holds a character that nobody can see. `facts` names the field.",
    EdgeCode.too_large: "The request is too large: 64 kB at most.",
    EdgeCode.too_slow: "The request did not arrive in time. Send it again.",
    EdgeCode.not_same_origin: "Requests that change something must come from the app itself.",
    EdgeCode.method_not_allowed: "This address does not take this method.",
    EdgeCode.unexpected: "Something went wrong here, not with you. Try again.",
}


class Meanwhile(Refused):
    """Somebody else wrote what was to be written over: the refusal brings the report as it stands."""

    def __init__(self, no: Refused, report: ReportView) -> None:
        super().__init__(no.code, **no.facts)
        self.report = report


class Problem(BaseModel):
    """What every "no" looks like (RFC 9457). `facts` are short, safe strings; `flaws` what is wrong with a policy or plan;
    `report` the one that somebody else wrote meanwhile."""

    model_config = ConfigDict(frozen=True)

    type: str = "about:blank"
    title: str
    status: int
    code: Refusal | EdgeCode
    detail: str
    facts: dict[str, str] = {}
    flaws: tuple[Flaw, ...] = ()
    report: ReportView | None = None


def problem(code: Refusal | EdgeCode, status: int, facts: Mapping[str, str] | None = None, **beside: Any) -> Response:
    """The answer itself; `beside` are the members that only some refusals have."""
    title, shown = HTTPStatus(status).phrase, dict(facts or {})
    body = Problem(title=title, status=status, code=code, detail=DETAIL[code], facts=shown, **beside)
    headers = {"Retry-After": body.facts["retry_after"]} if "retry_after" in body.facts else None
    unsaid = SELDOM - beside.keys()
    return JSONResponse(body.model_dump(mode="json", exclude=unsaid), status, headers, PROBLEM_JSON)


def refused(_request: Request, error: Exception) -> Response:
    """A rule said no."""
    assert isinstance(error, Refused)  # noqa: S101 - registered for this class only
    match error:
        case Unsound():
            return problem(error.code, STATUS[error.code], error.facts, flaws=error.flaws)
        case Meanwhile():
            return problem(error.code, STATUS[error.code], error.facts, report=error.report)
        case _:
            return problem(error.code, STATUS[error.code], error.facts)


def invalid(_request: Request, error: Exception) -> Response:
    """Malformed: where and what kind, never what was sent."""
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class only
    facts = {_path(one["loc"]): str(one["type"]) for one in error.errors()[:20]}
    code = EdgeCode.not_readable if set(facts.values()) == {UNREADABLE} else EdgeCode.invalid
    return problem(code, HTTPStatus.UNPROCESSABLE_ENTITY, facts)


def http_error(_request: Request, error: Exception) -> Response:
    """What the router itself says no to."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class only
    match error.status_code:
        case HTTPStatus.NOT_FOUND:
            return problem(Refusal.not_found, HTTPStatus.NOT_FOUND)
        case HTTPStatus.METHOD_NOT_ALLOWED:
            return problem(EdgeCode.method_not_allowed, HTTPStatus.METHOD_NOT_ALLOWED)
        case _:
            return problem(EdgeCode.invalid, HTTPStatus.UNPROCESSABLE_ENTITY)


def unexpected(_request: Request, error: Exception) -> Response:
    """A bug: loud in the log, silent to the one who asked."""
    structlog.get_logger().error("unexpected", error=type(error).__name__, exc_info=error)
    return problem(EdgeCode.unexpected, HTTPStatus.INTERNAL_SERVER_ERROR)


def install(app: FastAPI) -> None:
    """Every kind of "no" has one answer."""
    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http_error)
    app.add_exception_handler(Exception, unexpected)


def problems(*codes: Refusal) -> dict[int | str, dict[str, Any]]:
    """For a route's OpenAPI: which refusals it may answer, besides what every route may."""
    by_status: dict[int, list[str]] = {422: [EdgeCode.invalid.value]}
    for code in (Refusal.not_signed_in, Refusal.not_allowed, *codes):
        by_status.setdefault(int(STATUS[code]), []).append(code.value)
    return {status: _described(status, names) for status, names in by_status.items()}


def _described(status: int, names: Sequence[str]) -> dict[str, Any]:
    unique = list(dict.fromkeys(names))
    code = EdgeCode.invalid if unique[0] == EdgeCode.invalid else Refusal(unique[0])
    example = Problem(title=HTTPStatus(status).phrase, status=status, code=code, detail=DETAIL[code])
    content = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    content[PROBLEM_JSON]["example"] = example.model_dump(mode="json")
    return {"description": ", ".join(unique), "content": content}


def _path(where: Sequence[int | str]) -> str:
    return ".".join(str(part) if _is_ours(part) else "?" for part in where) or "body"


def _is_ours(part: int | str) -> bool:
    return isinstance(part, int) or FIELD.fullmatch(part) is not None
