"""The twelve scenes that every generated client plays, over mutual TLS: python3 scenes.py GATE STUB FOLDER.

The folder holds ca.crt, and key and certificate of the callers welfare and busy.
"""

import hashlib
import json
import sys

from sekisho_client import (
    Address,
    ApiClient,
    ApiException,
    AttestationsApi,
    CheckedLine,
    CheckRequest,
    ChecksApi,
    Configuration,
    Decision,
    InspectionsApi,
    InvalidLine,
    Name,
    Problem,
    SexCode,
    Subject,
    TrailerLine,
    VerificationRequest,
)

GATE, STUB, FOLDER = sys.argv[1:]
ADDRESS = "長野市鶴賀緑町1613"
TIMEOUT = 30.0


def client(address: str, caller: str) -> ApiClient:
    """A client that shows the caller's certificate."""
    settings = Configuration(host=address, ssl_ca_cert=f"{FOLDER}/ca.crt")
    settings.cert_file = f"{FOLDER}/{caller}.crt"
    settings.key_file = f"{FOLDER}/{caller}.key"
    # Retries are the caller's to decide, by Retry-After.
    settings.retries = 0
    return ApiClient(settings)


def record(number: str, kanji: str, kana: str, birth_date: str, address: str, **changed: str) -> CheckRequest:
    return CheckRequest(
        procedure=changed.get("procedure", "shintai-shogaisha-techo"),
        recordRef=changed.get("record_ref", "R-1"),
        destinationKey="0000000001234567",
        subject=Subject(
            individualNumber=number,
            name=Name(kanji=kanji, kana=kana),
            birthDate=birth_date,
            sex=SexCode.ENUM_1,
            address=Address(text=address),
        ),
    )


def good(**changed: str) -> CheckRequest:
    return record("609407454590", "小林　健一", "コバヤシ　ケンイチ", "S39.5.1", ADDRESS, **changed)


def told(api: ChecksApi, request: CheckRequest) -> str:
    """The answer to a check, or the problem. Only the first kind with PASS, enforced, registers."""
    try:
        answer = api.check(request, accept_language="en", sekisho_operator="clerk-7", _request_timeout=TIMEOUT)
    except ApiException as e:
        problem = Problem.from_json(e.body)
        places = "".join(f" at {violation.pointer}" for violation in problem.violations or [])
        later = int(e.headers.get("Retry-After", 0)) > 0
        return f"{e.status} {problem.code}{places}{', try again later' if later else ''}"
    if answer.decision is Decision.PASS:
        return f"PASS, {answer.mode.value}, {'attested' if answer.attestation else 'not attested'}"
    return " ".join(["BLOCK", answer.remedy.value, *(reason.code for reason in answer.reasons)])


def attestation(checks: ChecksApi) -> str:
    checked = good()
    passed = checks.check(checked, _request_timeout=TIMEOUT)
    attestations = AttestationsApi(client(GATE, "welfare"))

    def verdict(birth_date: str) -> str:
        answer = attestations.verify(
            VerificationRequest(
                token=passed.attestation.token,
                nonce=passed.attestation.nonce,
                audience="welfare",
                procedure=checked.procedure,
                destinationKey=checked.destination_key,
                subject=checked.subject.model_copy(update={"birth_date": birth_date}),
            ),
            _request_timeout=TIMEOUT,
        )
        return "valid" if answer.valid else f"not valid {answer.reason}"

    return f"{verdict(checked.subject.birth_date)} | {verdict('1964-05-02')}"


def inspection(namesake: CheckRequest) -> str:
    """The answer is read line by line as it comes. What is sent is held in memory: send a large file in parts."""
    sent = "".join(request.to_json() + "\n" for request in (good(), namesake)) + "{}\n"
    answer = InspectionsApi(client(GATE, "welfare")).inspect_without_preload_content(
        sent.encode(), _request_timeout=TIMEOUT
    )
    digest = hashlib.sha256()
    decisions = []
    trailer = None
    for line in answer:
        fields = json.loads(line)
        if "trailer" in fields:
            trailer = TrailerLine.from_dict(fields).trailer
            continue
        digest.update(line)
        if "problem" in fields:
            decisions.append(str(InvalidLine.from_dict(fields).problem.status))
        else:
            checked = CheckedLine.from_dict(fields)
            decisions.append(" ".join(code.value for code in (checked.decision, checked.remedy) if code))
    if trailer is None:
        return "no trailer: incomplete"
    agrees = digest.hexdigest() == trailer.results_sha256
    return (
        f"{', '.join(decisions)} | {trailer.lines} lines, {'complete' if trailer.complete else 'incomplete'}, "
        f"digest {'agrees' if agrees else 'differs'}"
    )


def main() -> None:
    checks = ChecksApi(client(GATE, "welfare"))
    busy = ChecksApi(client(GATE, "busy"))

    def stubbed(scene: str) -> ChecksApi:
        return ChecksApi(client(f"{STUB}/{scene}", "welfare"))

    swap = record("609407454590", "小林　健太", "コバヤシ　ケンタ", "1996-02-11", ADDRESS)
    namesake = record(
        "609407454590", "小林　健一", "コバヤシ　ケンイチ", "1964-05-01", "長野県上田市大手一丁目11番16号"
    )
    mistyped = record("609407454591", "小林　健一", "コバヤシ　ケンイチ", "1964-05-01", ADDRESS)
    print(f"pass: {told(checks, good())}")
    print(f"blocks: {' | '.join(told(checks, request) for request in (swap, namesake, mistyped))}")
    print(f"invalid: {told(checks, good(record_ref='123456789012'))}")
    print(f"not permitted: {told(checks, good(procedure='jido-fuyo-teate'))}")
    print(f"unknown procedure: {told(checks, good(procedure='fishing-licence'))}")
    told(busy, good())
    print(f"quota: {told(busy, good())}")
    print(f"undecided: {told(stubbed('undecided'), good())}")
    print(f"unknown reason: {told(stubbed('unknown-reason'), good())}")
    print(f"unknown problem: {told(stubbed('unknown-problem'), good())}")
    print(f"shadow: {told(checks, good(procedure='ryoiku-techo'))}")
    print(f"attestation: {attestation(checks)}")
    print(f"inspection: {inspection(namesake)}")


main()
