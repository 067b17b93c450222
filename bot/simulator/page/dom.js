// Builds elements. Text only ever enters the page through text nodes and vetted attributes, never as markup.

const HEADROOM = 44;
const PROPERTIES = new Set(["value", "disabled", "hidden", "checked", "tabIndex", "type", "htmlFor"]);

/** Make an element: `el("p", {class: "note", on: {click: f}}, "text", child)`. */
export function el(tag, options = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") listen(node, value);
    else if (name === "test") node.dataset.testid = value;
    else if (PROPERTIES.has(name)) node[name] = value;
    else setAttribute(node, name, value);
  }
  append(node, children);
  return node;
}

function listen(node, handlers) {
  for (const [event, handler] of Object.entries(handlers)) node.addEventListener(event, handler);
}

function setAttribute(node, name, value) {
  if (/^on/i.test(name) || name === "srcdoc") throw new Error(`refused attribute ${name}`);
  node.setAttribute(name, value === true ? "" : String(value));
}

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Draw a line icon of one path in a 24 × 24 box, so that no font has to know the sign. */
export function icon(path) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "path");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  picture.setAttribute("class", "drawn");
  line.setAttribute("d", path);
  picture.append(line);
  return picture;
}

/** Empty a node and fill it anew. */
export function fill(node, ...children) {
  node.replaceChildren();
  append(node, children);
  return node;
}

/**
 * Bring the children of `box` to `items` ({key, sign, make}) touching only what changed,
 * so that scrolling, selection and focus survive every update.
 */
export function reconcile(box, items) {
  const old = new Map([...box.children].map((node) => [node.dataset.key, node]));
  let cursor = box.firstElementChild;
  for (const item of items) {
    const known = old.get(item.key);
    old.delete(item.key);
    const node = known && known.dataset.sign === item.sign ? known : renew(item, known);
    if (known && node !== known) {
      if (cursor === known) cursor = node;
      swap(known, node);
    }
    if (cursor === node) cursor = node.nextElementSibling;
    else box.insertBefore(node, cursor);
  }
  for (const node of old.values()) node.remove();
}

function renew(item, known) {
  const node = item.make(Boolean(known));
  node.dataset.key = item.key;
  node.dataset.sign = item.sign;
  return node;
}

/** Replace a node; a focused button inside hands its focus to its successor. */
function swap(before, after) {
  const focused = before.contains(document.activeElement) ? document.activeElement : null;
  const index = focused ? [...before.querySelectorAll("button, a")].indexOf(focused) : -1;
  before.replaceWith(after);
  if (!focused) return;
  const heirs = after.querySelectorAll("button, a");
  (heirs[Math.min(index, heirs.length - 1)] ?? after).focus({ preventScroll: true });
}

/**
 * Keeps a list at its newest message, unless the reader has scrolled away from it.
 * A message taller than the list is shown from its beginning: reading comes before pressing.
 */
export class Follower {
  constructor(box) {
    this.box = box;
    this.placed = -1;
  }

  /** Change the list and stay where the reader was: at the newest, or where they had scrolled to. */
  during(change) {
    const { scrollTop, scrollHeight, clientHeight } = this.box;
    const follows = scrollTop === this.placed || scrollHeight - scrollTop - clientHeight < 80;
    change();
    if (follows) this.toNewest();
  }

  /** Take the place where the reader is now for following: what comes next is their own doing. */
  hold() {
    this.placed = this.box.scrollTop;
  }

  /** Show the newest message. */
  toNewest() {
    const { box } = this;
    const last = box.lastElementChild;
    const tall = last && last.offsetHeight > box.clientHeight - HEADROOM;
    box.scrollTop = tall ? last.offsetTop - box.offsetTop - HEADROOM : box.scrollHeight;
    this.placed = box.scrollTop;
  }

  /** Show the very end. */
  toEnd() {
    this.box.scrollTop = this.box.scrollHeight;
    this.placed = this.box.scrollTop;
  }
}
