// Everyday words, and what the archive says instead.

import { fold } from "./fold.js";
import { isSmall } from "./query.js";
import { stemOf } from "./stem.js";

// What a hyphen joins is one word, so that a break-in is not "break".
const joined = (word) => word.replace(/[^\p{L}\p{N}]+/gu, "");
// Who does it is called as it is done: a joyrider and joyriding.
const rootOf = (word) => stemOf(joined(word)).replace(/(?<=.{4})er$/, "");
const keyOf = (words) => words.map(rootOf).join(" ");

export class Thesaurus {
  /** `address` of a file with a `*` for how the longest word of a phrase begins, as one of the `starts`. */
  constructor(address, starts) {
    this.address = address;
    this.starts = new Set(starts);
    this.files = new Map(); // those that were asked for, by start
    this.said = new Map(); // the roots of a phrase, and what it may be called
    this.having = new Map(); // a root, and the phrases of several words that begin with it
  }

  /** Fetch the phrases that some words may be of; without them search goes on. */
  study(words) {
    const starts = new Set(words.map((word) => fold(word.toLowerCase()).slice(0, 2)));
    return Promise.all(
      [...starts].filter((start) => this.starts.has(start)).map((start) => this.file(start)),
    );
  }

  file(start) {
    if (!this.files.has(start)) {
      const asked = fetch(this.address.replace("*", start))
        .then((response) => (response.ok ? response.text() : Promise.reject(response.status)))
        .then((text) => this.read(text))
        .catch(() => this.files.delete(start));
      this.files.set(start, asked);
    }
    return this.files.get(start);
  }

  /**
   * A line is what people type, a colon, and what is said instead, both with commas between. One
   * that begins with + says who is meant, which says less than what is done.
   */
  read(text) {
    for (const line of text.split("\n").filter(Boolean)) {
      const [typed, said] = line
        .replace(/^\+/, "")
        .split(": ")
        .map((part) => part.split(", "));
      for (const phrase of typed) this.add(phrase, said, line.startsWith("+"));
    }
  }

  add(phrase, said, isWho) {
    const every = phrase.split(" ");
    const words = every.filter((word) => !isSmall(word));
    if (words.length < Math.min(2, every.length)) return; // "locked up" is not every "lock"
    const key = keyOf(words);
    const before = this.said.get(key) ?? { terms: [], isWho };
    const terms = [...new Set([...before.terms, ...said])];
    this.said.set(key, { terms, isWho: isWho && before.isWho });
    if (words.length < 2 || before.terms.length) return;
    const first = rootOf(words[0]);
    this.having.set(first, [...(this.having.get(first) ?? []), key.split(" ")]);
  }

  /**
   * What may be meant by some words: `{words, terms, isWho}` of each. Phrases of several words go
   * first, the longest first; between their words others may stand.
   */
  meant(typed) {
    const roots = typed.map(rootOf);
    const taken = new Set();
    const found = [];
    const take = (places, key) => {
      for (const place of places) taken.add(place);
      const words = places.toSorted((a, b) => a - b).map((place) => typed[place]);
      found.push({ at: Math.min(...places), words, ...this.said.get(key) });
    };
    const phrases = roots.flatMap((root) => this.having.get(root) ?? []);
    for (const phrase of phrases.toSorted((a, b) => b.length - a.length)) {
      const places = phrase.map((root) =>
        roots.findIndex((one, place) => one === root && !taken.has(place)),
      );
      if (!places.includes(-1) && new Set(places).size === phrase.length)
        take(places, phrase.join(" "));
    }
    roots.forEach((root, place) => {
      if (!taken.has(place) && this.said.has(root)) take([place], root);
    });
    return found.sort((a, b) => a.at - b.at);
  }
}
