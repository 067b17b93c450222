// Turns a Telegram text with its entities into DOM nodes; offsets are UTF-16 units, as in JavaScript strings.

import { el } from "./dom.js";

const SAFE_LINK = /^(https?|tel|mailto):/i;
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };

/** Give the nodes of a formatted text. */
export function richText(text, entities = []) {
  const ordered = [...entities]
    .filter((entity) => entity.length > 0 && entity.offset >= 0)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  return slice(text, ordered, 0, text.length);
}

function slice(text, entities, start, end) {
  const nodes = [];
  let position = start;
  for (let index = 0; index < entities.length; ) {
    const entity = entities[index];
    const from = Math.max(entity.offset, position);
    const to = Math.min(entity.offset + entity.length, end);
    let next = index + 1;
    while (next < entities.length && entities[next].offset < to) next += 1;
    if (from < to) {
      if (from > position) nodes.push(trimmed(text, position, from, entity, nodes.at(-1)));
      nodes.push(wrap(entity, text, slice(text, entities.slice(index + 1, next), from, to), from, to));
      position = to;
    }
    index = next;
  }
  if (position < end) nodes.push(trimmed(text, position, end, null, nodes.at(-1)));
  return nodes;
}

/** A block already breaks the line: drop the newline written beside it. */
function trimmed(text, from, to, following, previous) {
  let plain = text.slice(from, to);
  if (following && BLOCKS.has(following.type)) plain = plain.replace(/\n$/, "");
  if (previous instanceof Element && previous.dataset.block) plain = plain.replace(/^\n/, "");
  return document.createTextNode(plain);
}

function wrap(entity, text, children, from, to) {
  const plain = text.slice(from, to);
  if (TAGS[entity.type]) return el(TAGS[entity.type], {}, children);
  if (entity.type === "pre") return block("pre", children);
  if (entity.type === "blockquote") return block("blockquote", children);
  if (entity.type === "expandable_blockquote") return expandable(children);
  if (entity.type === "spoiler") return spoiler(children);
  if (entity.type === "text_link") return link(entity.url, children);
  if (entity.type === "url") return link(/^[a-z][a-z0-9+.-]*:/i.test(plain) ? plain : `https://${plain}`, children);
  if (entity.type === "phone_number") return link(`tel:${plain.replace(/[^\d+]/g, "")}`, children);
  if (entity.type === "email") return link(`mailto:${plain}`, children);
  if (entity.type === "bot_command") return command(plain);
  return el("span", {}, children);
}

function block(tag, children) {
  return el(tag, { "data-block": "yes" }, children);
}

function expandable(children) {
  const quote = block("blockquote", children);
  const more = el("button", { type: "button", class: "unfold", "aria-expanded": "false" }, "показать всё");
  quote.classList.add("folded");
  more.addEventListener("click", (event) => {
    event.stopPropagation();
    const folded = quote.classList.toggle("folded");
    more.setAttribute("aria-expanded", String(!folded));
    more.textContent = folded ? "показать всё" : "свернуть";
  });
  quote.append(more);
  return quote;
}

function spoiler(children) {
  const veil = el("span", { class: "spoiler", role: "button", tabIndex: 0, "aria-label": "Скрытый текст, открыть" });
  const inner = el("span", { "aria-hidden": "true" }, children);
  veil.append(inner);
  const open = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    veil.classList.add("open");
    for (const name of ["role", "tabindex", "aria-label"]) veil.removeAttribute(name);
    inner.removeAttribute("aria-hidden");
  };
  veil.addEventListener("click", open);
  veil.addEventListener("keydown", open);
  return veil;
}

/** Only ordinary schemes become links; anything else stays text. */
function link(address, children) {
  if (!SAFE_LINK.test(address)) return el("span", {}, children);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, children);
}

function command(plain) {
  return el("button", { type: "button", class: "command", "data-command": plain }, plain);
}

/** Say whether an address may be opened. */
export function isSafeLink(address) {
  return SAFE_LINK.test(address);
}
