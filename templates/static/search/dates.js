// Dates as people type them: days, months, years and spans, the British way round.

import { say } from "./say.js";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
// In words of our own, as browsers lack some languages.
const MONTHS_IN_FULL = [
  say("January"),
  say("February"),
  say("March"),
  say("April"),
  say("May"),
  say("June"),
  say("July"),
  say("August"),
  say("September"),
  say("October"),
  say("November"),
  say("December"),
];
const OWN_MONTHS = MONTHS_IN_FULL.map((name) => name.toLowerCase());
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?" +
  `|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|${OWN_MONTHS.join("|")})`;
const YEAR = "((?:19|20)[0-9]{2})";
const DAY = "([0-3]?[0-9])(?:st|nd|rd|th)?";
const WEEKDAY = "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s+)?";
const START = "(?<![\\p{L}\\p{N}£$€.,/-]|\\b(?:item|paragraph|action|page)\\s)"; // "item 5 July 2023" is no fifth of July
const END = "(?![\\p{L}\\p{N}%]|[.,/-][\\p{N}])";

const SEASONS = { spring: 3, summer: 6, autumn: 9, winter: 12 }; // the month in which each begins

// Each way to write a date, and where its year, month and day stand in it.
const FORMS = [
  [`${YEAR}-([0-9]{2})-([0-9]{2})`, 1, 2, 3],
  [`${YEAR}-([0-9]{2})`, 1, 2],
  ["([0-3]?[0-9])[/.]([01]?[0-9])[/.]((?:19|20)?[0-9]{2})", 3, 2, 1],
  [`${WEEKDAY}${DAY}(?:\\s+of)?\\s+${MONTH},?\\s+${YEAR}`, 3, 2, 1],
  [`${MONTH}\\s+${DAY},?\\s+${YEAR}`, 3, 1, 2],
  [`${MONTH},?\\s+(?:of\\s+)?${YEAR}`, 2, 1],
  [`(spring|summer|autumn|winter),?\\s+(?:of\\s+)?${YEAR}`, 2, 1],
  [YEAR, 1],
].map(([form, ...parts]) => [new RegExp(`${START}${form}${END}`, "giu"), ...parts]);

// Each way to write a day without a year, and where its month and day stand in it.
const YEARLESS = [
  [`${DAY}(?:\\s+of)?\\s+${MONTH}`, 2, 1],
  [`${MONTH}\\s+${DAY}`, 1, 2],
].map(([form, ...parts]) => [new RegExp(`${START}${form}${END}`, "giu"), ...parts]);

const BEFORE =
  /(?:^|\s)(?<word>between|from|since|after|before|until|till|in|on|of|during|for|dated)\s*$/i;
const BETWEEN = /^\s*(?:to|until|till|and|-|–)\s*$/i;
const OPEN = {
  since: ["from", "from"],
  from: ["from", "from"],
  after: ["from", "after"],
  before: ["to", "before"],
  until: ["to", "to"],
  till: ["to", "to"],
};

/** The number of a month by its name in the language of the page, or in English; 0 for no name. */
const monthOf = (name) => OWN_MONTHS.indexOf(name) + 1 || MONTHS.indexOf(name.slice(0, 3)) + 1;
const two = (number) => String(number).padStart(2, "0");
const lastDay = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The last day of the month of a day. */
export const lastOfMonth = (day) =>
  `${day.slice(0, 8)}${lastDay(...day.split("-").slice(0, 2).map(Number))}`;

/** The day so many days after another. */
export function dayAfter(date, days) {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** From and to of a year, a month or a day; null if there is no such date. */
function spanOf(year, month, day) {
  if (!month) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (month < 1 || month > 12) return null;
  const start = `${year}-${two(month)}`;
  if (!day) return { from: `${start}-01`, to: `${start}-${lastDay(year, month)}` };
  return day >= 1 && day <= lastDay(year, month)
    ? { from: `${start}-${two(day)}`, to: `${start}-${two(day)}` }
    : null;
}

/** From and to of the three months that begin with one. */
function seasonOf(year, month) {
  const from = `${year}-${two(month)}-01`;
  return { from, to: lastOfMonth(dayAfter(from, 75)) };
}

/** What is written like a day that is none: 31/02/2018. */
export function noDays(text) {
  return [...readAs(text)]
    .filter(({ from }) => !from)
    .map(({ start, end }) => text.slice(start, end));
}

function* readAs(text) {
  for (const [form, yearAt, monthAt, dayAt] of FORMS) {
    for (const match of text.matchAll(form)) {
      const year = match[yearAt].length === 2 ? `20${match[yearAt]}` : match[yearAt];
      const named = monthAt && match[monthAt].toLowerCase();
      const month = named && (monthOf(named) || Number(named));
      const season = SEASONS[named];
      const span = season
        ? seasonOf(year, season)
        : spanOf(year, month, dayAt && Number(match[dayAt]));
      yield { start: match.index, end: match.index + match[0].length, ...span };
    }
  }
}

/** The date in a text: `{from, to, rest}`, the ends as days or empty; null if there is none. */
export function readDate(text) {
  const found = [];
  for (const date of readAs(text)) {
    if (date.from && found.every(({ start, end }) => date.end <= start || date.start >= end))
      found.push(date);
  }
  if (!found.length) return null;
  found.sort((a, b) => a.start - b.start);
  const [first, second] = found;
  const lead = text.slice(0, first.start).match(BEFORE);
  const start = first.start - (lead ? lead[0].length : 0);
  const isSpan = second && BETWEEN.test(text.slice(first.end, second.start));
  const rest = `${text.slice(0, start)} ${text.slice(isSpan ? second.end : first.end)}`
    .replace(/\s+/g, " ")
    .trim();
  if (isSpan) return { from: first.from, to: second.to, rest };
  const [side, how] = OPEN[lead?.groups.word.toLowerCase()] ?? [];
  if (side === "from")
    return { from: how === "after" ? dayAfter(first.to, 1) : first.from, to: "", rest };
  if (side === "to")
    return { from: "", to: how === "before" ? dayAfter(first.from, -1) : first.to, rest };
  return { from: first.from, to: first.to, rest };
}

/**
 * Patterns of the days that a text may mean without a year: 11 July of any year, and for "Jul 23"
 * the month of that year too.
 */
export function readDay(text) {
  const found = [];
  for (const [form, monthAt, dayAt] of YEARLESS) {
    for (const match of text.matchAll(form)) {
      const month = two(monthOf(match[monthAt].toLowerCase()));
      const day = match[dayAt];
      if (day >= 1 && day <= 31) found.push(`-${month}-${two(Number(day))}$`);
      if (monthAt < dayAt && day.length === 2) found.push(`^20${day}-${month}`);
    }
  }
  return found;
}

/** A date of the archive as a reader says it: 8 January 2018, January 2018 or 2018. */
export function sayDate(date) {
  const [year, month = 1, day = 1] = date.split("-").map(Number);
  const named = { day, month: MONTHS_IN_FULL[month - 1], year };
  if (date.length > 7) return say("{day} {month} {year}", named);
  return date.length > 4 ? say("{month} {year}", named) : String(year);
}

/** The part of a date that a span is all of: 2018-01-08, 2018-01 or 2018; empty for another. */
export function wholeDate({ from, to }) {
  if (!from || !to) return "";
  return (
    [from, from.slice(0, 7), from.slice(0, 4)].find((part) => {
      const span = spanOf(...part.split("-").map(Number));
      return span.from === from && span.to === to;
    }) ?? ""
  );
}

/** A span as a reader says it. */
export function saySpan({ from, to }) {
  const whole = wholeDate({ from, to });
  if (whole) return sayDate(whole);
  if (!to) return say("{date} or later", { date: sayDate(from) });
  if (!from) return say("{date} or earlier", { date: sayDate(to) });
  return say("{start} to {end}", { start: sayDate(from), end: sayDate(to) });
}
