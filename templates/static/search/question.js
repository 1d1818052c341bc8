// What is looked for: what the form says, as the archive's own words have it.

import { sayDate } from "./dates.js";
import { markOf } from "./exact.js";
import { split } from "./names.js";
import { readQuery, wholeWords } from "./query.js";
import { referredIn } from "./references.js";
import { stemOf } from "./stem.js";

// Words that ask for actions rather than stand in them.
const PROMISED = /^(?:promis(?:e[ds]?|ing)|pledge[ds]?|actions)$/i;

// Words that ask for what somebody said.
const SAID =
  /\b(?:sa(?:y|ys|id)|ask(?:s|ed)?|tells?|told|think|thought|answer(?:s|ed)?|repl(?:y|ied)|mention(?:s|ed)?|raised?|comment(?:s|ed)?|explain(?:ed)?|views?|opinion)\b/gi;

/**
 * The question of a form's state; `words` are null where the suggestions could not be fetched. If it
 * `isLoose`, because nothing was found otherwise, phrases are words and nobody's name narrows it.
 */
export async function questionOf(state, words, isLoose = false) {
  const whole = readQuery(state.q, state.asWords, isLoose);
  const { places, rest } = words
    ? await referredIn(whole, words, isMeantBy(whole), sayDate)
    : { places: [], rest: whole.rest };
  const wanted = places.length ? (rest ? readQuery(rest, true).words : []) : whole.words;
  const others = wanted.filter((word) => !PROMISED.test(word));
  const isPromise = others.length > 0 && others.length < wanted.length;
  const speaker = isLoose || state.isOfAll || places.length ? null : speakerOf(whole, words);
  const typed = { ...whole, words: speaker?.rest ?? (isPromise ? others : wanted) };
  await words?.study(typed.words);
  const every = words && !state.isPlain ? words.meant(typed.words) : [];
  const meant = every.filter(({ isOwn }) => !isOwn);
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
    .map((word) => (unknown.has(word) ? unknown.get(word) : (words?.spelt(word) ?? word)))
    .filter(Boolean);
  const read = { ...typed, words: kept };
  const span = {
    from: [state.from, typed.date?.from ?? ""].sort().at(-1),
    to: [state.to, typed.date?.to ?? ""].filter(Boolean).sort()[0] ?? "",
  };
  const isFiltered = Boolean(span.from || span.to || Object.keys(state.chosen).length);
  const added = meant.flatMap(({ terms }) => terms);
  const text = [...read.words, ...read.phrases].join(" ");
  const terms = read.words.map((word) => marks.get(word) ?? word);
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
    marks,
    terms,
    wanted: [
      ...terms.map((term) => ({ ways: [term] })),
      ...meant.map(({ ways }) => ({ ways })),
      ...read.phrases.map((phrase) => ({ ways: [phrase] })),
      ...(speaker ? [{ ways: [speaker.name], isBeside: true }] : []),
    ],
    date: typed.date,
    sort: state.sort,
    chosen: speaker ? { person: [speaker.title], ...state.chosen } : state.chosen,
    speaker,
    loosened: isLoose ? readQuery(state.q, state.asWords).phrases : [],
    forms: words?.names.otherForms(text) ?? [],
    topics: words?.names.topicsOf([...kept, ...added]) ?? new Set(),
    seen: [...new Set([...kept, ...added.flatMap(split), ...(speaker ? [speaker.name] : [])])],
    locate: () => words?.locate(),
    isIn: (one, place) => words?.isIn(one, place) ?? true,
    offers:
      places.length || !words
        ? places
        : offersFor(
            ...(isPromise ? [before, text] : [text, before]),
            isLess || meant.length > 0,
            { ...typed, ...termsOf(every) },
            words.names,
          ),
    isNothing:
      Boolean(before || !isFiltered || (places.length && !text && !typed.date)) &&
      Boolean(state.q) &&
      !text &&
      !added.length &&
      !read.excluded.length,
  };
}

// The person whose words are asked for, where something else is asked of them too.
function speakerOf({ words: typed, whole }, words) {
  if (!words || whole.search(SAID) < 0) return null;
  const found = words.names.personIn(typed);
  const rest = found?.rest.filter((word) => word.search(SAID) < 0);
  return rest?.length ? { ...found, rest } : null;
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

// What everyday words are called here; and, where these only say who is meant or there are none,
// what the archive's own words are called otherwise.
function termsOf(every) {
  const of = (own, who) =>
    every
      .filter(({ isOwn, isWho }) => isOwn === own && isWho === who)
      .flatMap(({ terms }) => terms);
  const [added, who, own] = [of(false, false), of(false, true), of(true, false)];
  return {
    added: added.length ? [...added, ...who] : who.length ? [...own, ...who] : [],
    own: [...own, ...of(true, true)],
  };
}

// What was meant goes before what was typed, of which a name may be only a part.
function offersFor(text, before, isLess, { date, days, latest, added, own }, names) {
  const meetings = [
    ...(date ? names.within(date) : []),
    ...(days.length ? names.onDays(days) : []),
    ...(latest ? names.latest() : []),
  ];
  const near = names.near(added);
  const typed = near.length ? [] : names.named(before);
  const named = [names.named(text, isLess), typed].find((found) => found.length) ?? [];
  if (meetings.length || named.length || near.length) return [...near, ...named, ...meetings];
  const also = names.near(own);
  if (also.length) return also;
  return names.alike(before).map((offer) => ({ ...offer, way: "alike" }));
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
