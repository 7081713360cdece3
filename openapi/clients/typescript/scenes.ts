/**
 * The twelve scenes that every generated client plays, over mutual TLS: `node scenes.js GATE STUB FOLDER`.
 * The folder holds `ca.crt`, and key and certificate of the callers `welfare` and `busy`.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { Agent, fetch as fetchWith } from "undici";
import {
  AttestationsApi,
  CheckedLineFromJSON,
  CheckRequest,
  CheckRequestToJSON,
  ChecksApi,
  Configuration,
  Decision,
  InspectionsApi,
  InvalidLineFromJSON,
  ProblemFromJSON,
  ResponseError,
  TrailerLine,
  TrailerLineFromJSON,
  VerificationRequest,
  VerificationResponse,
} from "sekisho-client";

const [gate, stub, folder] = process.argv.slice(2) as [string, string, string];
const ADDRESS = "長野市鶴賀緑町1613";

/** Settings of a client that shows the caller's certificate and waits no longer than thirty seconds. */
function settings(basePath: string, caller: string): Configuration {
  const dispatcher = new Agent({
    connect: {
      ca: readFileSync(join(folder, "ca.crt")),
      cert: readFileSync(join(folder, `${caller}.crt`)),
      key: readFileSync(join(folder, `${caller}.key`)),
    },
    headersTimeout: 30_000,
  });
  const fetchApi = (url: unknown, init: unknown) => fetchWith(url as string, { ...(init as object), dispatcher });
  return new Configuration({ basePath, fetchApi: fetchApi as unknown as typeof fetch });
}

function record(individualNumber: string, kanji: string, kana: string, birthDate: string, text: string): CheckRequest {
  return {
    procedure: "shintai-shogaisha-techo",
    recordRef: "R-1",
    destinationKey: "0000000001234567",
    subject: { individualNumber, name: { kanji, kana }, birthDate, sex: "1", address: { text } },
  };
}

/** The answer to a check, or the problem. Only the first kind with `PASS`, enforced, registers. */
async function told(api: ChecksApi, checkRequest: CheckRequest): Promise<string> {
  try {
    const answer = await api.check({ checkRequest, acceptLanguage: "en", sekishoOperator: "clerk-7" });
    return answer.decision === Decision.Pass
      ? `PASS, ${answer.mode}, ${answer.attestation ? "attested" : "not attested"}`
      : ["BLOCK", answer.remedy, ...answer.reasons.map((reason) => reason.code)].join(" ");
  } catch (error) {
    if (!(error instanceof ResponseError)) {
      throw error;
    }
    const problem = ProblemFromJSON(await error.response.json());
    const places = (problem.violations ?? []).map((violation) => ` at ${violation.pointer}`).join("");
    const later = Number(error.response.headers.get("Retry-After") ?? 0) > 0;
    return `${error.response.status} ${problem.code}${places}${later ? ", try again later" : ""}`;
  }
}

async function attestation(checks: ChecksApi, checked: CheckRequest): Promise<string> {
  const passed = await checks.check({ checkRequest: checked });
  const attestations = new AttestationsApi(settings(gate, "welfare"));
  const request: VerificationRequest = {
    ...passed.attestation!,
    audience: "welfare",
    procedure: checked.procedure,
    destinationKey: checked.destinationKey!,
    subject: checked.subject,
  };
  const edited = { ...request, subject: { ...checked.subject, birthDate: "1964-05-02" } };
  const verdict = (answer: VerificationResponse) => (answer.valid ? "valid" : `not valid ${answer.reason}`);
  return [
    verdict(await attestations.verify({ verificationRequest: request })),
    verdict(await attestations.verify({ verificationRequest: edited })),
  ].join(" | ");
}

/** The answer is read line by line as it comes; a Blob of a file (`openAsBlob`) is sent the same way. */
async function inspection(good: CheckRequest, namesake: CheckRequest): Promise<string> {
  const lines = [good, namesake].map((sent) => JSON.stringify(CheckRequestToJSON(sent)) + "\n");
  const answer = await new InspectionsApi(settings(gate, "welfare")).inspectRaw({ body: new Blob([...lines, "{}\n"]) });
  const digest = createHash("sha256");
  const decisions: string[] = [];
  let trailer: TrailerLine["trailer"] | undefined;
  for await (const line of createInterface({ input: Readable.fromWeb(answer.raw.body as never) })) {
    const object = JSON.parse(line);
    if ("trailer" in object) {
      trailer = TrailerLineFromJSON(object).trailer;
      continue;
    }
    digest.update(line + "\n");
    if ("problem" in object) {
      decisions.push(String(InvalidLineFromJSON(object).problem.status));
    } else {
      const checked = CheckedLineFromJSON(object);
      decisions.push(checked.remedy ? `${checked.decision} ${checked.remedy}` : checked.decision);
    }
  }
  if (!trailer) {
    return "no trailer: incomplete";
  }
  const agrees = digest.digest("hex") === trailer.resultsSha256;
  return (
    `${decisions.join(", ")} | ${trailer.lines} lines, ${trailer.complete ? "complete" : "incomplete"}, ` +
    `digest ${agrees ? "agrees" : "differs"}`
  );
}

async function main(): Promise<void> {
  const checks = new ChecksApi(settings(gate, "welfare"));
  const busy = new ChecksApi(settings(gate, "busy"));
  const stubbed = (scene: string) => new ChecksApi(settings(`${stub}/${scene}`, "welfare"));
  const good = record("609407454590", "小林　健一", "コバヤシ　ケンイチ", "S39.5.1", ADDRESS);
  const swap = record("609407454590", "小林　健太", "コバヤシ　ケンタ", "1996-02-11", ADDRESS);
  const namesake = { ...good, subject: { ...good.subject, address: { text: "長野県上田市大手一丁目11番16号" } } };
  const mistyped = { ...good, subject: { ...good.subject, individualNumber: "609407454591" } };
  const blocks = [await told(checks, swap), await told(checks, namesake), await told(checks, mistyped)];
  console.log(`pass: ${await told(checks, good)}`);
  console.log(`blocks: ${blocks.join(" | ")}`);
  console.log(`invalid: ${await told(checks, { ...good, recordRef: "123456789012" })}`);
  console.log(`not permitted: ${await told(checks, { ...good, procedure: "jido-fuyo-teate" })}`);
  console.log(`unknown procedure: ${await told(checks, { ...good, procedure: "fishing-licence" })}`);
  await told(busy, good);
  console.log(`quota: ${await told(busy, good)}`);
  console.log(`undecided: ${await told(stubbed("undecided"), good)}`);
  console.log(`unknown reason: ${await told(stubbed("unknown-reason"), good)}`);
  console.log(`unknown problem: ${await told(stubbed("unknown-problem"), good)}`);
  console.log(`shadow: ${await told(checks, { ...good, procedure: "ryoiku-techo" })}`);
  console.log(`attestation: ${await attestation(checks, good)}`);
  console.log(`inspection: ${await inspection(good, namesake)}`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
