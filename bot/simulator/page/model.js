// Reads the state of the built-in Telegram into what the panels show.

const STAFF_ROLES = new Set(["coordinator", "consultant", "stranger"]);
const COLOURS = 6;
const LEADING_EMOJI = /^(\p{Extended_Pictographic}[\u{FE0F}\u{1F3FB}-\u{1F3FF}\u{200D}\p{Extended_Pictographic}]*)\s*/u;

/** Give the model of one answer of /sim/state. */
export function readModel(state) {
  const chats = state.chats.map((chat) => readChat(chat));
  const group = chats.find((chat) => chat.type !== "private") ?? null;
  const people = state.users.map((user) => readPerson(user, group));
  const bot = { id: state.bot.id, name: state.bot.first_name, username: state.bot.username };
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    version: state.version,
    now: new Date(state.clock.now),
    city: state.clock.city ?? "",
    bot,
    group,
    women: people.filter((person) => !person.onStaff),
    staff: people.filter((person) => person.onStaff),
    privateOf: (person) => chats.find((chat) => chat.id === person?.id) ?? null,
    nameOf: (from) => nameOf(from, bot, byId),
  };
}

/** Everybody with a staff role, or without any role but in the group, sits on the staff side. */
function readPerson(user, group) {
  const role = user.role || (group?.members.has(user.id) ? "stranger" : "woman");
  return { id: user.id, name: user.first_name, role, onStaff: STAFF_ROLES.has(role) };
}

function nameOf(from, bot, people) {
  if (!from) return "Группа";
  if (from.id === bot.id) return bot.name;
  return people.get(from.id)?.name ?? from.first_name ?? "Кто-то";
}

function readChat(chat) {
  return {
    id: chat.id,
    type: chat.type,
    title: chat.title,
    isForum: Boolean(chat.is_forum),
    blocked: Boolean(chat.blocked),
    commands: chat.commands ?? [],
    members: new Set(chat.members ?? []),
    pinned: new Set(chat.pinned ?? []),
    topics: [generalTopic(), ...(chat.topics ?? []).map((topic) => readTopic(topic))],
    messages: (chat.messages ?? []).map((message) => readMessage(message)),
  };
}

function readMessage({ edits, reactions, ...message }) {
  return { ...message, reactions: (reactions ?? []).map((one) => one.emoji ?? "✨") };
}

const generalTopic = () => ({ id: 0, name: "Общее", icon: "💬", colour: null, closed: false });

/** A topic is known by the emoji its name begins with, or by its first letter on a colour. */
function readTopic(topic) {
  const emoji = LEADING_EMOJI.exec(topic.name)?.[1] ?? null;
  const name = emoji ? topic.name.replace(LEADING_EMOJI, "") : topic.name;
  const id = topic.message_thread_id;
  return { id, name, icon: emoji ?? [...name][0] ?? "", colour: emoji ? null : id % COLOURS, closed: Boolean(topic.closed) };
}
