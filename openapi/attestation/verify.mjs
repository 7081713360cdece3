// A verifier of attestations in one page, to be read beside README.md. It needs Node 20 and nothing else:
//   node openapi/attestation/verify.mjs        holds it to every vector of vectors.json
import { createHash, createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

const FIELDS = ['individualNumber', 'name/kanji', 'name/kana', 'name/roman', 'name/alias', 'name/aliasKana', 'birthDate',
  'sex', 'address/municipalityCode', 'address/text', 'address/building']
// Left out where they say the usual: 中間サーバー, 団体内統合宛名番号.
const USUAL = { destination: 'intermediate-server', keyKind: 'INTEGRATED_ADDRESS_NUMBER' }
const KEY_KINDS = ['INTEGRATED_ADDRESS_NUMBER', 'ADDRESS_NUMBER', 'OTHER']
const CLAIMS = { iss: 'string', aud: 'string', iat: 'number', nbf: 'number', exp: 'number', jti: 'string',
  procedure: 'string', policy: 'string', registry: 'string', cv: 'number', cmt: 'string', rec: 'string' }
const RELEASE_CLAIMS = { ...CLAIMS, check: 'string', reason: 'string', txt: 'string', proposer: 'string', approver: 'string' }

const refused = (reason) => { throw Object.assign(new Error(reason), { reason }) }

/** Base64url in the one way to write it. */
function bytes(text) {
  const decoded = Buffer.from(text, 'base64url')
  return decoded.toString('base64url') === text ? decoded : refused('MALFORMED')
}

/** JSON as the gate writes it: writing it again gives the same text, so no member can stand twice. */
function json(part) {
  const text = bytes(part).toString('utf8')
  let value
  try { value = JSON.parse(text) } catch { refused('MALFORMED') }
  return JSON.stringify(value) === text && value?.constructor === Object ? value : refused('MALFORMED')
}

function field(code, text) {
  if (text === undefined || text === null) return Buffer.from([code, 0])
  const utf8 = Buffer.from(text, 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(utf8.length)
  return Buffer.concat([Buffer.from([code, 1]), length, utf8])
}

const at = (subject, path) => path.split('/').reduce((value, step) => value?.[step], subject)
const commitment = (nonce, domain, ...fields) =>
  createHmac('sha256', nonce).update(domain).update(Buffer.concat(fields)).digest('base64url')
const same = (one, other) => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

const sha256 = (kind, ...parts) => createHash('sha256').update(Buffer.concat([Buffer.from([kind]), ...parts])).digest()

/** The claims of one of many that share a signature, if the signed root holds them (RFC 9162, 2.1.3.2). */
function entry(root, claims, proof) {
  if (Object.keys(root).sort().join() !== 'iat,iss,root,size') refused('MALFORMED')
  const leaf = bytes(claims)
  const indexed = bytes(proof)
  if (indexed.length < 4) refused('MALFORMED')
  let node = indexed.readUInt32BE(0)
  let last = root.size - 1
  if (node > last || indexed.length % 32 !== 4) refused('BAD_SIGNATURE')
  let hash = sha256(0, leaf)
  for (let at = 4; at < indexed.length; at += 32) {
    const neighbour = indexed.subarray(at, at + 32)
    if (last === 0) refused('BAD_SIGNATURE')
    if (node % 2 === 1 || node === last) {
      hash = sha256(1, neighbour, hash)
      while (node % 2 === 0 && node !== 0) { node /= 2; last = Math.floor(last / 2) }
    } else hash = sha256(1, hash, neighbour)
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  if (last !== 0 || hash.toString('base64url') !== root.root) refused('BAD_SIGNATURE')
  const said = json(claims)
  return said.iss === root.iss ? said : refused('MALFORMED')
}

/** Returns the claims of an attestation, or throws with a `reason`. `now` in seconds. */
export const verified = (token, nonce, record, context) =>
  opened('sekisho-attestation+jwt', CLAIMS, token, nonce, record, context)

/** The same for a release, which is no attestation: only for a system that wants releases to count. */
export const verifiedRelease = (token, nonce, record, context) =>
  opened('sekisho-release+jwt', RELEASE_CLAIMS, token, nonce, record, context)

function opened(typ, shape, token, nonceText, record, { jwks, issuer, audience, now, leeway, withdrawn }) {
  const parts = token.length > 4096 ? [] : token.split('.')
  const ofMany = parts.length === 5 && typ === 'sekisho-attestation+jwt'
  if (parts.length !== 3 && !ofMany) refused('MALFORMED')
  const header = json(parts[0])
  if (header.alg !== 'EdDSA') refused('WRONG_ALGORITHM')
  if (header.typ !== (ofMany ? 'sekisho-attestation-tree+jws' : typ)) refused('WRONG_TYPE')
  if (Object.keys(header).sort().join() !== 'alg,kid,typ') refused('MALFORMED')
  const signature = bytes(parts[2])
  const jwk = jwks.keys.find((key) => key.kid === header.kid) ?? refused('UNKNOWN_KEY')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: jwk.x }, format: 'jwk' })
  if (!verify(null, Buffer.from(parts[0] + '.' + parts[1]), key, signature)) refused('BAD_SIGNATURE')

  const claims = ofMany ? entry(json(parts[1]), parts[3], parts[4]) : json(parts[1])
  if (Object.keys(claims).some((name) => !(name in shape) && !(name in USUAL))) refused('MALFORMED')
  for (const [name, type] of Object.entries(shape)) if (typeof claims[name] !== type) refused('MALFORMED')
  const said = { ...USUAL, ...claims }
  if (typeof said.destination !== 'string' || !KEY_KINDS.includes(said.keyKind)) refused('MALFORMED')
  const nonce = bytes(nonceText)
  if (nonce.length !== 32 || claims.cv !== 1) refused('MALFORMED')
  if (claims.iss !== issuer) refused('OTHER_ISSUER')
  if (claims.nbf > now + leeway) refused('NOT_YET_VALID')
  if (claims.exp <= now - leeway) refused('EXPIRED')
  if (claims.aud !== audience) refused('OTHER_AUDIENCE')
  if (claims.procedure !== record.procedure) refused('OTHER_PROCEDURE')
  if (withdrawn.includes(claims.policy)) refused('POLICY_WITHDRAWN')

  const destination = field(1, record.destinationKey)
  const subject = Buffer.concat(FIELDS.map((path, i) => field(i + 2, at(record.subject, path))))
  const there = said.destination === (record.destination ?? USUAL.destination)
    && said.keyKind === (record.destinationKeyKind ?? USUAL.keyKind)
  if (there && same(claims.cmt, commitment(nonce, 'sekisho cmt 1\0', destination, subject))) return claims
  refused(same(claims.rec, commitment(nonce, 'sekisho rec 1\0', subject)) ? 'OTHER_DESTINATION' : 'OTHER_RECORD')
}

const file = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8'))
let wrong = 0
for (const [check, vectors] of [[verified, file.vectors], [verifiedRelease, file.releases]]) {
  for (const vector of vectors) {
    let verdict = 'VALID'
    try {
      check(vector.token, vector.nonce, vector.record, { jwks: file.jwks, issuer: file.issuer,
        audience: vector.audience, now: Date.parse(vector.at) / 1000, leeway: file.leewaySeconds,
        withdrawn: file.withdrawnPolicies })
    } catch (refusal) { verdict = refusal.reason ?? String(refusal) }
    if (verdict !== vector.expected) { wrong++; console.log(`${vector.name}: ${verdict}, expected ${vector.expected}`) }
  }
}
console.log(`${file.vectors.length} vectors, ${file.releases.length} releases, ${wrong} wrong`)
process.exitCode = wrong ? 1 : 0
