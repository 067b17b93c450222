// One message as a bubble: who, what it answers, media, text, marks, reactions, buttons.

import { el } from "./dom.js";
import { isSafeLink, richText } from "./richtext.js";
import { clockTime } from "./times.js";

const STYLES = new Set(["primary", "success", "danger"]);
const OTHER_KINDS = {
  voice: ["🎤", "Голосовое сообщение"],
  audio: ["🎵", "Аудио"],
  video: ["🎬", "Видео"],
  video_note: ["📹", "Видеосообщение"],
  animation: ["🎞", "Анимация"],
  sticker: ["🌼", "Стикер"],
  contact: ["👤", "Контакт"],
  venue: ["📍", "Место на карте"],
  location: ["📍", "Точка на карте"],
  poll: ["📊", "Опрос"],
  dice: ["🎲", "Кубик"],
};

/** Say a message in one line: for quotes, topic lists and the lock screen. */
export function oneLine(message) {
  const said = message.text ?? message.caption;
  if (said) return said.replace(/\s+/g, " ").trim();
  if (message.photo) return "Фотография";
  if (message.document) return message.document.file_name ?? "Файл";
  const kind = Object.keys(OTHER_KINDS).find((name) => message[name]);
  return kind ? OTHER_KINDS[kind][1] : (serviceText(message) ?? "Сообщение");
}

/** Give the words of a service message, or null for an ordinary one. */
export function serviceText(message) {
  if (message.forum_topic_created) return `Создана тема «${message.forum_topic_created.name}»`;
  if (message.forum_topic_edited?.name) return `Тема теперь называется «${message.forum_topic_edited.name}»`;
  if (message.forum_topic_edited) return "У темы новый значок";
  if (message.forum_topic_closed) return "Тема закрыта";
  if (message.forum_topic_reopened) return "Тема снова открыта";
  if (message.pinned_message) return `Закреплено: ${shorten(oneLine(message.pinned_message), 40)}`;
  if (message.new_chat_members) return `В группе: ${message.new_chat_members.map((who) => who.first_name).join(", ")}`;
  if (message.left_chat_member) return `${message.left_chat_member.first_name} больше не в группе`;
  if (message.new_chat_title) return `Группа теперь называется «${message.new_chat_title}»`;
  if (message.group_chat_created || message.supergroup_chat_created) return "Группа создана";
  return null;
}

/** Cut a text to a length, at a whole character. */
export function shorten(text, limit) {
  const characters = [...text];
  return characters.length > limit ? `${characters.slice(0, limit - 1).join("")}…` : text;
}

/** Make the node of a message. `scene` says who looks and what a press does. */
export function bubble(message, scene) {
  const service = serviceText(message);
  if (service) return el("div", { class: "service", test: "service" }, service);
  const node = el(
    "article",
    {
      class: `message ${scene.mine ? "mine" : "theirs"}${scene.selected ? " selected" : ""}${scene.fresh ? " fresh" : ""}`,
      test: "message",
      tabIndex: 0,
      "data-message": message.message_id,
      "aria-label": `${scene.author}, ${clockTime(message.date * 1000)}`,
    },
    body(message, scene),
    keyboard(message, scene),
  );
  node.addEventListener("click", (event) => choose(event, message, scene));
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === node) scene.onChoose(message);
  });
  return node;
}

function choose(event, message, scene) {
  if (event.target.closest("button, a, .spoiler:not(.open)")) return;
  if (String(document.getSelection()) !== "") return;
  scene.onChoose(message);
}

function body(message, scene) {
  const text = message.text ?? message.caption;
  const entities = message.entities ?? message.caption_entities ?? [];
  return el(
    "div",
    { class: `bubble${message.photo ? " with-photo" : ""}` },
    scene.showAuthor && el("div", { class: `author tone-${scene.tone}` }, scene.author),
    quote(message, scene),
    media(message, scene),
    text && el("div", { class: "text", test: "text" }, richText(text, entities)),
    marks(message, scene),
    reactions(message),
  );
}

function quote(message, scene) {
  const answered = scene.answered;
  if (!answered) return null;
  return el("div", { class: "quote" }, el("b", {}, answered.author), el("span", {}, shorten(answered.line, 90)));
}

function media(message, scene) {
  if (message.photo) return photo(message, scene);
  if (message.document) return file(message.document, scene);
  const kind = Object.keys(OTHER_KINDS).find((name) => message[name]);
  if (!kind) return null;
  const [emoji, name] = OTHER_KINDS[kind];
  const detail = kind === "voice" || kind === "video_note" ? duration(message[kind].duration) : message[kind].phone_number;
  return el("div", { class: "kind" }, el("span", { "aria-hidden": "true" }, emoji), el("span", {}, detail ? `${name}, ${detail}` : name));
}

function photo(message, scene) {
  const largest = message.photo.at(-1);
  const width = largest.width || 4;
  const height = largest.height || 3;
  const image = el("img", {
    src: scene.fileAddress(largest.file_id),
    alt: message.caption ? "Фотография к сообщению" : "Фотография",
    width,
    height,
    loading: "lazy",
    decoding: "async",
    class: message.has_media_spoiler ? "veiled" : "",
  });
  const frame = el("a", { class: "photo", href: image.src, target: "_blank", rel: "noopener noreferrer" }, image);
  frame.style.aspectRatio = `${width} / ${height}`;
  frame.addEventListener("click", (event) => {
    if (!image.classList.contains("veiled")) return;
    event.preventDefault();
    image.classList.remove("veiled");
  });
  return frame;
}

function file(document_, scene) {
  const name = document_.file_name ?? "Файл";
  return el(
    "a",
    { class: "kind", href: scene.fileAddress(document_.file_id), target: "_blank", rel: "noopener noreferrer" },
    el("span", { "aria-hidden": "true" }, "📄"),
    el("span", {}, name),
  );
}

function duration(seconds) {
  const whole = Number(seconds) || 0;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function marks(message, scene) {
  return el(
    "div",
    { class: "marks" },
    scene.pinned && el("span", { title: "Закреплено", "aria-label": "закреплено" }, "📌"),
    message.has_protected_content && el("span", { title: "Нельзя переслать", "aria-label": "нельзя переслать" }, "🔒"),
    message.edit_date && el("span", {}, "изменено"),
    el("time", { datetime: new Date(message.date * 1000).toISOString() }, clockTime(message.date * 1000)),
  );
}

function reactions(message) {
  const given = message.reactions ?? [];
  if (!given.length) return null;
  return el(
    "div",
    { class: "reactions", test: "reactions", "aria-label": `Реакция: ${given.join(" ")}` },
    given.map((emoji) => el("span", {}, emoji)),
  );
}

function keyboard(message, scene) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return null;
  return el(
    "div",
    { class: "keyboard", role: "group", "aria-label": "Кнопки сообщения" },
    rows.map((row) => el("div", { class: "row" }, row.map((button) => key(button, message, scene)))),
  );
}

function key(button, message, scene) {
  const style = STYLES.has(button.style) ? ` ${button.style}` : "";
  const common = { class: `key${style}`, test: "button", "data-label": button.text };
  if (button.url && isSafeLink(button.url)) {
    const inside = scene.deepLink(button.url);
    if (inside) return pressable(button, common, () => scene.onCommand(inside));
    const mark = el("span", { class: "corner", "aria-hidden": "true" }, "↗");
    const address = { href: button.url, target: "_blank", rel: "noopener noreferrer" };
    return el("a", { ...common, ...address }, button.text, mark);
  }
  if (button.copy_text) return pressable(button, common, () => scene.onCopy(button.copy_text.text));
  if (button.callback_data) return pressable(button, common, (node) => scene.onPress(message, button, node));
  return el("button", { ...common, type: "button", disabled: true, title: "В демонстрации не работает" }, button.text);
}

function pressable(button, common, action) {
  const node = el("button", { ...common, type: "button" }, button.text);
  node.addEventListener("click", () => action(node));
  return node;
}
