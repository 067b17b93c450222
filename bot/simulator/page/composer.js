// The typing box: text, a photo or another kind of message, a reply, an edit, command suggestions.

import { el, fill, icon } from "./dom.js";
import { oneLine, shorten } from "./bubbles.js";

const CLIP = "M12 5v14M5 12h14";
const ARROW = "M4 12h15M13 6l6 6-6 6";
const CROSS = "M6 6l12 12M18 6L6 18";
const PHOTO_LIMIT = 10 * 1024 * 1024;
const KINDS = [
  ["voice", "🎤", "Голосовое"],
  ["video_note", "📹", "Кружок"],
  ["sticker", "🌼", "Стикер"],
  ["location", "📍", "Точка на карте"],
  ["contact", "👤", "Контакт"],
];

/** The typing box of one chat. `port` sends, edits and reports what went wrong. */
export class Composer {
  constructor(port, label) {
    this.port = port;
    this.commands = [];
    this.answering = null;
    this.editing = null;
    this.photo = null;
    this.highlighted = -1;
    this.node = this.#build(label);
  }

  #build(label) {
    this.input = el("textarea", {
      rows: 1, test: "composer", placeholder: "Сообщение", "aria-label": `Сообщение: ${label}`, maxlength: 4096,
      enterkeyhint: "send", autocomplete: "off", spellcheck: "false",
      on: {
        input: () => this.#typed(),
        keydown: (event) => this.#key(event),
        paste: (event) => this.#pasted(event),
        blur: () => setTimeout(() => this.#suggest([]), 150),
      },
    });
    this.file = el("input", {
      type: "file", accept: "image/*", hidden: true, test: "file", on: { change: () => this.take(this.file.files[0]) },
    });
    this.clip = el("button", {
      type: "button", class: "icon", test: "attach", "aria-label": "Приложить", "aria-expanded": "false", "aria-haspopup": "menu",
      on: { click: () => this.#toggleMenu() },
    }, icon(CLIP));
    this.menu = el("div", { class: "menu", role: "menu", hidden: true, on: { keydown: (event) => this.#menuKey(event) } }, this.#menuItems());
    this.bar = el("div", { class: "bar", hidden: true });
    this.list = el("div", { class: "suggestions", role: "listbox", "aria-label": "Команды", hidden: true });
    const send = el("button", { type: "submit", class: "icon send", test: "send", "aria-label": "Отправить" }, icon(ARROW));
    const row = el("div", { class: "typing" }, this.clip, this.input, send);
    return el("form", { class: "composer", on: { submit: (event) => this.#submit(event) } }, this.list, this.menu, this.bar, row, this.file);
  }

  #menuItems() {
    const item = (emoji, name, action, kind) =>
      el("button", { type: "button", role: "menuitem", "data-kind": kind, on: { click: () => this.#chosen(action) } },
        el("span", { "aria-hidden": "true" }, emoji), name);
    return [
      item("🖼", "Фото", () => this.file.click(), "photo"),
      ...KINDS.map(([kind, emoji, name]) => item(emoji, name, () => this.#send({ kind }), kind)),
    ];
  }

  #toggleMenu(open = this.menu.hidden) {
    this.menu.hidden = !open;
    this.clip.setAttribute("aria-expanded", String(open));
    if (open) this.menu.querySelector("button").focus();
  }

  #menuKey(event) {
    const items = [...this.menu.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
    }
    if (event.key === "Escape") {
      this.#toggleMenu(false);
      this.clip.focus();
    }
  }

  #chosen(action) {
    this.#toggleMenu(false);
    action();
  }

  /** Offer these commands when a line begins with a slash. */
  offer(commands) {
    this.commands = commands;
  }

  /** Answer a message with what comes next; the same message again lets go of it. */
  answer(message, author, canEdit) {
    const again = this.answering?.message_id === message.message_id;
    this.reset();
    if (!again) {
      this.answering = message;
      this.#showBar(`Ответ: ${author}`, shorten(oneLine(message), 80), canEdit && (() => this.#edit(message)));
      this.input.focus({ preventScroll: true });
    }
    this.port.onSelect(this.selected);
  }

  /** The id of the message being answered or edited, if any. */
  get selected() {
    return (this.answering ?? this.editing)?.message_id ?? null;
  }

  #edit(message) {
    this.answering = null;
    this.editing = message;
    this.input.value = message.text ?? message.caption ?? "";
    this.#grow();
    this.#showBar("Изменить сообщение", shorten(oneLine(message), 80));
    this.input.focus();
    this.port.onSelect(this.selected);
  }

  #showBar(title, line, onEdit) {
    const edit = onEdit && el("button", { type: "button", class: "plain", test: "edit", on: { click: onEdit } }, "✏️ Изменить");
    const close = el("button", {
      type: "button", class: "icon", "aria-label": "Отменить", on: { click: () => this.letGo() },
    }, icon(CROSS));
    fill(this.bar, this.preview, el("div", { class: "what" }, el("b", {}, title), el("span", {}, line)), edit, close);
    this.bar.hidden = false;
  }

  /** Forget the reply, the edit and the photo, and say so. */
  letGo() {
    if (this.editing) this.input.value = "";
    this.reset();
    this.#grow();
    this.port.onSelect(null);
  }

  /** Forget the reply, the edit and the photo. */
  reset() {
    if (this.address) URL.revokeObjectURL(this.address);
    this.answering = this.editing = this.photo = this.preview = this.address = null;
    this.file.value = "";
    this.bar.hidden = true;
    fill(this.bar);
  }

  /** Take a photo to send: from the file dialog, the clipboard or a drop. */
  take(file) {
    if (!file) return;
    if (!file.type.startsWith("image/")) return this.port.onTrouble("Здесь можно приложить только фото");
    if (file.size > PHOTO_LIMIT) return this.port.onTrouble("Фото больше 10 МБ, такое Telegram не примет");
    this.editing = null;
    this.photo = file;
    this.address = URL.createObjectURL(file);
    this.preview = el("img", { src: this.address, alt: "", class: "preview" });
    this.#showBar("Фото к сообщению", file.name || "из буфера обмена");
    this.input.focus();
  }

  #pasted(event) {
    const image = [...(event.clipboardData?.files ?? [])].find((file) => file.type.startsWith("image/"));
    if (!image) return;
    event.preventDefault();
    this.take(image);
  }

  #typed() {
    this.#grow();
    const typed = this.input.value;
    const slash = /^\/\w*$/.test(typed);
    this.#suggest(slash ? this.commands.filter((one) => `/${one.command}`.startsWith(typed.toLowerCase())) : []);
  }

  #grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 140)}px`;
  }

  #suggest(commands) {
    this.highlighted = -1;
    this.list.hidden = commands.length === 0;
    fill(this.list, commands.map((one) =>
      el("div", { role: "option", class: "suggestion", "aria-selected": "false", "data-command": one.command,
        on: { pointerdown: (event) => { event.preventDefault(); this.#run(one.command); } } },
        el("b", {}, `/${one.command}`), el("span", {}, one.description))));
  }

  #run(command) {
    this.input.value = `/${command}`;
    this.node.requestSubmit();
  }

  #key(event) {
    const options = [...this.list.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (options.length && step) {
      event.preventDefault();
      this.highlighted = (this.highlighted + step + options.length) % options.length;
      options.forEach((one, index) => one.setAttribute("aria-selected", String(index === this.highlighted)));
      options[this.highlighted].scrollIntoView({ block: "nearest" });
    } else if (event.key === "Escape") {
      this.#suggest([]);
      this.letGo();
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (this.highlighted >= 0) this.#run(options[this.highlighted].dataset.command);
      else this.node.requestSubmit();
    }
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    this.#suggest([]);
    if (!text && !this.photo) return;
    await this.#send({ text });
  }

  /** Send; what was typed comes back if the server did not take it. */
  async #send({ text = "", kind }) {
    const { answering, editing, photo } = this;
    const letter = { text, kind, photo: kind ? null : photo, answering };
    if (!kind) this.input.value = "";
    this.letGo();
    const taken = editing ? await this.port.onEdit(editing, text) : await this.port.onSend(letter);
    if (!taken && !kind && this.input.value === "") this.input.value = text;
    this.#grow();
  }
}
