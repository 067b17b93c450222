// The control interface of the built-in Telegram: plain JSON on the same origin.

const TROUBLES = [
  ["press never answered", "Бот не ответил на нажатие. Попробуйте ещё раз."],
  ["message not found", "Этого сообщения уже нет."],
  ["this clock cannot be moved", "Здесь время не передвигается."],
];
const RETRY_MS = [500, 1000, 2000, 4000];

/** What the server refused, with its reason in `message`. */
export class Refused extends Error {}

async function ask(path, options = {}) {
  const response = await fetch(`sim/${path}`, { cache: "no-store", ...options });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(explain(answer.description));
  return answer;
}

const tell = (path, body) =>
  ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

function explain(reason = "") {
  return TROUBLES.find(([known]) => String(reason).includes(known))?.[1] ?? "Не получилось. Попробуйте ещё раз.";
}

/** Everything as it stands. */
export const state = () => ask("state");

/** Send as a person. */
export const send = (letter) => tell("messages", letter);

/** Press a button as a person; the answer may carry a toast. */
export const press = (what) => tell("press", what);

/** Change an own message. */
export const edit = (what) => tell("edit", what);

/** Stop the bot or let it write again. */
export const block = (what) => tell("block", what);

/** Move the clock of the demonstration. */
export const clock = (move) => tell("clock", move);

/** Where a file of the built-in Telegram lies. */
export const fileAddress = (id) => `sim/files/${encodeURIComponent(id)}`;

/** Follow the changes for ever: `onChange` after each, `onLink(false)` while the server is away. */
export async function follow({ onChange, onLink, signal }) {
  let version = -1;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const news = await ask(`events?since=${version}`, { signal });
      if (news.version !== version || failures) await onChange();
      version = news.version;
      failures = 0;
      onLink(true);
    } catch (trouble) {
      if (signal.aborted) return;
      if (!(trouble instanceof TypeError || trouble instanceof Refused)) console.error(trouble);
      onLink(false);
      await pause(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
      failures += 1;
      version = -1;
    }
  }
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Read a file as base64 without its prefix. */
export function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",", 2)[1]);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
