// Verifies an Entente evidence pack in a browser (or in Node), with WebCrypto and nothing else.
// It asks the same questions as verify.py and shares no line with it.
"use strict";

const FORMAT = "entente-evidence/2";
const ABOUT = "format origin log_key stream_tag [receipt_keys] policy checkpoint";
const BARE = "(index) entry [proof]";
const READS = ["disclosure:read", "disclosure:downloaded", "reveal_request:shown"];
const ENDED = ["authorization:withdrawn", "authorization:expired", "authorization:superseded"];
const KEYS = "log-keys.jsonl";
const OUTSIDE = ["README.txt", "verify.py", "verify.html", "verify.js"];

async function keysOf(about, announced) { // each key of the log announces the next one
  let keys = [];
  for (const [at, shown] of announced.entries()) {
    const place = `newer key ${at + 1} of the log`;
    const note = strict(shown.entry, place).facts?.succession ?? "";
    const lines = note.slice(0, note.lastIndexOf("\n\n")).split("\n");
    const [earlier, newer] = ["from ", "to "].map((word) => lines.find((line) => line.startsWith(word))?.slice(word.length) ?? "");
    ensure(lines[0] === "entente/log-key-succession/1" && earlier && newer, place, "This announces no key of a log.");
    for (const key of [earlier, newer]) {
      ensure((await keyOf(key)).name === lines[1] && await noteSigned(note, key), place, "The newer key of the log was not announced by the one before.");
    }
    ensure(at === 0 || keys.at(-1) === earlier, place, "This newer key of the log does not follow the one before.");
    keys = [...(at === 0 ? [earlier] : keys), newer];
  }
  return keys.length ? keys : [about.log_key];
}

async function readCheckpoint(note, about, keys, knownKey, policy) {
  const logKey = about.log_key;
  ensure(logKey === keys.at(-1) && (!knownKey || keys.includes(knownKey)), "pack.json", "The log's key in the pack is not the one that you gave.");
  ensure(await noteSigned(note, logKey), "checkpoint", "The checkpoint is not signed by the log.");
  const [origin, size, root, blank] = note.split("\n");
  ensure(blank === "" && origin === (await keyOf(logKey)).name && origin === about.origin, "checkpoint", "The checkpoint is of another log, or of another form.");
  const { signers, enough } = await witnessesOf(note, policy);
  ensure(policy === "" || enough, "checkpoint", "Not enough witnesses have signed this checkpoint.");
  ensure(hex(await sha256(utf8(note))) === about.checkpoint, "checkpoint", "A signature was added, left out or moved since this was packed.");
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


function linesOf(written, name) {
  const lines = written.split("\n");
  ensure(lines.pop() === "", name, "Something was added behind the last line, or its end is cut off.");
  return lines;
}

const bare = (line, place) => members(strict(line, place), BARE, place);

async function logged(shown, log, place) {
  const path = shown.proof.map((one) => fromB64(one, place));
  const leaf = await leafOf(utf8(shown.entry));
  ensure(await included(leaf, shown.index, log.size, path, log.root), place, "This entry does not stand in the signed log.");
  return { entry: strict(shown.entry, place), leaf };
}

async function verifyPack(zip, knownKey = "") {
  try {
    return await verifyAll(zip, knownKey);
  } catch (damage) {
    throw damage instanceof Broken ? damage : new Broken("pack", `A part of this pack is missing or damaged (${damage.message}).`);
  }
}

function allowed(entry, inForce, receipt, place) {
  const named = entry.authorization ?? {};
  const version = `${named.id} ${named.version}`;
  if (entry.verb === "authorization:granted") {
    const { kids } = receipt(named.receipt_hash, place);
    ensure(!entry.facts.receipt_key || kids.includes(entry.facts.receipt_key), place, "The receipt is signed with another key than the log says.");
    inForce.set(version, named.receipt_hash);
  } else if (ENDED.includes(entry.verb)) {
    inForce.delete(version);
  } else if (READS.includes(entry.verb)) {
    ensure(inForce.has(version) && inForce.get(version) === named.receipt_hash, place, "This was read without a permission in force.");
    const { record } = receipt(named.receipt_hash, place);
    const until = record.x_expiry.not_after;
    ensure(until === null || entry.t < Date.parse(until), place, "This was read after the permission had ended.");
    ensure(record.party.some((party) => party.party_id === entry.facts.organization), place,
      "This was read by an organization that the receipt does not name.");
  }
}

async function verifyAll(zip, knownKey) {
  const files = await filesOf(zip);
  const file = (name) => { ensure(files.has(name), name, "This file is missing."); return read(files.get(name), name); };
  const about = strict(file("pack.json"), "pack.json");
  ensure(about?.format === FORMAT, "pack.json", "This is not an evidence pack of a kind that is known here.");
  members(about, ABOUT, "pack.json");
  const policy = about.policy ? file("policy") : "";
  ensure(!policy || hex(await sha256(utf8(policy))) === about.policy, "policy", "The policy is not the one that the pack was written with.");
  const announced = files.has(KEYS) ? linesOf(file(KEYS), KEYS).map((line, at) => bare(line, `newer key ${at + 1} of the log`)) : [];
  const log = await readCheckpoint(file("checkpoint"), about, await keysOf(about, announced), knownKey.trim(), policy);
  for (const [at, shown] of announced.entries()) await logged(shown, log, `newer key ${at + 1} of the log`);
  const [keys, receipts] = [about.receipt_keys.map((key) => fromB64(key, "pack.json", b64url)), new Map()];
  for (const name of [...files.keys()].filter((one) => one.startsWith("receipts/"))) {
    const found = await recordIn(file(name), keys, name);
    const digest = hex(await sha256([2], utf8(canonical(found.record))));
    ensure(name === `receipts/${digest}.json`, name, "This receipt stands here under another name than its own.");
    receipts.set(digest, found);
  }
  const used = new Set();
  const receipt = (digest, place) => {
    ensure(receipts.has(digest), place, "The customer's receipt for this is missing.");
    used.add(`receipts/${digest}.json`);
    return receipts.get(digest);
  };
  const inForce = new Map();
  let [count, index, last] = [0, -1, null];
  for (const line of linesOf(file("events.jsonl"), "events.jsonl")) {
    count += 1;
    const place = `entry ${count} of the case`;
    const shown = members(strict(line, place), `${BARE} {disclosed}`, place);
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
  const heads = members(strict(file("heads.json"), "heads.json"), `${BARE} (place) [path]`, "heads.json");
  const sealed = (await logged(heads, log, "heads.json")).entry;
  const leaf = await leafOf(utf8(canonical([about.stream_tag, count, last])));
  const path = heads.path.map((one) => fromB64(one, "heads.json"));
  const root = fromB64(sealed.facts.root, "heads.json", b64url);
  ensure(sealed.verb === "heads:sealed" && await included(leaf, heads.place, sealed.facts.streams, path, root), "end of the case", "The last entries are left out: the case went on.");
  const looked = new Set(["pack.json", "checkpoint", "events.jsonl", "heads.json", ...OUTSIDE, ...used, ...(policy ? ["policy"] : []), ...(announced.length ? [KEYS] : [])]);
  for (const name of files.keys()) ensure(looked.has(name), name, "This file was added: nothing in the log names it.");
  const signers = new Set([...used].flatMap((name) => [...receipts.get(name.slice(9, -5)).signers]));
  ensure([...about.receipt_keys].sort().join() === [...signers].sort().join(), "pack.json", "A key stands here twice, or has signed no receipt of this pack.");
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
