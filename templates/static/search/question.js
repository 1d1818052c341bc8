// What is looked for: what the form says, as the archive's own words have it.

import { sayDate } from "./dates.js";
import { markOf } from "./exact.js";
import { split } from "./names.js";
import { readQuery, wholeWords } from "./query.js";
import { referredIn } from "./references.js";
import { stemOf } from "./stem.js";

const MOST_VARIANTS = 12; // ways in which everyday words are put

// Words that ask for actions rather than stand in them.
const PROMISED = /^(?:promis(?:e[ds]?|ing)|pledge[ds]?|actions)$/i;

/** The question of a form's state; `words` are null where the suggestions could not be fetched. */
export async function questionOf(state, words, language) {
  const whole = readQuery(state.q, state.asWords);
  const { places, rest } = words
    ? await referredIn(whole, words, isMeantBy(whole), (date) => sayDate(date, language))
    : { places: [], rest: whole.rest };
  const wanted = places.length ? (rest ? readQuery(rest, true).words : []) : whole.words;
  const others = wanted.filter((word) => !PROMISED.test(word));
  const isPromise = others.length > 0 && others.length < wanted.length;
  const typed = { ...whole, words: isPromise ? others : wanted };
  await words?.study(typed.words);
  const meant = words && !state.isPlain ? words.meant(typed.words) : [];
  const everyday = new Set(meant.flatMap((one) => one.words));
  const unknown = new Map();
  const marks = new Map();
  for (const word of words ? typed.words : []) {
    if (everyday.has(word)) continue;
    const mark = markOf(word, typed.isShouted, {
      has: (one) => words.isMark(one),
      explains: (one) => words.names.explain(one),
    });
    if (mark) marks.set(word, mark);
    else if (mark === null) unknown.set(word, "");
    else if (!words.knows(word)) unknown.set(word, words.nearest(word, state.q.endsWith(word)));
  }
  const kept = typed.words
    .filter((word) => !everyday.has(word))
    .map((word) => (unknown.has(word) ? unknown.get(word) : word))
    .filter(Boolean);
  const read = { ...typed, words: kept };
  const span = {
    from: [state.from, typed.date?.from ?? ""].sort().at(-1),
    to: [state.to, typed.date?.to ?? ""].filter(Boolean).sort()[0] ?? "",
  };
  const isFiltered = Boolean(span.from || span.to || Object.keys(state.chosen).length);
  const added = meant.flatMap(({ terms }) => terms);
  const text = [...read.words, ...read.phrases].join(" ");
  const isLess = [...unknown.values()].includes("");
  const before = [...wanted, ...typed.phrases].join(" ");
  return {
    ...read,
    ...span,
    isPromise,
    text: text || added.join(" "),
    unknown,
    meant,
    added,
    variants: variantsOf(meant),
    marks,
    terms: read.words.map((word) => marks.get(word) ?? word),
    date: typed.date,
    sort: state.sort,
    chosen: state.chosen,
    forms: words?.names.otherForms(text) ?? [],
    topics: words?.names.topicsOf([...kept, ...added]) ?? new Set(),
    seen: [...new Set([...kept, ...added.flatMap(split)])],
    locate: () => words?.locate(),
    isIn: (one, place) => words?.isIn(one, place) ?? true,
    offers:
      places.length || !words
        ? places
        : offersFor(
            ...(isPromise ? [before, text] : [text, before]),
            isLess || meant.length > 0,
            { ...typed, added },
            words.names,
            language,
          ),
    isNothing:
      Boolean(before || !isFiltered || (places.length && !text && !typed.date)) &&
      Boolean(state.q) &&
      !text &&
      !added.length &&
      !read.excluded.length,
  };
}

// Whether a year, a month or a day may be meant by what was typed.
function isMeantBy({ date, days }) {
  const isOne = days.length ? new RegExp(days.join("|")) : null;
  return (day) =>
    date
      ? (!date.from || date.from.slice(0, day.length) <= day) &&
        (!date.to || day <= date.to.slice(0, day.length))
      : !isOne || day.length < 10 || isOne.test(day);
}

// What was meant goes before what was typed, of which a name may be only a part.
function offersFor(text, before, isLess, { date, days, latest, added }, names, language) {
  const meetings = [
    ...(date ? names.within(date, language) : []),
    ...(days.length ? names.onDays(days, language) : []),
    ...(latest ? names.latest(language) : []),
  ];
  const near = names.near(added);
  const typed = near.length ? [] : names.named(before);
  const named = [names.named(text, isLess), typed].find((found) => found.length) ?? [];
  if (meetings.length || named.length || near.length) return [...near, ...named, ...meetings];
  return names
    .alike(before)
    .map((offer) => ({ ...offer, kind: `Did you mean this ${offer.kind.toLowerCase()}?` }));
}

// What is looked for instead of everyday words: a term for each of them, in every combination.
function variantsOf(meant) {
  if (!meant.length) return [];
  return meant
    .reduce((all, { terms }) => all.flatMap((one) => terms.map((term) => [...one, term])), [[]])
    .slice(0, MOST_VARIANTS);
}

/** Whether the best go first. */
export const isRanked = ({ sort, text }) => sort === "best" && Boolean(text);

/** What is called as it was typed goes before what has it in its text, and that before the rest. */
export function literalFirst(pages, { whole, text, words }) {
  const pattern = wholeWords([whole || text, text]);
  const has = (one) => one.search(pattern) >= 0;
  const isAll = (one) => one.replace(pattern, "") === "";
  const texts = ({ meta, anchors, content }) => [
    meta.title,
    content,
    ...anchors.map(({ text }) => text ?? ""),
  ];
  // What a text is only filed under stands in none of its words.
  const isSeen = (page) => {
    const seen = new Set(split(texts(page).join(" ")).map(stemOf));
    return words.every((word) => split(word).every((part) => seen.has(stemOf(part))));
  };
  const rankOf = (page) =>
    isAll(page.meta.title) ? 2 : texts(page).some(has) ? 1 : isSeen(page) ? 0.7 : 0;
  const rank = new Map(pages.map((page) => [page, rankOf(page)]));
  return pages.toSorted((a, b) => rank.get(b) - rank.get(a));
}
