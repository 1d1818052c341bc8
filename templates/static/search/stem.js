// Words without their endings: a text may have another form of a word than was typed. English ones;
// in other languages they take off little that matters.

import { fold } from "./fold.js";

const VOWEL = /[aeiouy]/;
const IRREGULAR = new Map([
  ["men", "man"],
  ["women", "woman"],
  ["children", "child"],
  ["lives", "life"],
  ["wives", "wife"],
  ["knives", "knife"],
  ["thieves", "thief"],
  ["halves", "half"],
  ["wolves", "wolf"],
]);
const SHORT = /^[^aeiouy]*[aeiouy][^aeiouwxy]$/; // hat, of which come hats and hatted; hated comes of hate

/** A word without the endings of number, time and whoever does it: burglary, burglaries; stab, stabbing. */
export function baseOf(word) {
  let base = fold(word.toLowerCase()).replace(/['’]s?$/, "");
  if (IRREGULAR.has(base)) return closed(IRREGULAR.get(base));
  if (base.length < 4) return base;
  if (/.{2}men$/.test(base)) base = `${base.slice(0, -2)}an`;
  if (/ies$/.test(base) && base.length > 4) base = `${base.slice(0, -3)}y`;
  else if (/(?:ch|sh|x|z|ss)es$/.test(base)) base = base.slice(0, -2);
  else if (/[^su]s$/.test(base)) base = base.slice(0, -1);
  const doer = base.match(/^(.{3,}([b-df-hj-np-tv-z]))\2er$/)?.[1];
  if (doer) return closed(doer);
  const rest = base.match(/^(.*?)(?:ing|(?<!e)ed)$/)?.[1] ?? "";
  if (rest.length > 1 && VOWEL.test(rest)) base = SHORT.test(rest) ? `${rest}e` : single(rest);
  return closed(base);
}

// Stabbing comes of stab and travelling of travel, but missing of miss.
function single(rest) {
  return rest.replace(/([bdgkmnprtv])\1$|(?<=[aeiou].*[aeiou])(l)\2$/, "$1$2");
}

// The spelling before an ending differs from that at the end: knife and knives, bully and bullies.
function closed(base) {
  return base
    .replace(/e$/, (e, place, whole) => (SHORT.test(whole.slice(0, place)) ? e : ""))
    .replace(/y$/, "i")
    .replace(/yz$/, "ys")
    .replace(/iz$/, "is");
}

// Endings that make one kind of word of another, and how much of the word stands before them.
const DERIVED = [
  [/(?<=.{4})i[sz]ation$/, "is"],
  [/(?<=.{5})(?:ation|ment|ism|ist)$/, ""],
  [/(?<=.{4}[st])ion$/, ""],
  [/(?<=.{5})at$/, ""],
  [/(?<=.{4})(?:nes|li)$/, ""],
];

const stems = new Map(); // of words that were asked for before: a text has most of them many times

/** A word without all endings: exploit, exploited, exploitation. */
export function stemOf(word) {
  if (!stems.has(word))
    stems.set(
      word,
      closed(DERIVED.reduce((stem, [ending, other]) => stem.replace(ending, other), baseOf(word))),
    );
  return stems.get(word);
}
