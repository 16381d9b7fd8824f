/** Turn the upload form into a resumable one: drop, progress, pause. Without scripts it is an ordinary form. */
import { NotBegun, sendFile } from "./sending.js";

function sizeWords(bytes) {
  const units = ["bytes", "kB", "MB", "GB"];
  let amount = bytes;
  let unit = 0;
  while (amount >= 1000 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return `${amount < 10 && unit ? amount.toFixed(1) : Math.round(amount)} ${units[unit]}`;
}

class Upload {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector('input[type="file"]');
    this.region = form.querySelector("[data-upload-progress]");
    this.words = form.querySelector("[data-upload-words]");
    this.bar = this.region.querySelector("progress");
    this.pauseButton = form.querySelector("[data-upload-pause]");
    this.submitButton = form.querySelector('button[type="submit"]');
    this.abort = null;
    form.addEventListener("submit", (event) => this.start(event));
    this.pauseButton.addEventListener("click", () => this.abort?.abort());
    this.acceptDrops(form.querySelector("[data-drop]"));
  }

  acceptDrops(place) {
    place.addEventListener("dragover", (event) => {
      event.preventDefault();
      place.classList.add("drop-over");
    });
    place.addEventListener("dragleave", () => place.classList.remove("drop-over"));
    place.addEventListener("drop", (event) => {
      event.preventDefault();
      place.classList.remove("drop-over");
      if (event.dataTransfer.files.length) {
        this.input.files = event.dataTransfer.files;
        this.input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
  }

  /** Everything in the form but the file itself. */
  fields() {
    const fields = new FormData(this.form);
    fields.delete(this.input.name);
    return fields;
  }

  report(sent, size) {
    this.bar.max = size || 1;
    this.bar.value = sent;
    this.words.textContent = `${sizeWords(sent)} of ${sizeWords(size)}`;
  }

  running(isRunning) {
    this.region.hidden = false;
    this.pauseButton.hidden = !isRunning;
    this.submitButton.disabled = isRunning;
    this.input.disabled = isRunning;
  }

  async start(event) {
    const file = this.input.files[0];
    if (!file || event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    const fields = this.fields();
    this.abort = new AbortController();
    this.region.querySelector("[data-upload-name]").textContent = file.name;
    this.running(true);
    try {
      const next = await sendFile(
        this.form.dataset.upload,
        file,
        fields,
        this.abort.signal,
        (sent) => this.report(sent, file.size),
        () => (this.words.textContent = "The connection is interrupted. Trying again…"),
      );
      this.abort = null;
      location.assign(new URL(next, location.href));
    } catch (problem) {
      this.stop(problem);
    }
  }

  stop(problem) {
    const paused = this.abort?.signal.aborted;
    this.abort = null;
    this.running(false);
    const later = `“${this.submitButton.textContent.trim()}” goes on where it stopped.`;
    if (paused) {
      this.words.textContent = `Paused. ${later}`;
    } else {
      this.words.textContent = problem instanceof NotBegun ? problem.message : `${problem.message} ${later}`;
    }
  }
}

for (const form of document.querySelectorAll("form[data-upload]")) {
  const upload = new Upload(form);
  addEventListener("beforeunload", (event) => upload.abort && event.preventDefault());
}
