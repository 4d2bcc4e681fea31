// Days as numbers, as the address writes them, and in words.
const DAY = 864e5;
const MONTHS = "January February March April May June July August September October November December".split(" ");
const inDays = (text) => Date.parse(`${text}T00:00Z`) / DAY;
const dated = (day) => new Date(day * DAY);
const iso = (day) => dated(day).toISOString().slice(0, 10);

const month = (day, more = 0) => Date.UTC(dated(day).getUTCFullYear(), dated(day).getUTCMonth() + more, 1) / DAY;
const nearest = (day) => (day - month(day) < month(day, 1) - day ? month(day) : month(day, 1));
const MONTHLY = 62;

globalThis.days = {
  inDays,
  window: ({ from, to }) => ({ from: inDays(from), to: inDays(to) + 1 }),
  // A window as the address writes it: whole years and months by their names, the whole story by nothing.
  texts: ({ from, to }, { opens, to: end }) => {
    if (from === opens && to === end) return { from: "", to: "" };
    const [first, last, next] = [iso(from), iso(to - 1), iso(to)];
    const length = [["-01-01", 4], ["-01", 7], ["", 10]].find(([edge]) => first.endsWith(edge) && next.endsWith(edge))[1];
    return { from: first.slice(0, length), to: last.slice(0, length) };
  },
  told: (day) => `${MONTHS[dated(day).getUTCMonth()]} ${dated(day).getUTCFullYear()}`,
  year: (day) => String(dated(day).getUTCFullYear()),
  // The beginning of the month that lies so many months after that of a day.
  month,
  // The nearest window of whole months, or of whole days where it is short, within limits.
  settled: ({ from, to }, limits) => {
    const round = to - from > MONTHLY ? nearest : Math.round;
    const start = Math.max(round(from), limits.from);
    return { from: start, to: Math.min(Math.max(round(to), start + 1), limits.to) };
  },
};
