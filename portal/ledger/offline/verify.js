// Verifies an Entente evidence pack in a browser (or in Node), with WebCrypto and nothing else.
// It asks the same questions as verify.py and shares no line with it.
"use strict";

const FORMAT = "entente-evidence/1";
const READS = ["disclosure:read", "disclosure:downloaded", "reveal_request:shown"];
const ENDED = ["authorization:withdrawn", "authorization:expired", "authorization:superseded"];
const OUTSIDE = ["README.txt", "verify.py", "verify.html", "verify.js"];

class Broken extends Error {
  constructor(place, sentence) { super(`${place}: ${sentence}`); }
}
const ensure = (holds, place, sentence) => { if (!holds) throw new Broken(place, sentence); };

const utf8 = (text) => new TextEncoder().encode(text);
const text = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
const join = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));
const b64 = (bytes) => btoa(String.fromCharCode(...bytes));
const b64url = (bytes) => b64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const same = (one, other) => hex(one) === hex(other);

function fromB64(encoded, place, write = b64) {
  const plain = Uint8Array.from(
    atob(encoded.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
  ensure(write(plain) === encoded, place, "This encoding has more than one reading.");
  return plain;
}

// RFC 8785: JSON.stringify writes values as it demands; only the names have to be sorted.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

function strict(written, place) {
  const value = JSON.parse(written);
  ensure(canonical(value) === written, place, "This is not written in the one canonical way.");
  return value;
}

const leafOf = (entry) => sha256([0], entry);

async function included(leaf, index, size, path, root) {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) return false;
  if ([leaf, root, ...path].some((one) => one.length !== 32)) return false;
  let [at, last, computed] = [index, size - 1, leaf];
  const up = () => { [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]; };
  for (const sibling of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      computed = await sha256([1], sibling, computed);
      while (at !== 0 && at % 2 === 0) up();
    } else {
      computed = await sha256([1], computed, sibling);
    }
    up();
  }
  return last === 0 && same(computed, root);
}

async function signed(key, message, signature) {
  const imported = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, message);
}

async function keyOf(vkey) {
  const [name, id, ...rest] = vkey.trim().split("+");
  const material = fromB64(rest.join("+"), "key");
  const found = (await sha256(utf8(`${name}\n`), material)).slice(0, 4);
  ensure(hex(found) === id, "key", "The id of this verifier key does not belong to it.");
  return { name, id: found, kind: material[0], key: material.slice(1) };
}

async function noteSigned(note, vkey) {
  const { name, id, kind, key } = await keyOf(vkey);
  const cut = note.lastIndexOf("\n\n");
  const body = note.slice(0, cut + 1);
  const verdicts = [];
  for (const line of note.slice(cut + 2).split("\n")) {
    if (!line.startsWith(`— ${name} `)) continue;
    const mark = fromB64(line.slice(`— ${name} `.length), "checkpoint");
    if (!same(mark.slice(0, 4), id)) continue;
    if (kind === 1) verdicts.push(await signed(key, utf8(body), mark.slice(4)));
    else if (kind === 4) {
      const moment = new DataView(mark.buffer).getBigUint64(4);
      verdicts.push(await signed(key, utf8(`cosignature/v1\ntime ${moment}\n${body}`), mark.slice(12)));
    } else verdicts.push(false);
  }
  return verdicts.length > 0 && verdicts.every(Boolean);
}

async function headerFor(key) {
  const kid = b64url(await sha256(utf8(canonical({ crv: "Ed25519", kty: "OKP", x: b64url(key) }))));
  return canonical({ alg: "Ed25519", kid, typ: "authorization-receipt+json" });
}

async function recordIn(receipt, keys, place) {
  const outer = JSON.parse(receipt);
  const record = strict(text(fromB64(outer.payload, place, b64url)), place);
  for (const entry of outer.signatures) {
    const header = text(fromB64(entry.protected, place, b64url));
    for (const key of keys) {
      const message = utf8(`${entry.protected}.${outer.payload}`);
      const known = header === await headerFor(key);
      if (known && await signed(key, message, fromB64(entry.signature, place, b64url))) return record;
    }
  }
  throw new Broken(place, "This receipt is not signed by a key of this pack.");
}

async function filesOf(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  ensure(end >= 0, "pack", "This is not a zip file.");
  const files = new Map();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const name = text(zip.slice(at + 46, at + 46 + lengths[0]));
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = zip.slice(start, start + view.getUint32(at + 20, true));
    ensure(!files.has(name), name, "This file stands twice in the pack.");
    files.set(name, view.getUint16(at + 10, true) === 0 ? packed : await inflated(packed));
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  return files;
}

async function inflated(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function readCheckpoint(note, about, logKey, policy) {
  ensure(about.log_key === logKey, "pack.json", "The log's key in the pack is not the one that you gave.");
  ensure(await noteSigned(note, logKey), "checkpoint", "The checkpoint is not signed by the log.");
  const [origin, size, root, blank] = note.split("\n");
  ensure(blank === "" && origin === (await keyOf(logKey)).name && origin === about.origin, "checkpoint", "The checkpoint is of another log, or of another form.");
  const { signers, enough } = await witnessesOf(note, policy);
  ensure(policy === "" || enough, "checkpoint", "Not enough witnesses have signed this checkpoint.");
  return { size: Number(size), root: fromB64(root, "checkpoint"), witnesses: signers };
}

async function witnessesOf(note, policy) { // C2SP tlog-policy, as packs write it
  const known = new Map([["none", true]]);
  let [signers, enough] = [0, false];
  for (const [word, name, first, ...members] of policy.split("\n").map((line) => line.split(" "))) {
    if (word === "witness") signers += Number(known.set(name, await noteSigned(note, first)).get(name));
    if (word === "group") known.set(name, members.filter((one) => known.get(one)).length >= Number(first));
    if (word === "quorum") enough = known.get(name) === true;
  }
  return { signers, enough };
}

async function logged(shown, log, place) {
  const path = shown.proof.map((one) => fromB64(one, place));
  const leaf = await leafOf(utf8(shown.entry));
  ensure(await included(leaf, shown.index, log.size, path, log.root), place, "This entry does not stand in the signed log.");
  return { entry: strict(shown.entry, place), leaf };
}

function allowed(entry, inForce, receipt, place) {
  const named = entry.authorization ?? {};
  const version = `${named.id} ${named.version}`;
  if (entry.verb === "authorization:granted") {
    receipt(named.receipt_hash, place);
    inForce.set(version, named.receipt_hash);
  } else if (ENDED.includes(entry.verb)) {
    inForce.delete(version);
  } else if (READS.includes(entry.verb)) {
    ensure(inForce.has(version) && inForce.get(version) === named.receipt_hash, place, "This was read without an authorization in force.");
    const record = receipt(named.receipt_hash, place);
    const until = record.x_expiry.not_after;
    ensure(until === null || entry.t < Date.parse(until), place, "This was read after the authorization had expired.");
    ensure(record.party.some((party) => party.party_id === entry.facts.organization), place,
      "This was read by an organization that the receipt does not name.");
  }
}

async function verifyPack(zip, knownKey = "") {
  const files = await filesOf(zip);
  const read = (name) => { ensure(files.has(name), name, "This file is missing."); return text(files.get(name)); };
  const about = strict(read("pack.json"), "pack.json");
  ensure(about.format === FORMAT, "pack.json", "This is not an evidence pack of a kind that is known here.");
  const policy = about.policy ? read("policy") : "";
  ensure(!policy || hex(await sha256(utf8(policy))) === about.policy, "policy", "The policy is not the one that the pack was written with.");
  const log = await readCheckpoint(read("checkpoint"), about, knownKey.trim() || about.log_key, policy);
  const [keys, receipts] = [about.receipt_keys.map((key) => fromB64(key, "pack.json", b64url)), new Map()];
  for (const name of [...files.keys()].filter((one) => one.startsWith("receipts/"))) {
    const record = await recordIn(read(name), keys, name);
    const digest = hex(await sha256([2], utf8(canonical(record))));
    ensure(name === `receipts/${digest}.json`, name, "This receipt stands here under another name than its own.");
    receipts.set(digest, record);
  }
  const used = new Set();
  const receipt = (digest, place) => {
    ensure(receipts.has(digest), place, "The customer's receipt for this is missing.");
    used.add(`receipts/${digest}.json`);
    return receipts.get(digest);
  };
  const inForce = new Map();
  let [count, index, last] = [0, -1, null];
  for (const line of read("events.jsonl").split("\n").slice(0, -1)) {
    count += 1;
    const place = `entry ${count} of the case`;
    const shown = strict(line, place);
    const { entry, leaf } = await logged(shown, log, place);
    ensure(entry.stream_tag === about.stream_tag, place, "This entry is of another case.");
    ensure(entry.stream_seq === count && entry.stream_prev === last && shown.index > index, place, "An entry is left out, added or out of order here.");
    for (const [name, pair] of Object.entries(shown.disclosed)) {
      ensure(entry._sd?.[name] === b64url(await sha256(utf8(canonical(pair)))), place,
        `The value shown for ${name} is not the one that was logged.`);
    }
    allowed(entry, inForce, receipt, place);
    [index, last] = [shown.index, b64url(leaf)];
  }
  const heads = strict(read("heads.json"), "heads.json");
  const sealed = (await logged(heads, log, "heads.json")).entry;
  const leaf = await leafOf(utf8(canonical([about.stream_tag, count, last])));
  const path = heads.path.map((one) => fromB64(one, "heads.json"));
  const root = fromB64(sealed.facts.root, "heads.json", b64url);
  ensure(sealed.verb === "heads:sealed" && await included(leaf, heads.place, sealed.facts.streams, path, root), "end of the case", "The last entries are left out: the case went on.");
  const looked = new Set(["pack.json", "checkpoint", "events.jsonl", "heads.json", ...OUTSIDE, ...used, ...(policy ? ["policy"] : [])]);
  for (const name of files.keys()) ensure(looked.has(name), name, "This file was added: nothing in the log names it.");
  return { count, sealedAt: new Date(sealed.t).toISOString(), logKey: about.log_key, witnesses: log.witnesses };
}

async function show(form, verdict) {
  const [file] = form.pack.files;
  if (!file) return;
  try {
    const found = await verifyPack(new Uint8Array(await file.arrayBuffer()), form.key.value);
    verdict.dataset.verdict = "right";
    verdict.textContent = `In order. ${found.count} entries: all of this case up to ${found.sealedAt}, each in the signed log, every read allowed.`
      + (form.key.value ? "" : `\n\nCompare the log's key with the one you were given:\n${found.logKey}`);
  } catch (broken) {
    verdict.dataset.verdict = "wrong";
    verdict.textContent = `Not in order. ${broken.message}`;
  }
}

if (globalThis.document) {
  const form = document.getElementById("form");
  form.addEventListener("change", () => show(form, document.getElementById("verdict")));
}
