// Everyday words, and what the archive says instead.

import { isSmall } from "./query.js";
import { stemOf } from "./stem.js";

// What a hyphen joins is one word, so that a break-in is not "break".
const joined = (word) => word.replace(/[^\p{L}\p{N}]+/gu, "");
// Who does it is called as it is done: a joyrider and joyriding.
const rootOf = (word) => stemOf(joined(word)).replace(/(?<=.{4})er$/, "");
const keyOf = (words) => words.map(rootOf).join(" ");

export class Thesaurus {
  /** A line is what people type, a colon, and what is said instead, both with commas between. */
  constructor(text) {
    this.said = new Map();
    this.longest = 1;
    for (const line of text ? text.split("\n") : []) {
      const [typed, said] = line.split(": ").map((part) => part.split(", "));
      for (const phrase of typed) {
        const words = phrase.split(" ").filter((word) => !isSmall(word));
        const before = this.said.get(keyOf(words)) ?? [];
        this.said.set(keyOf(words), [...new Set([...before, ...said])]);
        this.longest = Math.max(this.longest, words.length);
      }
    }
  }

  /** What may be meant by words that stand together, the longest first: `{words, terms}` of each. */
  meant(typed) {
    const found = [];
    for (let start = 0; start < typed.length; start++) {
      for (let length = Math.min(this.longest, typed.length - start); length > 0; length--) {
        const words = typed.slice(start, start + length);
        const terms = this.said.get(keyOf(words));
        if (!terms) continue;
        found.push({ words, terms });
        start += length - 1;
        break;
      }
    }
    return found;
  }
}
