// The staff side: the group with its topics, and a staff member's own chat with the bot.

import { oneLine, serviceText, shorten } from "./bubbles.js";
import { ChatView } from "./chat.js";
import { el, fill, icon, reconcile } from "./dom.js";
import { clockTime } from "./times.js";

const ROLES = {
  coordinator: "координаторка",
  consultant: "консультантка",
  stranger: "без доступа",
};
const GENERAL = 0;
const BACK = "M15 5l-7 7 7 7";

/** The panel of the staff; one of them writes at a time. */
export class Staff {
  constructor() {
    this.tab = "group";
    this.topicId = null;
    this.authorId = null;
    this.seen = null;
    this.group = new ChatView({ label: "группа консультанток", onDeepLink: (text) => this.#privately(text) });
    this.own = new ChatView({ label: "личный чат с ботом", onDeepLink: (text) => this.own.say(text) });
    this.node = this.#build();
  }

  #build() {
    this.title = el("h2", {});
    this.subtitle = el("p", { class: "under" });
    this.author = el("select", { id: "author", test: "author", on: { change: () => this.#choose(Number(this.author.value)) } });
    const writes = el("label", { class: "writes", for: "author" }, el("span", {}, "Пишет"), this.author);
    const head = el("header", { class: "panel-head" }, el("span", { class: "avatar tone-3", "aria-hidden": "true" }, "К"),
      el("div", { class: "names" }, this.title, this.subtitle), writes);
    this.tabs = { group: this.#tab("group", "Группа"), own: this.#tab("own", "Личный чат с ботом") };
    this.panes = { group: this.#groupPane(), own: this.#pane("own", this.own.node) };
    return el("section", { class: "panel staff", id: "staff", test: "staff" }, head,
      el("div", { class: "tabs", role: "tablist", "aria-label": "Чаты сотрудниц", on: { keydown: (event) => this.#arrow(event) } }, this.tabs.group, this.tabs.own),
      el("div", { class: "body" }, this.panes.group, this.panes.own));
  }

  #tab(name, label) {
    return el("button", { type: "button", role: "tab", id: `tab-${name}`, test: `staff-tab-${name}`, "aria-controls": `pane-${name}`,
      on: { click: () => this.#open(name) } }, label);
  }

  #pane(name, ...children) {
    return el("div", { class: "pane", role: "tabpanel", id: `pane-${name}`, test: `staff-${name}`, "aria-labelledby": `tab-${name}` }, children);
  }

  #groupPane() {
    this.topics = el("ul", { class: "topics", "aria-label": "Темы группы", test: "topics" });
    this.back = el("button", { type: "button", class: "icon back", test: "topics-back", "aria-label": "К списку тем", on: { click: () => this.#select(null) } }, icon(BACK));
    this.heading = el("h3", {});
    const open = el("div", { class: "topic-open" }, el("div", { class: "topic-head" }, this.back, this.heading), this.group.node);
    return this.#pane("group", this.topics, open);
  }

  #arrow(event) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    this.#open(this.tab === "group" ? "own" : "group");
    this.tabs[this.tab].focus();
  }

  #open(tab) {
    this.tab = tab;
    this.render();
  }

  #choose(id) {
    this.authorId = id;
    this.render();
  }

  #select(id) {
    this.topicId = id;
    this.render();
    if (id === null) this.topics.querySelector("button")?.focus({ preventScroll: true });
  }

  /** A link to the bot opens the private chat of whoever writes now. */
  #privately(text) {
    this.#open("own");
    this.own.say(text);
  }

  /** Show the staff side as the model has it. */
  show(model) {
    this.model = model;
    this.authorId ??= model.staff[0]?.id ?? null;
    this.render();
  }

  /** Bring the panel up to date. */
  render() {
    const { model } = this;
    const user = model.staff.find((one) => one.id === this.authorId) ?? model.staff[0];
    const chat = model.group;
    if (!user) return;
    fill(this.title, chat?.title ?? "Консультантки");
    fill(this.subtitle, this.tab === "group" ? "группа сотрудниц" : `чат с ботом «${model.bot.name}»`);
    this.#renderAuthors(user);
    for (const name of Object.keys(this.tabs)) {
      this.tabs[name].setAttribute("aria-selected", String(name === this.tab));
      this.tabs[name].tabIndex = name === this.tab ? 0 : -1;
      this.panes[name].hidden = name !== this.tab;
    }
    if (this.tab === "group") this.#renderGroup(chat, user);
    else this.own.show({ model, user, chat: model.privateOf(user), threadId: null, hint: `${user.name} ещё не писала боту.` });
  }

  #renderAuthors(user) {
    const sign = this.model.staff.map((one) => `${one.id} ${one.name} ${one.role}`).join("|");
    if (sign !== this.authors) {
      this.authors = sign;
      fill(this.author, this.model.staff.map((one) =>
        el("option", { value: String(one.id) }, ROLES[one.role] ? `${one.name} · ${ROLES[one.role]}` : one.name)));
    }
    this.author.value = String(user?.id);
  }

  #renderGroup(chat, user) {
    const topics = chat?.isForum ? chat.topics : [];
    if (this.topicId !== null && !topics.some((one) => one.id === this.topicId)) this.topicId = null;
    const pane = this.panes.group;
    pane.classList.toggle("with-topics", topics.length > 0);
    pane.classList.toggle("topic-chosen", this.topicId !== null);
    this.seen ??= new Map(topics.map((one) => [one.id, Math.max(0, ...chat.messages.map((message) => message.message_id))]));
    reconcile(this.topics, topics.map((topic) => this.#topicItem(topic, chat)));
    const topic = topics.find((one) => one.id === (this.topicId ?? GENERAL)) ?? topics[0];
    fill(this.heading, topic?.name, topic?.closed && " · закрыта");
    const hint = topic?.id ? "В этой теме пока пусто." : "Здесь появятся вопросы женщин: один разговор — одна тема.";
    this.group.show({ model: this.model, user, chat, threadId: topic?.id ?? null, hint, isGroup: true });
  }

  #topicItem(topic, chat) {
    const own = chat.messages.filter((one) => (one.message_thread_id ?? 0) === topic.id);
    const last = own.filter((one) => !serviceText(one)).at(-1);
    const current = topic.id === (this.topicId ?? GENERAL);
    if (current) this.seen.set(topic.id, last?.message_id);
    const unread = last !== undefined && last.message_id > (this.seen.get(topic.id) ?? 0);
    const sign = JSON.stringify([topic, unread, last?.message_id, last?.edit_date, current, [...chat.pinned], last && clockTime(last.date * 1000)]);
    return { key: `t${topic.id}`, sign, make: () => el("li", {}, this.#topicButton(topic, { last, current, unread })) };
  }

  #topicButton(topic, { last, current, unread }) {
    const pinned = this.model.group.messages.some((one) => one.message_thread_id === topic.id && this.model.group.pinned.has(one.message_id));
    const line = last ? shorten(oneLine(last), 60) : "пока пусто";
    return el("button", { type: "button", class: "topic", test: "topic", "aria-current": current ? "true" : null, on: { click: () => this.#select(topic.id) } },
      topicIcon(topic),
      el("span", { class: "topic-lines" },
        el("b", {}, topic.name, topic.closed && mark(" 🔒", "тема закрыта")),
        el("span", { class: "topic-side" }, el("span", { class: "topic-last" }, line),
          pinned && mark("📌", "есть закреплённое"), last && el("time", {}, clockTime(last.date * 1000)),
          unread && el("span", { class: "unread", role: "img", "aria-label": "есть новое" }))));
  }
}

const mark = (emoji, words) => el("span", { role: "img", "aria-label": words, title: words }, emoji);

function topicIcon(topic) {
  const coloured = topic.colour === null ? "" : ` coloured tone-${topic.colour}`;
  return el("span", { class: `topic-icon${coloured}`, "aria-hidden": "true" }, topic.icon);
}
