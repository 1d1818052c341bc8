// The names on record, and the meetings: what can be offered as what it is.

import { dayAfter, sayDate, wholeDate } from "./dates.js";
import { distance } from "./distance.js";
import { fold } from "./fold.js";
import { say } from "./say.js";
import { stemOf } from "./stem.js";

const OFFERS = 3;
const FEW = 3; // names that a word may be part of and still say which is meant
const KINDS = ["Person", "Topic", "Post", "Organisation", "Page", "Glossary"];
const TITLES = "mr mrs ms miss dr prof professor sir dame lord lady cllr councillor rev".split(" ");
const NEAR = ["Topic", "Organisation", "Post"]; // kinds that everyday words may mean
const LONGEST = 92; // days of a span of which the meetings are offered, not the year
const NO_MORE = { note: "", much: "", feed: "", figures: "" }; // what an offer made here says of itself

const plain = (text) =>
  fold(text)
    .toLowerCase()
    .replace(/['’]s\b/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
const stemmed = (text) => text.split(" ").map(stemOf).join(" ");
export const split = (text) => plain(text).split(" ").filter(Boolean);

/** Names without what stands between their words; of people the family name and more too. */
function joinedNames(kind, spoken) {
  const joined = spoken.map((name) => name.replaceAll(" ", ""));
  if (kind !== "Person") return joined;
  return [
    ...joined,
    ...spoken
      .map((name) => name.split(" ").slice(1))
      .filter(({ length }) => length > 1)
      .map((rest) => rest.join("")),
  ];
}

export class Names {
  constructor(data) {
    this.meeting = data.meeting;
    this.meetings = data.meetings;
    this.year = data.year;
    this.years = data.years;
    this.postTopic = data.post_topic;
    this.postTopics = data.post_topics;
    this.ranks = new Set(TITLES);
    const withFigures = new Set(data.figures);
    for (const [kind, title, , , , , names] of data.offers)
      if (kind === "Post")
        for (const word of [title, ...names].flatMap(split)) this.ranks.add(word);
    this.offers = data.offers.map(([kind, title, note, much, url, feed, names]) => {
      const every = [title, ...names];
      const spoken = every.map(plain);
      return {
        kind,
        title,
        note,
        much,
        url,
        feed,
        figures: withFigures.has(url) ? `${url}#figures` : "",
        names,
        spoken,
        stems: spoken.map(stemmed),
        joined: joinedNames(kind, spoken),
        bag: new Set(every.flatMap(split)),
        stemBag: new Set(spoken.map(stemmed).flatMap((name) => name.split(" "))),
      };
    });
    this.every = new Set(this.offers.flatMap(({ stems }) => stems));
  }

  /** The topics that have one of some words in one of their names, in any ending. */
  topicsOf(words) {
    const asked = words.flatMap(split).map(stemOf);
    const isAsked = (name) => name.split(" ").some((stem) => asked.includes(stem));
    const found = this.offers.filter(({ kind, stems }) => kind === "Topic" && stems.some(isAsked));
    return new Set(found.map(({ title }) => title));
  }

  /** Whether a word is part of a name. */
  have(word) {
    return this.offers.some(({ bag }) => bag.has(word));
  }

  /** Whether a word is a short form of the glossary. */
  explain(word) {
    return this.offers.some(({ kind, spoken }) => kind === "Glossary" && spoken[0] === word);
  }

  /**
   * What the archive has under the name that was typed, best first. Of what `isLeft` when other words
   * were dropped only whole names and telling words of them are taken, and no page of the site: "people smuggling" is not People.
   */
  named(text, isLeft = false) {
    const typed = split(text);
    if (!typed.length) return [];
    const forms = this.otherForms(text).map(plain);
    const surnames = this.withoutRanks(typed);
    const asked = typed.map(stemOf);
    const whole = typed.join(" ");
    const question = { typed, asked, whole, stem: asked.join(" "), text, forms };
    const isPart = (stem) => (name) => name.split(" ").includes(stem);
    const isTelling = (stem) =>
      this.offers.filter(({ stemBag }) => stemBag.has(stem)).length <= FEW;
    const isWhole = ({ stems }) =>
      asked.some(isTelling) && stems.some((name) => asked.every((stem) => isPart(stem)(name)));
    const found = this.offers
      .filter(({ kind }) => !isLeft || kind !== "Page")
      .map((offer) => ({
        offer,
        score: isCalled(offer, surnames) ? 4.5 : likeness(offer, question),
      }))
      .filter(({ offer, score }) =>
        isLeft ? score >= 3 || (score >= 2 && isWhole(offer)) : score,
      );
    found.sort(
      (a, b) =>
        b.score - a.score ||
        KINDS.indexOf(a.offer.kind) - KINDS.indexOf(b.offer.kind) ||
        (a.score === NAMED_LAST ? howMuch(b.offer) - howMuch(a.offer) : 0) ||
        a.offer.title.length - b.offer.title.length,
    );
    const enough = Math.min(3, Math.floor(found[0]?.score ?? 0));
    const offers = found.filter(({ score }) => score >= enough).map(({ offer }) => offer);
    return [...this.together(offers), ...offers].slice(0, OFFERS);
  }

  /** What is left of some words without ranks and titles; nothing if there are none among them. */
  withoutRanks(typed) {
    const rest = typed.filter((word) => !this.ranks.has(word));
    return rest.length < typed.length ? rest : [];
  }

  /**
   * The person whom some words name, and what is left: `{title, name, rest}`, with the family name;
   * null if they name nobody. A family name is enough if only one person has it; ranks go with it.
   */
  personIn(words) {
    const people = this.offers.filter(({ kind }) => kind === "Person");
    const lasts = people.map(({ spoken }) => spoken[0].split(" ").at(-1));
    let best = null;
    people.forEach(({ title, spoken }, place) => {
      const isOnly = lasts.filter((last) => last === lasts[place]).length === 1;
      for (const name of isOnly ? [...spoken, lasts[place]] : spoken) {
        const size = name.split(" ").length;
        const at = words.findIndex(
          (_, start) => plain(words.slice(start, start + size).join(" ")) === name,
        );
        if (at < 0 || size <= best?.size) continue;
        let from = at;
        while (from && this.ranks.has(plain(words[from - 1]))) from--;
        const rest = [...words.slice(0, from), ...words.slice(at + size)];
        best = { title, name: lasts[place], size, rest };
      }
    });
    return best;
  }

  /** Whether some words are a whole name, in any ending. */
  areName(words) {
    return this.every.has(stemmed(plain(words.join(" "))));
  }

  /** Topics and more that are called as some terms are, in any ending, or else have them in a name. */
  near(terms) {
    const called = (wanted) =>
      terms.flatMap((term) => {
        const stem = stemmed(plain(term));
        return this.offers.filter(({ kind, stems }) => kind === wanted && stems.includes(stem));
      });
    const exactly = NEAR.flatMap(called);
    const found = exactly.length ? exactly : terms.flatMap((term) => this.named(term, true));
    return [...new Set(found)]
      .filter(({ kind }) => NEAR.includes(kind))
      .slice(0, OFFERS)
      .map((offer) => ({ ...offer, way: "near" }));
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
      .map((offer) => ({
        offer,
        far: typed.reduce((sum, word) => sum + least(offer.bag, word), 0),
      }))
      .filter(
        ({ offer, far }) => far <= 2 && typed.length >= Math.min(2, split(offer.title).length),
      );
    return found
      .sort((a, b) => a.far - b.far || a.offer.title.length - b.offer.title.length)
      .slice(0, 1)
      .map(({ offer }) => offer);
  }

  /** The meetings of a day, a month or a season, and the page of a year. */
  within(span) {
    const year = wholeDate(span);
    if (this.years.includes(year))
      return [{ ...NO_MORE, kind: "Year", title: year, url: this.year.replace("*", year) }];
    if (!span.from || !span.to || span.to > dayAfter(span.from, LONGEST)) return [];
    return this.held(
      (day) => span.from.slice(0, day.length) <= day && day <= span.to.slice(0, day.length),
    );
  }

  /** The meetings of a day in any year. */
  onDays(patterns) {
    const isOne = new RegExp(patterns.join("|"));
    return this.held((day) => isOne.test(day));
  }

  /** The last meetings, the newest first. */
  latest() {
    const last = new Set(this.meetings.slice(-OFFERS));
    return this.held((_, slug) => last.has(slug)).reverse();
  }

  /** The meetings that are meant, by their days and slugs. */
  held(isMeant) {
    return this.meetings
      .map((slug) => [slug.match(/^[0-9]{4}(?:-[0-9]{2}){0,2}(?=-|$)/)[0], slug])
      .filter(([day, slug]) => isMeant(day, slug))
      .slice(0, OFFERS)
      .map(([day, slug]) => {
        const other = slug.slice(day.length).replaceAll("-", " ").trim();
        const said = `${sayDate(day)}${other ? ` (${other})` : ""}`;
        const title = say("Meeting of {day}", { day: said });
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
      if (forms.some((form) => typed.includes(` ${plain(form)} `)))
        for (const form of forms) found.add(form);
    }
    return [...found];
  }
}

// Whether a person's name ends so.
function isCalled({ kind, spoken }, words) {
  return kind === "Person" && words.length > 0 && ` ${spoken[0]}`.endsWith(` ${words.join(" ")}`);
}

const howMuch = ({ much }) =>
  Number(
    much
      .replace(/[^0-9 ]/g, "")
      .trim()
      .split(" ")[0],
  );

function least(bag, typed) {
  let best = Infinity;
  for (const word of bag) {
    const far = word === typed ? 0 : distance(typed, word, typed.length < 6 ? 1 : 2);
    if (far < best) best = far;
  }
  return best;
}

const NAMED_LAST = 2.6; // the score of a title that ends with what was typed

// 5: the title; about 4: another name, or one with other gaps or endings; 3: a name and more; above 2: the end or the
// beginning of a name; 2: words of one name; 1: of several.
// What a short form stands for goes before what only explains it, and that before what else has it.
function likeness(
  { kind, title, spoken, stems, joined, bag, stemBag },
  { typed, asked, whole, stem, text, forms },
) {
  if (spoken.includes(whole)) {
    if (kind === "Glossary") return 4.2;
    return spoken[0] === whole ? 5 : forms.some((form) => spoken[0].includes(form)) ? 4.4 : 4;
  }
  if (kind !== "Glossary" && joined.includes(typed.join(""))) return 4;
  if (kind !== "Person" && kind !== "Glossary" && stems.includes(stem)) return 3.9;
  if (typed.length > 1 && spoken.some(isShortened)) return 3.2;
  const within = spoken.filter((name) => name.length > 3 && ` ${whole} `.includes(` ${name} `));
  if (within.some((name) => name.includes(" ") || kind === "Topic")) return 3;
  if (
    kind === "Topic" &&
    stems.some((name) => name.length > 3 && ` ${stem} `.includes(` ${name} `))
  )
    return 3;
  if (kind === "Glossary")
    return new RegExp(`(?<!\\w)${title.replace(/\W/g, "\\$&")}(?!\\w)`).test(text) ? 2.5 : 0;
  if (kind !== "Person" && spoken[0].endsWith(` ${whole}`)) return NAMED_LAST;
  if (spoken.some((name) => whole.length > 2 && name.startsWith(whole))) return 2.5;
  if (spoken.some((name) => isMuchOf(name, kind) && typed.every(isIn(new Set(name.split(" "))))))
    return 2;
  if (kind === "Person") return typed.every(isIn(bag)) ? 1 : 0;
  return asked.every((one) => one.length > 3 && stemBag.has(one)) ? 0.5 : 0;

  // Each word may be typed by its beginning alone: fern harb board.
  function isShortened(name) {
    const words = name.split(" ");
    return (
      words.length === typed.length &&
      words.every(
        (word, place) =>
          word.startsWith(typed[place]) && (typed[place].length > 3 || typed[place] === word),
      )
    );
  }
  // A word alone names a person, but hardly an office with five words.
  function isMuchOf(name, of) {
    return of === "Person" || of === "Page" || typed.length * 2 >= name.split(" ").length;
  }
  function isIn(words) {
    const last = typed.at(-1);
    return (word) =>
      words.has(word) ||
      (word.length > (word === last ? 2 : 3) && [...words].some((one) => one.startsWith(word)));
  }
}
