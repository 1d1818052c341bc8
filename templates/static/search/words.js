// The archive's own names and words: what can be offered by name, and what a slip may have meant.

import { distance } from "./distance.js";
import { dayAfter, sayDate, wholeDate } from "./dates.js";

const OFFERS = 3;
const ENDINGS = /(?:['’]s|ies|ing|ed|es|ly|er|s|e|y)$/;
const KINDS = ["Person", "Topic", "Post", "Organisation", "Page", "Glossary"];
const LONGEST = 92; // days of a span of which the meetings are offered, not the year
const LEAST = 3; // letters of a word that may have run together with another
// How a word ends, and how another form of it does.
const ENDED = [
  [/ves$/, "fe"],
  [/ves$/, "f"],
  [/([b-df-hj-np-tv-z])\1(?:ing|ed|ers?)$/, "$1"],
  [/([b-df-hj-np-tv-z])\1(?:ing|ed|ers?)$/, "$1s"],
];
const COMMON = { "": 0, ".": 1, ":": 2 };

const NO_MORE = { note: "", much: "", feed: "" }; // what an offer made here says of itself

const plain = (text) => text.toLowerCase().replace(/['’]s\b/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const split = (text) => plain(text).split(" ").filter(Boolean);

/**
 * The words from their file, each with its place there, how common it is and whether the newest part
 * of the index has it. Each says how many letters it shares with the one before it.
 */
function decoded(text) {
  const words = new Map();
  let word = "";
  for (const [, shared, rest, common, old] of text.matchAll(/([0-9A-Z])([^0-9A-Z.:!]*)([.:]?)(!?)/g)) {
    word = word.slice(0, parseInt(shared, 36)) + rest;
    words.set(word, { place: words.size, common: COMMON[common], isNew: !old });
  }
  return words;
}

// What is too short or has figures is not among the words of the file.
const isListed = (word) => word.length >= 3 && !/\p{N}/u.test(word);

async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/** Names without what stands between their words; of people the family name and more too. */
function joinedNames(kind, spoken) {
  const joined = spoken.map((name) => name.replaceAll(" ", ""));
  if (kind !== "Person") return joined;
  return [...joined, ...spoken.map((name) => name.split(" ").slice(1)).filter(({ length }) => length > 1).map((rest) => rest.join(""))];
}

export class Words {
  constructor(data) {
    this.meeting = data.meeting;
    this.meetings = data.meetings;
    this.year = data.year;
    this.years = data.years;
    this.postTopic = data.post_topic;
    this.postTopics = data.post_topics;
    this.words = decoded(data.words);
    this.sorted = [...this.words.keys()];
    this.places = data.places;
    this.located = null; // which parts of the index have each word, once that is wanted
    this.offers = data.offers.map(([kind, title, note, much, url, feed, names]) => {
      const every = [title, ...names];
      const spoken = every.map(plain);
      return { kind, title, note, much, url, feed, names, spoken, joined: joinedNames(kind, spoken), bag: new Set(every.flatMap(split)) };
    });
  }

  static async load(address) {
    return new Words(await fetched(address));
  }

  /** Whether the archive has a word, in this form or another, or one that begins so. */
  knows(word) {
    return split(word).every((part) => !isListed(part) || this.formsOf(part).length);
  }

  /** Fetch which parts of the index, beside the newest, have each word. */
  async locate() {
    this.located ??= (await fetched(this.places)).split(" ");
  }

  /** Whether a part of the index may have a word or all words of a phrase, in this form or another. */
  isIn(text, { number, isNewest }) {
    const digit = (place) => this.located[place].charAt(number >> 2) || "0";
    const has = ({ place, isNew }) => (isNewest ? isNew : !this.located[place] || (parseInt(digit(place), 16) >> (number & 3)) & 1);
    return split(text).every((part) => {
      const forms = isListed(part) ? this.formsOf(part) : [];
      return !forms.length || forms.some((form) => has(this.words.get(form))); // what is not listed may be anywhere
    });
  }

  formsOf(word) {
    const stem = word.replace(ENDINGS, "");
    const found = this.beginning(word);
    return found.length || stem.length < 4 ? found : this.beginning(stem);
  }

  /** The words that begin so. */
  beginning(start) {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (this.sorted[end]?.startsWith(start)) end++;
    return this.sorted.slice(low, end);
  }

  /**
   * The word of the archive that a slip most likely meant; empty if none is near. One that is still
   * `typed` may be the beginning of a longer one.
   */
  nearest(text, typed) {
    const word = text.toLowerCase();
    if (word.includes("-")) return this.nearestParts(word.split("-"));
    if (word.length < 4 || !/^\p{L}+$/u.test(word)) return "";
    const isLikely = (other) => word.length > 5 || this.isUsual(other, word);
    const most = word.length < 8 ? 1 : 2;
    for (const beginning of typed && word.length > 4 ? [false, true] : [false]) {
      let best = null;
      for (const other of this.sorted) {
        if (beginning && other[0] !== word[0]) continue;
        const far = distance(word, other, best ? best.far : beginning ? 1 : most, beginning);
        if (far === Infinity || !isLikely(other)) continue;
        const one = { other, far, first: other[0] === word[0], common: this.words.get(other).common };
        if (!best || isNearer(one, best)) best = one;
      }
      if (best) return best.other;
    }
    return this.singular(word) || this.apart(word).join(" ") || this.related(word);
  }

  nearestParts(parts) {
    const found = parts.map((part) => (this.knows(part) ? part : this.nearest(part, false)));
    return found.every(Boolean) ? found.join("-") : "";
  }

  /** Whether a short word may be meant by another: any two of them are near each other. */
  isUsual(other, word) {
    return other.length > 3 && other[0] === word[0] && ((word.length > 4 && this.words.get(other).common > 0) || this.offers.some(({ bag }) => bag.has(other)));
  }

  /** Knife for knives, scams for scammers. */
  singular(word) {
    const forms = ENDED.filter(([ending]) => ending.test(word)).map(([ending, other]) => word.replace(ending, other));
    return forms.find((form) => this.words.has(form)) ?? "";
  }

  /** The words of the archive that a word is when they are run together: county and lines. */
  apart(word, most = 3) {
    if (this.words.has(word)) return [word];
    for (let end = word.length - LEAST; most > 1 && end >= LEAST; end--) {
      const start = word.slice(0, end);
      const rest = this.words.has(start) ? this.apart(word.slice(end), most - 1) : [];
      if (rest.length) return [start, ...rest];
    }
    return [];
  }

  /** Another word with the same beginning and another ending, as shoplifting for shoplifters. */
  related(word) {
    const start = word.slice(0, Math.max(6, word.length - 3));
    const found = word.length > start.length ? this.beginning(start).filter((other) => other.length - start.length <= 3) : [];
    return found.sort((a, b) => this.words.get(b).common - this.words.get(a).common)[0] ?? "";
  }

  /** What the archive has under the name that was typed, best first. */
  named(text) {
    const typed = split(text);
    if (!typed.length) return [];
    const forms = this.otherForms(text).map(plain);
    const found = this.offers.map((offer) => ({ offer, score: likeness(offer, typed, text, forms) })).filter(({ score }) => score);
    found.sort((a, b) => b.score - a.score || KINDS.indexOf(a.offer.kind) - KINDS.indexOf(b.offer.kind) || a.offer.title.length - b.offer.title.length);
    const enough = found[0]?.score >= 3 ? 3 : 0;
    const offers = found.filter(({ score }) => score >= enough).map(({ offer }) => offer);
    return [...this.together(offers), ...offers].slice(0, OFFERS);
  }

  /** The pages of a post and a topic that were both named. */
  together(offers) {
    const of = (wanted) => offers.filter(({ kind }) => kind === wanted);
    const slug = ({ url }) => url.split("/").at(-2);
    return of("Post").flatMap((post) =>
      of("Topic")
        .filter((topic) => this.postTopics[slug(post)]?.includes(slug(topic)))
        .map((topic) => ({
          kind: "Post and topic",
          title: `${post.title}: ${topic.title}`,
          ...NO_MORE,
          url: this.postTopic.replace("*", slug(post)).replace("*", slug(topic)),
        })),
    );
  }

  /** Names that are like what was typed, a letter or two apart in each word. */
  alike(text) {
    const typed = split(text).filter((word) => word.length > 2);
    if (!typed.length) return [];
    const found = this.offers
      .filter(({ kind }) => kind !== "Glossary")
      .map((offer) => ({ offer, far: typed.reduce((sum, word) => sum + least(offer.bag, word), 0) }))
      .filter(({ offer, far }) => far <= 2 && typed.length >= Math.min(2, split(offer.title).length));
    return found.sort((a, b) => a.far - b.far || a.offer.title.length - b.offer.title.length).slice(0, 1).map(({ offer }) => offer);
  }

  /** The meetings of a day, a month or a season, and the page of a year. */
  within(span, language) {
    const year = wholeDate(span);
    if (this.years.includes(year)) return [{ ...NO_MORE, kind: "Year", title: year, url: this.year.replace("*", year) }];
    if (!span.from || !span.to || span.to > dayAfter(span.from, LONGEST)) return [];
    return this.held(language, (day) => span.from.slice(0, day.length) <= day && day <= span.to.slice(0, day.length));
  }

  /** The meetings of a day in any year. */
  onDays(patterns, language) {
    const isOne = new RegExp(patterns.join("|"));
    return this.held(language, (day) => isOne.test(day));
  }

  latest(language) {
    const last = new Set(this.meetings.slice(-OFFERS));
    return this.held(language, (_, slug) => last.has(slug)).reverse();
  }

  held(language, isMeant) {
    return this.meetings
      .map((slug) => [slug.match(/^[0-9]{4}(?:-[0-9]{2}){0,2}(?=-|$)/)[0], slug])
      .filter(([day, slug]) => isMeant(day, slug))
      .slice(0, OFFERS)
      .map(([day, slug]) => {
        const other = slug.slice(day.length).replaceAll("-", " ").trim();
        const title = `Meeting of ${sayDate(day, language)}${other ? ` (${other})` : ""}`;
        return { ...NO_MORE, kind: "Meeting", title, url: this.meeting.replace("*", slug) };
      });
  }

  /** Short forms of what was typed, and what short forms that were typed stand for. */
  otherForms(text) {
    const typed = ` ${plain(text)} `;
    const found = new Set();
    for (const { kind, title, names } of this.offers) {
      if (kind !== "Glossary") continue;
      const forms = [title, ...names];
      if (forms.some((form) => typed.includes(` ${plain(form)} `))) forms.forEach((form) => found.add(form));
    }
    return [...found];
  }
}

// Fewer slips, then the same first letter, then the more common word, then the shorter.
function isNearer(one, other) {
  const order = one.far - other.far || other.first - one.first || other.common - one.common || one.other.length - other.other.length;
  return order < 0;
}

function least(bag, typed) {
  let best = Infinity;
  for (const word of bag) {
    const far = word === typed ? 0 : distance(typed, word, typed.length < 6 ? 1 : 2);
    if (far < best) best = far;
  }
  return best;
}

// 5: the title; about 4: another name, or one with other gaps; 3: a name and more; 2: words of one name; 1: of several.
// What a short form stands for goes before what only explains it, and that before what else has it.
function likeness({ kind, title, spoken, joined, bag }, typed, text, forms) {
  const whole = typed.join(" ");
  if (spoken.includes(whole)) {
    if (kind === "Glossary") return 4.2;
    return spoken[0] === whole ? 5 : forms.some((form) => spoken[0].includes(form)) ? 4.4 : 4;
  }
  if (kind !== "Glossary" && joined.includes(typed.join(""))) return 4;
  if (typed.length > 1 && spoken.some(isShortened)) return 3.2;
  const within = spoken.filter((name) => name.length > 3 && ` ${whole} `.includes(` ${name} `));
  if (within.some((name) => name.includes(" ") || kind === "Topic")) return 3;
  if (kind === "Glossary") return new RegExp(`(?<!\\w)${title.replace(/\W/g, "\\$&")}(?!\\w)`).test(text) ? 2.5 : 0;
  if (spoken.some((name) => whole.length > 2 && name.startsWith(whole))) return 2.5;
  if (spoken.some((name) => isMuchOf(name, kind) && typed.every(isIn(new Set(name.split(" ")))))) return 2;
  return kind === "Person" && typed.every(isIn(bag)) ? 1 : 0;

  // Each word may be typed by its beginning alone: fern harb board.
  function isShortened(name) {
    const words = name.split(" ");
    return words.length === typed.length && words.every((word, place) => word.startsWith(typed[place]) && (typed[place].length > 3 || typed[place] === word));
  }
  // A word alone names a person, but hardly an office with five words.
  function isMuchOf(name, of) {
    return of === "Person" || of === "Page" || typed.length * 2 >= name.split(" ").length;
  }
  function isIn(words) {
    const last = typed.at(-1);
    return (word) => words.has(word) || (word.length > (word === last ? 2 : 3) && [...words].some((one) => one.startsWith(word)));
  }
}
