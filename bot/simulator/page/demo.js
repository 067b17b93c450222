// Starts the demo page: builds the panels, then keeps them equal to the state of the built-in Telegram.

import * as api from "./api.js";
import { ClockBar } from "./clockbar.js";
import { el } from "./dom.js";
import { readModel } from "./model.js";
import { Phone } from "./phone.js";
import { Staff } from "./staff.js";

const TICK_MS = 1000;
const ROOMY = "(min-width: 1100px) and (min-height: 840px)";

let model = null;
const clock = new ClockBar(() => model && show());
const phones = [new Phone(1), new Phone(2)];
const staff = new Staff();
const panels = [...phones.map((phone) => phone.node), staff.node];
const unseen = new Map();

function build() {
  document.getElementById("clock").replaceWith(clock.node);
  document.getElementById("panels").append(...panels);
  document.getElementById("switcher").append(...panels.map((panel) => switchTo(panel.id)));
  const help = document.getElementById("help");
  const roomy = matchMedia(ROOMY);
  help.open = roomy.matches;
  roomy.addEventListener("change", () => { help.open = roomy.matches; });
  activate("phone-1");
}

function switchTo(id) {
  const badge = el("span", { class: "badge", hidden: true, "aria-label": "есть новое" });
  const name = el("span", { class: "switch-name" });
  return el("button", { type: "button", test: `switch-${id}`, "data-panel": id, on: { click: () => activate(id) } }, name, badge);
}

function activate(id) {
  document.body.dataset.active = id;
  if (id !== "staff") document.body.dataset.phone = id;
  for (const button of document.querySelectorAll("#switcher button")) {
    const current = button.dataset.panel === id;
    button.setAttribute("aria-pressed", String(current));
    if (current) button.querySelector(".badge").hidden = true;
  }
}

/** Mark the tabs of panels out of sight where something new came. */
function markUnseen() {
  const chats = [...model.women.map((woman) => model.privateOf(woman)), model.group];
  panels.forEach((panel, index) => {
    const last = chats[index]?.messages.at(-1)?.message_id ?? 0;
    const before = unseen.get(panel.id);
    unseen.set(panel.id, last);
    const hidden = panel.offsetParent === null;
    if (before !== undefined && last > before && hidden) badgeOf(panel.id).hidden = false;
  });
}

const badgeOf = (id) => document.querySelector(`[data-panel="${id}"] .badge`);

function nameTabs() {
  const names = [...model.women.slice(0, 2).map((woman) => woman.name), model.group?.title ?? "Консультантки"];
  document.querySelectorAll(".switch-name").forEach((node, index) => { node.textContent = names[index] ?? ""; });
}

async function refresh() {
  model = readModel(await api.state());
  show();
}

function show() {
  clock.show(model);
  phones.forEach((phone, index) => model.women[index] && phone.show(model, model.women[index]));
  staff.show(model);
  nameTabs();
  markUnseen();
  document.body.dataset.ready = "yes";
}

function showLink(alive) {
  document.getElementById("link-lost").hidden = alive;
}

async function start() {
  build();
  setInterval(() => clock.tick(), TICK_MS);
  const stop = new AbortController();
  addEventListener("pagehide", () => stop.abort());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  await api.follow({ onChange: refresh, onLink: showLink, signal: stop.signal });
}

start();
