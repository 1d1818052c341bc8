// The words of the archive: whether it has one, where, and what a slip may have meant.

import { distance } from "./distance.js";
import { fold, hasOthers } from "./fold.js";
import { Names, split } from "./names.js";
import { Ordinary } from "./ordinary.js";
import { References } from "./references.js";
import { baseOf } from "./stem.js";
import { Thesaurus } from "./thesaurus.js";

const ENDINGS = /(?:['’]s|ies|ing|ed|es|ly|er|s|e|y)$/;
const LEAST = 3; // letters of a word that may have run together with another
const COMMON = { "": 0, ".": 1, ":": 2 };

/**
 * The words from their file, each with its place there, how common it is and whether the newest part
 * of the index has it. Each says how many letters it shares with the one before it.
 */
function decoded(text) {
  const words = new Map();
  let word = "";
  for (const [, shared, rest, common, old] of text.matchAll(
    /([0-9A-Z])([^0-9A-Z.:!]*)([.:]?)(!?)/g,
  )) {
    word = word.slice(0, parseInt(shared, 36)) + rest;
    words.set(word, { place: words.size, common: COMMON[common], isNew: !old });
  }
  for (const [accented, about] of [...words])
    if (!words.has(fold(accented)))
      words.set(fold(accented), hasOthers(accented) ? { ...about, spelt: accented } : about);
  return words;
}

// What is too short or has figures is not among the words of the file.
const isListed = (word) => word.length >= 3 && !/\p{N}/u.test(word);

async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

export class Words {
  constructor(data) {
    this.names = new Names(data);
    this.references = new References(data);
    this.thesaurus = new Thesaurus(data.everyday, data.everyday_starts);
    this.ordinary = new Ordinary(data.ordinary, data.ordinary_from);
    this.words = decoded(data.words);
    this.sorted = [...this.words.keys()].filter((word) => !word.endsWith("xx")).sort();
    this.places = data.places;
    this.located = null; // which parts of the index have each word, once that is wanted
    this.bases = null; // the words by what they are without endings, once that is wanted
  }

  static async load(address) {
    return new Words(await fetched(address));
  }

  /** Whether the archive has a word, in this form or another, or one that begins so. */
  knows(word) {
    return split(word).every((part) => !isListed(part) || this.formsOf(part).length);
  }

  /** Whether the archive has what a mark is of. */
  isMark(mark) {
    return mark.endsWith("xx") && this.words.has(mark);
  }

  /** Fetch which parts of the index, beside the newest, have each word. */
  async locate() {
    this.located ??= (await fetched(this.places)).split(" ");
  }

  /** Whether a part of the index may have a word or all words of a phrase, in this form or another. */
  isIn(text, { number, isNewest }) {
    if (!isNewest && !this.located) return true;
    const digit = (place) => this.located[place].charAt(number >> 2) || "0";
    const has = ({ place, isNew }) =>
      isNewest ? isNew : !this.located[place] || (parseInt(digit(place), 16) >> (number & 3)) & 1;
    return split(text).every((part) => {
      const forms = this.isMark(part) ? [part] : isListed(part) ? this.formsOf(part) : [];
      return !forms.length || forms.some((form) => has(this.words.get(form))); // what is not listed may be anywhere
    });
  }

  /**
   * What everyday words are called here: `{words, terms, ways, isWho, isOwn}` of each; `ways` are
   * what is looked for. A name of the archive is none. A word alone that the archive has is its own,
   * which is looked for as it is.
   */
  meant(typed) {
    const named = this.named(typed);
    return this.thesaurus
      .meant(typed)
      .filter(({ words }) => !this.names.areName(words) && !words.some((word) => named.has(word)))
      .map((one) => {
        const isKnown = one.words.every((word) => this.knows(word));
        const isOwn = isKnown && one.words.length === 1 && !one.words[0].includes("-");
        return { ...one, isOwn, ways: [...(isKnown ? [one.words.join(" ")] : []), ...one.terms] };
      });
  }

  /** Those of some words that stand together as a name of several. */
  named(typed) {
    const found = new Set();
    for (let start = 0; start < typed.length; start++)
      for (let end = start + 2; end <= typed.length; end++) {
        const words = typed.slice(start, end);
        if (this.names.areName(words)) for (const word of words) found.add(word);
      }
    return found;
  }

  formsOf(word) {
    const stem = word.replace(ENDINGS, "");
    const found = this.beginning(word);
    return found.length || stem.length < 4 ? found : this.beginning(stem);
  }

  /** A word as texts have it, where the index takes its letters for others than those typed. */
  spelt(word) {
    return this.words.get(fold(word.toLowerCase()))?.spelt ?? word;
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

  /** Fetch what is needed to tell slips and everyday words among some words. */
  async study(words) {
    const unknown = words.filter((word) => !this.knows(word)).flatMap(split);
    await Promise.all([
      this.ordinary.study(unknown.filter((word) => !this.knows(word))),
      this.thesaurus.study(words),
    ]);
  }

  /**
   * The word of the archive that a slip most likely meant; empty if none is near. One that is still
   * `typed` may be the beginning of a longer one.
   */
  nearest(text, typed) {
    const word = text.toLowerCase();
    if (word.includes("-")) return this.nearestParts(word.split("-"));
    if (word.length < 4 || !/^\p{L}+$/u.test(word)) return "";
    const ended = this.endedOtherwise(word);
    // An ordinary word that the archive lacks is no slip: bullying is not building.
    if (ended || this.ordinary.has(word)) return ended;
    const isLikely = (other) => word.length > 5 || this.isUsual(other, word);
    const most = word.length < 8 ? 1 : 2;
    for (const beginning of typed && word.length > 4 ? [false, true] : [false]) {
      let best = null;
      for (const other of this.sorted) {
        if (beginning && other[0] !== word[0]) continue;
        const far = distance(word, other, best ? best.far : beginning ? 1 : most, beginning);
        if (far === Infinity || !isLikely(other)) continue;
        const one = {
          other,
          far,
          first: other[0] === word[0],
          common: this.words.get(other).common,
        };
        if (!best || isNearer(one, best)) best = one;
      }
      if (best) return best.other;
    }
    return this.apart(word).join(" ") || this.related(word);
  }

  /** The same for each part of a double name. */
  nearestParts(parts) {
    const found = parts.map((part) => (this.knows(part) ? part : this.nearest(part, false)));
    return found.every(Boolean) ? found.join("-") : "";
  }

  /** Whether a short word may be meant by another: any two of them are near each other. */
  isUsual(other, word) {
    return (
      other.length > 3 &&
      other[0] === word[0] &&
      ((word.length > 4 && this.words.get(other).common > 0) || this.names.have(other))
    );
  }

  /** The word as other endings would have it: knife for knives, scams for scammers. */
  endedOtherwise(word) {
    this.bases ??= Map.groupBy(this.sorted, baseOf);
    const doing = word.replace(/ers?$/, "ing");
    const forms = this.bases.get(baseOf(word)) ?? (this.words.has(doing) ? [doing] : []);
    return forms.toSorted((a, b) => this.words.get(b).common - this.words.get(a).common)[0] ?? "";
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
    const found =
      word.length > start.length
        ? this.beginning(start).filter((other) => other.length - start.length <= 3)
        : [];
    return found.sort((a, b) => this.words.get(b).common - this.words.get(a).common)[0] ?? "";
  }
}

// Fewer slips, then the same first letter, then the more common word, then the shorter.
function isNearer(one, other) {
  const order =
    one.far - other.far ||
    other.first - one.first ||
    other.common - one.common ||
    one.other.length - other.other.length;
  return order < 0;
}
