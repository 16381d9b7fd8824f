/**
 * Send one file in pieces and go on where it stopped.
 *
 * POST create (the form's fields, filename, size) gives {id, url, offset}; PATCH url with Upload-Offset and a raw
 * piece gives 204 and the new Upload-Offset; HEAD url gives the offset; POST url/finish gives {url}, the next page.
 */
import { send, sentenceOf } from "./server.js";

const PIECE = 8 * 1024 * 1024;
const TRIES = 6;
const FIRST_PAUSE = 1000;

/** A refusal that trying again does not help. */
export class Stopped extends Error {}

/** The same before anything was taken: there is nothing to go on with. */
export class NotBegun extends Stopped {}

function memoryOf(address, file) {
  return `upload:${address}:${file.name}:${file.size}:${file.lastModified}`;
}

function offsetOf(response) {
  return Number(response.headers.get("Upload-Offset"));
}

async function refuse(response, otherwise, Refusal = Stopped) {
  throw new Refusal(await sentenceOf(response, otherwise));
}

/** Where to send: an upload that was begun before and is still open, or a new one. */
async function begin(address, file, fields) {
  const known = sessionStorage.getItem(memoryOf(address, file));
  const before = known && (await send(known, { method: "HEAD" }));
  if (before?.ok) {
    return { url: known, offset: offsetOf(before) };
  }
  fields.set("filename", file.name);
  fields.set("size", String(file.size));
  const response = await send(address, { method: "POST", body: fields });
  if (!response.ok) {
    await refuse(response, "The upload could not be started.", NotBegun);
  }
  const { url, offset } = await response.json();
  sessionStorage.setItem(memoryOf(address, file), url);
  return { url, offset: offset ?? 0 };
}

async function sendPiece(url, file, offset, signal) {
  const response = await send(url, {
    method: "PATCH",
    body: file.slice(offset, offset + PIECE),
    headers: { "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" },
    signal,
  });
  if (response.ok) {
    return offsetOf(response);
  }
  if (response.status === 409 || response.status >= 500) {
    throw new Error("The server is somewhere else; its offset is asked for.");
  }
  return refuse(response, "The upload was refused.");
}

async function askOffset(url) {
  const response = await send(url, { method: "HEAD" });
  if (!response.ok) {
    throw new Error("The offset could not be asked for.");
  }
  return offsetOf(response);
}

/** One piece, tried again after longer and longer pauses, each time from where the server really is. */
async function advance(url, file, offset, signal, onWait) {
  let from = offset;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await sendPiece(url, file, from, signal);
    } catch (problem) {
      if (problem instanceof Stopped || signal.aborted || attempt >= TRIES) {
        throw problem;
      }
      onWait();
      await new Promise((wake) => setTimeout(wake, FIRST_PAUSE * 2 ** attempt));
      from = await askOffset(url).catch(() => from);
    }
  }
}

/** Send the whole file; gives the address of the next page. `report(offset)` is called after each piece. */
export async function sendFile(address, file, fields, signal, report, onWait) {
  const { url, offset } = await begin(address, file, fields);
  let sent = offset;
  report(sent);
  while (sent < file.size) {
    sent = await advance(url, file, sent, signal, onWait);
    report(sent);
  }
  const response = await send(`${url}/finish`, { method: "POST" });
  if (!response.ok) {
    await refuse(response, "The upload could not be finished.");
  }
  sessionStorage.removeItem(memoryOf(address, file));
  return (await response.json()).url;
}
