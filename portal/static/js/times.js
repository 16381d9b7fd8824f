/** Keep relative times true while a page stays open, in the same words as the server uses. */

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;
const WEEK = 7 * DAY;

function plural(number, word) {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

/** "3 hours ago", "in 20 minutes", or nothing beyond a week, where the day that stands there stays right. */
export function relativeWords(instant, now) {
  const seconds = Math.floor(Math.abs(instant - now) / 1000);
  if (seconds < MINUTE) {
    return instant <= now ? "just now" : "in a moment";
  }
  if (seconds >= WEEK) {
    return "";
  }
  const [size, word] = seconds >= DAY ? [DAY, "day"] : seconds >= HOUR ? [HOUR, "hour"] : [MINUTE, "minute"];
  const words = plural(Math.floor(seconds / size), word);
  return instant < now ? `${words} ago` : `in ${words}`;
}

function inBrowsersZone(instant) {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(instant);
}

function refresh() {
  const now = Date.now();
  const ownZone = document.documentElement.dataset.zone === "browser";
  for (const time of document.querySelectorAll("time[data-when]")) {
    const instant = Date.parse(time.dateTime);
    if (ownZone) {
      time.title = inBrowsersZone(instant);
    }
    if (time.dataset.when === "relative") {
      time.textContent = relativeWords(instant, now) || time.textContent;
    } else if (ownZone && time.dataset.when === "absolute") {
      time.textContent = inBrowsersZone(instant);
    }
  }
}

refresh();
setInterval(refresh, 30_000);
document.addEventListener("visibilitychange", () => document.hidden || refresh());
