// The clock of the demonstration: what time it is there, and how to move it.

import * as api from "./api.js";
import { el, fill } from "./dom.js";
import { clockTime, dayName, shortDay, useZone } from "./times.js";

const MOVES = [
  ["+15 мин", { move_seconds: 900 }, "clock-15m"],
  ["+1 час", { move_seconds: 3600 }, "clock-1h"],
  ["+1 день", { move_seconds: 86400 }, "clock-1d"],
  ["до следующего напоминания", { to: "next_reminder" }, "clock-next"],
  ["сейчас", { to: "now" }, "clock-now"],
];

const CITIES = [
  ["Томск", "Asia/Tomsk"],
  ["Санкт-Петербург", "Europe/Moscow"],
  ["Выборг", "Europe/Moscow"],
  ["Набережные Челны", "Europe/Moscow"],
  ["Чапаевск", "Europe/Samara"],
];
const REMEMBERED = "podruga-demo-city";

/** The bar above the panels. */
export class ClockBar {
  constructor(onZone) {
    this.onZone = onZone;
    this.time = el("time", { class: "clock-time" });
    this.day = el("span", { class: "clock-day" });
    this.city = el("span", { class: "clock-city", "aria-hidden": "true" });
    this.place = el("select", { class: "clock-place", "aria-label": "Время какого города показывать", test: "clock-city",
      on: { change: () => this.#choose(this.place.value) } }, CITIES.map(([city]) => el("option", { value: city }, city)));
    this.chosen = recall();
    this.#settle(this.chosen);
    this.words = el("span", { class: "clock-words", role: "status", test: "clock-words" });
    this.moves = el("div", { class: "moves", id: "moves", role: "group", "aria-label": "Передвинуть время" },
      MOVES.map(([name, move, test]) => el("button", { type: "button", class: "chip", test, on: { click: (event) => this.#move(move, event.currentTarget) } }, name)));
    this.more = el("button", { type: "button", class: "chip more", "aria-expanded": "false", "aria-controls": "moves", test: "clock-more",
      on: { click: () => this.#unfold() } }, "Передвинуть");
    this.node = el("div", { class: "clock", test: "clock" },
      el("div", { class: "clock-face" }, this.time, el("span", { class: "clock-where" }, this.day, this.city, this.place)), this.more, this.moves, this.words);
    document.addEventListener("click", (event) => this.node.contains(event.target) || this.#unfold(false));
    this.node.addEventListener("keydown", (event) => event.key === "Escape" && this.#unfold(false));
  }

  #unfold(open = !this.node.classList.contains("unfolded")) {
    this.node.classList.toggle("unfolded", open);
    this.more.setAttribute("aria-expanded", String(open));
  }

  #choose(city) {
    this.chosen = city;
    remember(city);
    this.#settle(city);
    this.onZone();
  }

  /** Show all times as they are in this city. */
  #settle(name) {
    const [city, zone] = CITIES.find(([one]) => one === name) ?? CITIES[0];
    this.place.value = city;
    fill(this.city, `${city} ▾`);
    useZone(zone);
    this.tick();
  }

  async #move(move, button) {
    button.setAttribute("aria-busy", "true");
    try {
      const answer = await api.clock(move);
      this.#tell(answer?.moved === false ? "Напоминаний впереди нет" : "");
    } catch (trouble) {
      this.#tell(trouble instanceof api.Refused ? trouble.message : "Нет связи с демонстрацией");
    }
    button.removeAttribute("aria-busy");
  }

  #tell(words) {
    clearTimeout(this.fading);
    fill(this.words, words);
    if (words) this.fading = setTimeout(() => fill(this.words), 4000);
  }

  /** Show the time of the model, and let it run on until the next news. */
  show(model) {
    if (!this.chosen && model.city) this.#settle(model.city);
    this.base = { at: model.now.getTime(), since: performance.now() };
    this.tick();
  }

  /** Show the running time. */
  tick() {
    if (!this.base) return;
    const now = new Date(this.base.at + performance.now() - this.base.since);
    fill(this.time, clockTime(now));
    this.time.setAttribute("datetime", now.toISOString());
    fill(this.day, el("span", { class: "wide-only" }, dayName(now)), el("span", { class: "narrow-only" }, shortDay(now)));
  }
}

function recall() {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

function remember(city) {
  try {
    localStorage.setItem(REMEMBERED, city);
  } catch {
    // A browser that keeps nothing shows the first city again next time.
  }
}
