// Says instants in Russian, in the zone of the demonstration; the only clock is the one the server tells.

let zone = "Europe/Moscow";
let makers = new Map();

/** Choose the zone in which all times are shown. */
export function useZone(name) {
  if (!name || name === zone) return;
  zone = name;
  makers = new Map();
}

function format(style, instant) {
  const key = JSON.stringify(style);
  if (!makers.has(key)) makers.set(key, new Intl.DateTimeFormat("ru-RU", { ...style, timeZone: zone }));
  return makers.get(key).format(instant);
}

/** "14:05" */
export const clockTime = (instant) => format({ hour: "2-digit", minute: "2-digit" }, instant);

/** "понедельник, 23 ноября" */
export const dayName = (instant) => format({ weekday: "long", day: "numeric", month: "long" }, instant);

/** "пн, 23 нояб." */
export const shortDay = (instant) => format({ weekday: "short", day: "numeric", month: "short" }, instant);

/** A key that is the same for all instants of one day. */
export const dayKey = (instant) => format({ year: "numeric", month: "2-digit", day: "2-digit" }, instant);

/** The hour and its minutes of the day as two strings, for the lock screen. */
export const lockTime = (instant) => clockTime(instant);
