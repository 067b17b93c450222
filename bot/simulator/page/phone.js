// The phone of one woman: her chat with the bot, or the lock screen as somebody beside her sees it.

import * as api from "./api.js";
import { oneLine, serviceText, shorten } from "./bubbles.js";
import { ChatView } from "./chat.js";
import { el, fill, reconcile } from "./dom.js";
import { clockTime, dayName } from "./times.js";

const HUSHING = /[гкхжшщч]а$/i;
const PUSH_LIMIT = 240;

/** "Телефон Анны": the owner in the genitive, for the names that have it. */
export function phoneTitle(name) {
  if (HUSHING.test(name)) return `Телефон ${name.slice(0, -1)}и`;
  if (/а$/i.test(name)) return `Телефон ${name.slice(0, -1)}ы`;
  if (/я$/i.test(name)) return `Телефон ${name.slice(0, -1)}и`;
  return `Телефон: ${name}`;
}

/** One phone. Pushes are remembered as they were first seen: later edits do not change them. */
export class Phone {
  constructor(number) {
    this.number = number;
    this.lockedSince = null;
    this.pushes = new Map();
    this.chatView = new ChatView({ label: `телефон ${number}`, onDeepLink: (text) => this.chatView.say(text) });
    this.node = this.#build();
  }

  #build() {
    this.title = el("h2", {});
    this.subtitle = el("p", { class: "under" });
    this.avatar = el("span", { class: `avatar tone-${this.number}`, "aria-hidden": "true" });
    this.lock = toggle("Экран блокировки", `lock-${this.number}`, () => this.#setLocked(this.lockedSince === null));
    this.stop = toggle("Заблокировать бота", `block-${this.number}`, () => this.#setBlocked());
    this.screen = this.#buildLockScreen();
    const head = el("header", { class: "panel-head" }, this.avatar, el("div", { class: "names" }, this.title, this.subtitle));
    const switches = el("div", { class: "switches" }, this.lock, this.stop);
    return el("section", { class: "panel phone", id: `phone-${this.number}`, test: `phone-${this.number}` },
      head, switches, el("div", { class: "body" }, this.chatView.node, this.screen));
  }

  #buildLockScreen() {
    this.hour = el("p", { class: "lock-hour" });
    this.day = el("p", { class: "lock-day" });
    this.stack = el("ol", { class: "pushes", "aria-live": "polite", test: "pushes" });
    this.quiet = el("p", { class: "lock-hint" }, "Уведомлений нет. Всё, что бот пришлёт теперь, появится здесь ровно так, как это увидит тот, кто рядом.");
    const open = el("button", { type: "button", class: "unlock", test: "unlock", on: { click: () => this.#setLocked(false) } }, "Разблокировать");
    return el("div", { class: "lock-screen", hidden: true, test: "lock-screen" }, this.hour, this.day,
      el("div", { class: "lock-middle" }, this.stack, this.quiet), open);
  }

  #setLocked(locked) {
    const last = this.#incoming().at(-1)?.message_id ?? 0;
    this.lockedSince = locked ? last : null;
    this.render();
    if (!locked) this.chatView.toEnd();
  }

  async #setBlocked() {
    const { user, chat } = this.view;
    try {
      await api.block({ user: user.id, blocked: !chat?.blocked });
    } catch (trouble) {
      this.chatView.tellOnce(trouble.message);
    }
  }

  #incoming() {
    return (this.view?.chat?.messages ?? []).filter((one) => one.from?.id === this.view.model.bot.id && !serviceText(one));
  }

  /** Show the phone of this woman as the model has it. */
  show(model, user) {
    const hint = `${user.name} ещё не открывала бота. Нажмите «Начать», как сделала бы она.`;
    this.view = { model, user, chat: model.privateOf(user), threadId: null, hint };
    for (const message of this.#incoming()) {
      if (!this.pushes.has(message.message_id)) this.pushes.set(message.message_id, message.first_text || oneLine(message));
    }
    this.render();
    this.chatView.show(this.view);
  }

  /** Bring the head, the switches and the lock screen up to date. */
  render() {
    const { model, user, chat } = this.view;
    const locked = this.lockedSince !== null;
    fill(this.title, phoneTitle(user.name));
    fill(this.subtitle, chat?.blocked ? "бот остановлен" : `чат с ботом «${model.bot.name}»`);
    fill(this.avatar, user.name.slice(0, 1));
    this.lock.setAttribute("aria-checked", String(locked));
    this.stop.setAttribute("aria-checked", String(Boolean(chat?.blocked)));
    this.screen.hidden = !locked;
    this.chatView.node.inert = locked;
    if (locked) this.#renderPushes(model);
  }

  #renderPushes(model) {
    fill(this.hour, clockTime(model.now));
    fill(this.day, dayName(model.now));
    const fresh = this.#incoming().filter((one) => one.message_id > this.lockedSince).reverse().slice(0, 12);
    this.quiet.hidden = fresh.length > 0;
    reconcile(this.stack, fresh.map((message) => ({
      key: `p${message.message_id}`, sign: "once", make: () => this.#push(message, model.bot.name),
    })));
  }

  #push(message, botName) {
    const words = shorten(this.pushes.get(message.message_id), PUSH_LIMIT);
    const when = clockTime(message.date * 1000);
    return el("li", {}, el("button", { type: "button", class: "push", test: "push", on: { click: () => this.#setLocked(false) } },
      el("span", { class: "push-head" }, el("b", {}, botName), el("time", {}, when)),
      el("span", { class: "push-text" }, words)));
  }
}

function toggle(name, test, onToggle) {
  return el("button", { type: "button", class: "toggle", role: "switch", "aria-checked": "false", test, on: { click: onToggle } },
    el("span", { class: "track", "aria-hidden": "true" }), el("span", {}, name));
}
