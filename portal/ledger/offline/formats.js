// The formats inside a pack: canonical JSON, hash trees, signed notes, signed receipts, zip. Joined into verify.js.

class Broken extends Error {
  constructor(place, sentence) { super(`${place}: ${sentence}`); }
}
const ensure = (holds, place, sentence) => { if (!holds) throw new Broken(place, sentence); };

const utf8 = (text) => new TextEncoder().encode(text);
const text = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
const read = (bytes, place) => {
  try {
    return text(bytes);
  } catch {
    throw new Broken(place, "This is not readable.");
  }
};
const join = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));
const b64 = (bytes) => btoa(String.fromCharCode(...bytes));
const b64url = (bytes) => b64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const same = (one, other) => hex(one) === hex(other);

function fromB64(encoded, place, write = b64) {
  let plain;
  try {
    plain = Uint8Array.from(atob(encoded.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
  } catch {
    throw new Broken(place, "This encoding is damaged.");
  }
  ensure(write(plain) === encoded, place, "This encoding has more than one reading.");
  return plain;
}

// RFC 8785: JSON.stringify writes values as it demands; only the names have to be sorted.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

function readJson(written, place) {
  try {
    return JSON.parse(written);
  } catch {
    throw new Broken(place, "This is not readable.");
  }
}

function strict(written, place) {
  const value = readJson(written, place);
  ensure(canonical(value) === written, place, "This is not written in the one canonical way.");
  return value;
}

// An object that has exactly these members, each of its kind: text, or [list], (number), {object}.
function members(value, names, place) {
  const kinds = { "[": Array.isArray, "(": Number.isSafeInteger, "{": isObject };
  const wanted = new Map(names.split(" ").map((name) => [name.replace(/[[\](){}]/g, ""), kinds[name[0]] ?? isText]));
  const whole = isObject(value) && Object.keys(value).length === wanted.size && Object.keys(value).every((name) => wanted.has(name));
  ensure(whole, place, "Something was added here, or is missing.");
  for (const [name, fits] of wanted) ensure(fits(value[name]), place, "Something here is of another kind.");
  return value;
}

const isText = (value) => typeof value === "string";
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

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
  if (key.length !== 32 || signature.length !== 64) return false;
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
  return note.endsWith("\n") && verdicts.length > 0 && verdicts.every(Boolean);
}

const kidOf = async (key) => b64url(await sha256(utf8(canonical({ crv: "Ed25519", kty: "OKP", x: b64url(key) }))));
const headerFor = async (key) => canonical({ alg: "Ed25519", kid: await kidOf(key), typ: "authorization-receipt+json" });

// A signature of anybody else has no place in a receipt: nobody could tell what it is worth.
async function recordIn(receipt, keys, place) {
  const outer = members(readJson(receipt, place), "payload [signatures]", place);
  const record = strict(read(fromB64(outer.payload, place, b64url), place), place);
  const signers = new Set();
  for (const one of outer.signatures) {
    const entry = members(one, "protected signature", place);
    const header = read(fromB64(entry.protected, place, b64url), place);
    let known;
    for (const key of keys) if (header === await headerFor(key)) known = key;
    const message = utf8(`${entry.protected}.${outer.payload}`);
    const right = known && !signers.has(b64url(known)) && await signed(known, message, fromB64(entry.signature, place, b64url));
    ensure(right, place, "This receipt is not signed by a key of this pack.");
    signers.add(b64url(known));
  }
  ensure(signers.size, place, "This receipt is not signed by a key of this pack.");
  return { record, signers, kids: await Promise.all(keys.filter((key) => signers.has(b64url(key))).map(kidOf)) };
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
