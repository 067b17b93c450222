// One conversation on one screen: messages, pinned line, typing box, toasts and alerts.

import * as api from "./api.js";
import { bubble, oneLine, serviceText, shorten } from "./bubbles.js";
import { Composer } from "./composer.js";
import { el, fill, Follower, icon, reconcile } from "./dom.js";
import { clockTime, dayKey, dayName } from "./times.js";

const TOAST_MS = 3500;
const TONES = 6;
const DOWN = "M12 5v14M6 13l6 6 6-6";

/** A conversation as one person sees it. */
export class ChatView {
  constructor({ label, onDeepLink }) {
    this.onDeepLink = onDeepLink;
    this.view = null;
    this.shown = "";
    this.selected = null;
    this.settled = false;
    this.composer = new Composer(this.#port(), label);
    this.node = this.#build(label);
  }

  #build(label) {
    this.pinned = el("button", { type: "button", class: "pinned", hidden: true, test: "pinned", on: { click: () => this.#showPinned() } });
    this.list = el("div", { class: "messages", role: "log", "aria-live": "polite", "aria-relevant": "additions", "aria-label": `Переписка: ${label}`, test: "messages" });
    this.empty = el("p", { class: "empty", hidden: true });
    this.down = el("button", { type: "button", class: "icon down", hidden: true, "aria-label": "К последним сообщениям", on: { click: () => this.follower.toEnd() } }, icon(DOWN));
    this.toast = el("div", { class: "toast", role: "status", test: "toast", hidden: true });
    this.alert = el("div", { class: "alert", role: "alertdialog", "aria-modal": "true", "aria-label": "Сообщение бота", test: "alert", hidden: true });
    this.start = el("button", { type: "button", class: "start", test: "start", hidden: true, on: { click: () => this.#begin() } });
    this.keys = el("div", { class: "reply-keys", test: "reply-keys", hidden: true });
    this.follower = new Follower(this.list);
    this.list.addEventListener("scroll", () => this.#markEnd(), { passive: true });
    this.list.addEventListener("click", (event) => {
      const command = event.target.closest("[data-command]");
      if (command) this.say(command.dataset.command);
    });
    const node = el("div", { class: "chat" }, this.pinned, el("div", { class: "stage" }, this.list, this.empty, this.down),
      this.start, this.keys, this.composer.node, this.toast, this.alert);
    this.#acceptDrops(node);
    return node;
  }

  #acceptDrops(node) {
    const files = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
    node.addEventListener("dragover", (event) => {
      if (!files(event)) return;
      event.preventDefault();
      node.classList.add("dropping");
    });
    node.addEventListener("dragleave", (event) => node.contains(event.relatedTarget) || node.classList.remove("dropping"));
    node.addEventListener("drop", (event) => {
      if (!files(event)) return;
      event.preventDefault();
      node.classList.remove("dropping");
      this.composer.take(event.dataTransfer.files[0]);
    });
  }

  #port() {
    return {
      onSend: (letter) => this.#deliver(letter),
      onEdit: (message, text) => this.#try(() => api.edit({ ...this.#where(), message: message.message_id, text })),
      onSelect: (id) => { this.selected = id; this.render(); },
      onTrouble: (words) => this.tellOnce(words),
    };
  }

  #where() {
    return { user: this.view.user.id, chat: this.view.chat?.id ?? this.view.user.id };
  }

  async #deliver({ text, photo, kind, answering }) {
    const letter = { ...this.#where(), text };
    if (photo) letter.photo = await api.base64(photo);
    if (kind) letter.kind = kind;
    if (answering) letter.reply_to = answering.message_id;
    if (this.view.threadId) letter.thread_id = this.view.threadId;
    const taken = await this.#try(() => api.send(letter));
    if (taken) this.toEnd();
    return taken;
  }

  async #try(action) {
    try {
      return (await action()) ?? true;
    } catch (trouble) {
      this.tellOnce(trouble instanceof api.Refused ? trouble.message : "Нет связи с демонстрацией. Попробуйте ещё раз.");
      return null;
    }
  }

  #begin() {
    return this.view.chat?.blocked ? this.#try(() => api.block({ user: this.view.user.id, blocked: false })) : this.say("/start");
  }

  /** Write a line as the person who looks. */
  say(text) {
    return this.#deliver({ text });
  }

  /** Show this view: {model, chat, user, threadId, hint}. */
  show(view) {
    const place = `${view.chat?.id}:${view.threadId ?? ""}:${view.user?.id}`;
    const moved = place !== this.shown;
    this.view = view;
    this.shown = place;
    if (moved) {
      this.composer.reset();
      this.selected = null;
      this.list.replaceChildren();
      this.settled = false;
    }
    this.render();
    if (moved) this.toEnd();
  }

  /** Bring the screen to the state of the view. */
  render() {
    const { chat, hint } = this.view;
    const messages = this.messages();
    this.follower.during(() => reconcile(this.list, this.#items(messages)));
    fill(this.empty, hint);
    this.empty.hidden = messages.length > 0;
    const stopped = Boolean(chat?.blocked);
    fill(this.start, stopped ? "Вернуть бота" : "Начать");
    this.start.hidden = !stopped && (messages.length > 0 || this.view.isGroup);
    this.composer.node.hidden = !chat || !this.start.hidden;
    this.composer.offer(chat?.commands ?? []);
    this.#renderPinned(messages);
    this.#renderKeys(messages);
    this.#markEnd();
    this.settled = true;
  }

  /** The messages of the open topic, or of the whole chat. */
  messages() {
    const { chat, threadId } = this.view;
    const all = chat?.messages ?? [];
    return chat?.isForum ? all.filter((one) => (one.message_thread_id ?? 0) === (threadId ?? 0)) : all;
  }

  #items(messages) {
    const items = [];
    let day = "";
    let previous = null;
    const known = new Map(messages.map((one) => [one.message_id, one]));
    for (const message of messages) {
      const key = dayKey(message.date * 1000);
      if (key !== day) items.push(this.#dayItem(key, message));
      items.push(this.#item(message, key === day ? previous : null, known));
      day = key;
      previous = serviceText(message) ? null : message;
    }
    return items;
  }

  #dayItem(key, message) {
    const name = dayName(message.date * 1000);
    return { key: `day ${key}`, sign: name, make: () => el("div", { class: "day" }, name) };
  }

  #item(message, previous, known) {
    const { model, chat, user } = this.view;
    const answeredId = message.reply_to_message?.message_id;
    const answered = known.get(answeredId) ?? message.reply_to_message;
    const isAnswer = answered && answeredId !== message.message_thread_id && !serviceText(answered);
    const look = {
      mine: message.from?.id === user.id,
      author: model.nameOf(message.from),
      tone: Math.abs(message.from?.id ?? 0) % TONES,
      showAuthor: chat.type !== "private" && message.from?.id !== user.id && previous?.from?.id !== message.from?.id,
      selected: this.selected === message.message_id,
      pinned: chat.pinned.has(message.message_id),
      answered: isAnswer ? { author: model.nameOf(answered.from), line: oneLine(answered) } : null,
    };
    const sign = JSON.stringify([message, look, clockTime(message.date * 1000)]);
    return { key: `m${message.message_id}`, sign, make: (known_) => bubble(message, { ...look, fresh: this.settled && !known_, ...this.#acts() }) };
  }

  #acts() {
    return {
      fileAddress: api.fileAddress,
      deepLink: (address) => this.#deepLink(address),
      onChoose: (message) => this.composer.answer(message, this.view.model.nameOf(message.from), this.#mayEdit(message)),
      onCommand: (text) => this.onDeepLink(text),
      onCopy: (text) => this.#copy(text),
      onPress: (message, button, node) => this.#press(message, button, node),
    };
  }

  #mayEdit(message) {
    return message.from?.id === this.view.user.id && (message.text !== undefined || message.caption !== undefined);
  }

  /** A link to the bot itself works inside the demonstration: `/start CODE`. */
  #deepLink(address) {
    const url = new URL(address, location.href);
    const ours = url.hostname === "t.me" && url.pathname.slice(1).toLowerCase() === this.view.model.bot.username.toLowerCase();
    if (!ours) return null;
    const code = url.searchParams.get("start");
    return code && /^[\w-]{1,64}$/.test(code) ? `/start ${code}` : "/start";
  }

  async #press(message, button, node) {
    if (node.getAttribute("aria-busy") === "true") return;
    node.setAttribute("aria-busy", "true");
    this.follower.hold();
    const what = { ...this.#where(), message: message.message_id, data: button.callback_data };
    const answer = await this.#try(() => api.press(what));
    node.removeAttribute("aria-busy");
    if (answer) this.notice(answer.answer ?? {});
  }

  /** Show what the bot answered to a press: a toast, an alert or a page. */
  notice({ text, show_alert: isAlert, url }) {
    if (url) window.open(url, "_blank", "noopener");
    if (!text) return;
    if (isAlert) this.#raise(text);
    else this.tellOnce(text);
  }

  /** Show a line for a moment. */
  tellOnce(words) {
    clearTimeout(this.fading);
    fill(this.toast, words);
    this.toast.hidden = false;
    this.fading = setTimeout(() => { this.toast.hidden = true; }, TOAST_MS);
  }

  #raise(text) {
    const before = document.activeElement;
    const close = () => { this.alert.hidden = true; before?.focus?.({ preventScroll: true }); };
    const ok = el("button", { type: "button", class: "key primary", test: "alert-ok", on: { click: close } }, "Понятно");
    fill(this.alert, el("div", { class: "alert-card" }, el("p", {}, text), ok));
    this.alert.onkeydown = (event) => {
      if (event.key === "Escape") close();
      if (event.key === "Tab") event.preventDefault();
    };
    this.alert.hidden = false;
    ok.focus();
  }

  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.tellOnce("Скопировано");
    } catch {
      this.#raise(text);
    }
  }

  #renderPinned(messages) {
    const last = messages.filter((one) => this.view.chat?.pinned.has(one.message_id)).at(-1);
    this.pinned.hidden = !last;
    this.pinnedId = last?.message_id;
    if (last) fill(this.pinned, el("span", { "aria-hidden": "true" }, "📌"), el("span", {}, shorten(oneLine(last), 90)));
  }

  #showPinned() {
    const node = this.list.querySelector(`[data-key="m${this.pinnedId}"]`);
    node?.scrollIntoView({ block: "center" });
    node?.focus({ preventScroll: true });
  }

  #renderKeys(messages) {
    const last = messages.filter((one) => one.reply_markup?.keyboard || one.reply_markup?.remove_keyboard).at(-1);
    const rows = last?.reply_markup.keyboard ?? [];
    this.keys.hidden = rows.length === 0;
    fill(this.keys, rows.map((row) => el("div", { class: "row" }, row.map((key) => {
      const label = key.text ?? key;
      return el("button", { type: "button", class: "key", on: { click: () => this.say(label) } }, label);
    }))));
  }

  #markEnd() {
    this.down.hidden = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 160;
  }

  /** Scroll to the newest message. */
  toEnd() {
    requestAnimationFrame(() => this.follower.toNewest());
  }
}
