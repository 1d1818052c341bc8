// What a reader typed, as words, exact phrases, words to leave out, and a date.

import { noDays, readDate, readDay } from "./dates.js";
import { withFigures } from "./exact.js";

const PARTS = /(-?)"([^"]*)"?|(\S+)/g;
const AROUND = /^[^\p{L}\p{N}£$€]+|[^\p{L}\p{N}%]+$/gu;
// Words of questions, of which every text is full: they are looked for only if there are no others.
const SMALL = new Set(
  (
    "a about an and any anything are as at be been by can could did do does down find for from get go goes gone got had has have how i in is it its" +
    " many me mean meaning means meant much my of on or our say said says should show stand stands tell than that the their them there they this to up" +
    " was we were what when where which who whom whose why will with would you your"
  ).split(" "),
);

/** Whether a word is one of those of questions. */
export const isSmall = (word) => SMALL.has(word.toLowerCase());

// Beside a date they say only that its meetings are meant.
const OF_MEETINGS = /^(?:meetings?|minutes|notes|agendas?|papers)$/i;
const LATEST =
  /^(?:.*\s)?(?:last|latest|newest|next|previous|most recent)\s(?:\w+\s)?(?:meetings?|minutes|notes|agendas?)$/i;

/**
 * `{words, phrases, excluded, date, days, latest, rest, whole, isShouted, isAny,
 * noDays}`; with `asWords` a date is words like others.
 * `days` are patterns of a day without a year, `latest` says that the last meetings are asked for.
 * `rest` is what was typed but for phrases, what is left out and the date.
 * `whole` are the words as they were typed, the small ones too; it `isShouted` if all is in capitals.
 * If it `isLoose`, phrases are words like others. With `isAny` any of the words will do; `noDays` are written like days and are none.
 */
export function readQuery(text, asWords = false, isLoose = false) {
  const plain = [];
  const phrases = [];
  const excluded = [];
  const isShouted = text === text.toUpperCase();
  let isNot = false;
  let isAny = false;
  for (const [, minus, quoted, word] of text.replace(/[“”„«»]/g, '"').matchAll(PARTS)) {
    const join = isShouted ? "" : word;
    if (join === "OR") isAny = true;
    if (["OR", "AND"].includes(join)) continue;
    if (quoted !== undefined) {
      if (isLoose && !minus && !isNot) plain.push(...quoted.split(/\s+/).filter(Boolean));
      else if (quoted.trim()) (minus || isNot ? excluded : phrases).push(quoted.trim());
    } else if (isNot || /^-[\p{L}\p{N}]/u.test(word)) {
      excluded.push(word.replace(AROUND, ""));
    } else if (join !== "NOT") {
      plain.push(word);
    }
    isNot = join === "NOT";
  }
  const date = asWords ? null : readDate(plain.join(" "));
  const words = withFigures(
    (date ? date.rest.split(" ") : plain).map((word) => word.replace(AROUND, "")).filter(Boolean),
  );
  const isCapital = (word) => !isShouted && word.length > 1 && word === word.toUpperCase();
  const isOfQuestion = (word) => !isCapital(word) && isSmall(word);
  const large = words.filter((word) => !isOfQuestion(word) && !(date && OF_MEETINGS.test(word)));
  const whole = words.join(" ");
  return {
    words: date || large.length || phrases.length ? large : words,
    phrases,
    excluded: excluded.filter(Boolean),
    date,
    days: date || asWords ? [] : readDay(plain.join(" ")),
    latest: !date && LATEST.test(whole),
    rest: date ? date.rest : plain.join(" "),
    whole,
    isShouted,
    isAny: isAny && words.length > 1,
    noDays: asWords ? [] : noDays(plain.join(" ")),
  };
}

/** The query as text again, with some words put right or left out. */
export function writeQuery({ words, phrases, excluded, isAny }) {
  const quoted = (text) => (text.includes(" ") ? `"${text}"` : text);
  return [
    words.join(isAny ? " OR " : " "),
    ...phrases.map((phrase) => `"${phrase}"`),
    ...excluded.map((text) => `-${quoted(text)}`),
  ]
    .filter(Boolean)
    .join(" ");
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A pattern of whole words, whatever the case; what stands between two of them is no matter. */
export function wholeWords(texts) {
  const each = texts.map((text) =>
    escaped(text).replace(/\s+/g, "[^\\p{L}\\p{N}]+").replace(/['’]/g, "['’]"),
  );
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${each.join("|")})(?![\\p{L}\\p{N}])`, "giu");
}
