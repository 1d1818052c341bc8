// The paragraph or summary of a found text that answers best, with the words that were found in it.

import { standing } from "./exact.js";
import { fold } from "./fold.js";
import { wholeWords } from "./query.js";

const SHOWN = 260; // letters of an excerpt
const AHEAD = 70; // letters before the first word found
const MARKED = 8; // words that are marked on the page that is opened
const ENDS = /^[^\p{L}\p{N}£$€]+|[^\p{L}\p{N}%]+$/gu;
const LONGEST = 30; // letters of a word that is marked
const ALIKE = 4; // letters in which two forms of a word begin alike
const SMALL = /^(?:a|an|and|as|at|by|for|in|is|it|of|on|or|the|to|was|with)$/i;

/**
 * `{anchor, title, pieces, marks}`: its id, the heading that it stands under, the excerpt as pieces
 * of text with those to mark as `{mark}`, and the words to mark on the page.
 */
export function passage(page, { words, phrases, forms, whole, marks: exact }) {
  const tokens = page.content.split(/[\s\u200b]+/);
  const anchors = placesOf(page, tokens);
  const wanted = words.filter((word) => !SMALL.test(word) && !exact.has(word));
  const found = wordsFound(page, tokens, wanted.length || exact.size ? wanted : words);
  const places = new Map(); // paragraph → the words asked for that it has, each with its score
  const placeOf = (anchor) => places.get(anchor) ?? places.set(anchor, new Map()).get(anchor);
  for (const { word, location, score } of found) {
    const anchor = anchors.findLast((one) => one.location <= location);
    if (anchor) placeOf(anchor).set(word, Math.max(score, placeOf(anchor).get(word) ?? 0));
  }
  for (const [word, mark] of exact) {
    for (const anchor of anchors) {
      const stands = standing(word, mark, anchor.text);
      for (const shown of stands) found.push({ word, shown, location: anchor.location, score: 1 });
      if (stands.length || (forms.length && anchor.text.search(wholeWords(forms)) >= 0))
        placeOf(anchor).set(word, 1);
    }
  }
  for (const phrase of phrases) {
    for (const anchor of anchors)
      if (anchor.text.search(wholeWords([phrase])) >= 0) placeOf(anchor).set(phrase, 1);
  }
  const together = words.length > 1 ? wholeWords([whole, words.join(" ")]) : null;
  const isWhole = (anchor) => (together && anchor.text.search(together) >= 0 ? 1 : 0);
  // What only stands behind a short form or a link is not seen in the paragraph.
  const shown = new Map(found.map(({ word, shown: as }) => [as, word]));
  const seen = new Map([...places.keys()].map((anchor) => [anchor, visible(anchor.text, shown)]));
  const worth = (terms) => [...terms.values()].reduce((sum, score) => sum + score, 0);
  const [[best] = []] = [...places].sort(
    ([a, one], [b, other]) =>
      seen.get(b) - seen.get(a) ||
      other.size - one.size ||
      isWhole(b) - isWhole(a) ||
      worth(other) - worth(one) ||
      isSummary(a) - isSummary(b) ||
      a.location - b.location,
  );
  if (!best) {
    // Pagefind's own excerpt would have what stands behind links.
    const first = anchors.find(({ element }) => !/^h[1-6]$/.test(element));
    return {
      anchor: "",
      title: "",
      pieces: first ? excerpt(first.text, [...phrases, ...words]) : null,
      marks: [],
    };
  }
  const marks = distinct([...phrases, ...found.map(({ shown }) => shown)]).slice(0, MARKED);
  const heading = anchors.findLast(
    (one) => /^h[2-6]$/.test(one.element) && one.location < best.location,
  );
  const isHeading = /^h[1-6]$/.test(best.element);
  const next = anchors[anchors.indexOf(best) + 1];
  const text = isHeading ? next && `${best.text}. ${next.text}` : best.text;
  return {
    anchor: best.id,
    title: heading?.text ?? "",
    pieces: text ? excerpt(text, [...marks, ...forms]) : null,
    marks,
  };
}

/** The archive's own summary: a paragraph that answers as well goes before it. */
const isSummary = ({ id }) => Number(id === "in-short");

/** What has an address in a text, in order. Pagefind gives none of a paragraph within a list item. */
function placesOf(page, tokens) {
  const places = page.anchors
    .filter(({ element }) => element !== "a")
    .sort((a, b) => a.location - b.location);
  const textAt = (place) =>
    tokens.slice(places[place].location, places[place + 1]?.location).join(" ");
  return places
    .map((one, place) => ({ ...one, text: one.text || textAt(place) }))
    .filter(({ text }) => text);
}

/** The words of a text that answer one that was asked for, as they stand in it, best first. */
function wordsFound(page, tokens, words) {
  const found = [];
  for (const { location, balanced_score: score } of page.weighted_locations ?? []) {
    const shown = (tokens[location] ?? "").replace(ENDS, "").replace(/['’]s$/, "");
    const word =
      shown.length < LONGEST &&
      words.find((one) => isFormOf(fold(shown.toLowerCase()), fold(one.toLowerCase())));
    if (word) found.push({ word, shown, location, score });
  }
  return found.sort((a, b) => b.score - a.score);
}

/** How many of the words that were asked for can be seen in a text. */
function visible(text, shown) {
  if (!shown.size) return 0;
  const seen = [...text.matchAll(wholeWords([...shown.keys()]))].map(([as]) => as.toLowerCase());
  return new Set(
    [...shown].filter(([as]) => seen.includes(as.toLowerCase())).map(([, word]) => word),
  ).size;
}

// Forms of a word begin alike: exploit, exploited, exploitation.
function isFormOf(shown, word) {
  const length = Math.min(shown.length, word.length, ALIKE);
  return shown.slice(0, length) === word.slice(0, length) || shown.includes(word);
}

function distinct(words) {
  return [
    ...new Map(words.toReversed().map((word) => [word.toLowerCase(), word])).values(),
  ].reverse();
}

/** The part of a text around the first words to mark, in pieces. */
function excerpt(text, marks) {
  const spots = marks.length
    ? [...text.matchAll(wholeWords(marks))].map((match) => [
        match.index,
        match.index + match[0].length,
      ])
    : [];
  const start = text.length <= SHOWN ? 0 : startAt(text, spots);
  const end = start + SHOWN >= text.length ? text.length : text.lastIndexOf(" ", start + SHOWN);
  const pieces = start ? ["… "] : [];
  let from = start;
  for (const [left, right] of spots) {
    if (left < from || right > end) continue;
    pieces.push(text.slice(from, left), { mark: text.slice(left, right) });
    from = right;
  }
  return [...pieces, text.slice(from, end), end < text.length ? " …" : ""].filter(
    (piece) => piece !== "",
  );
}

// Where the most words to mark can be seen.
function startAt(text, spots) {
  let best = 0;
  let most = 0;
  for (const [left] of spots) {
    const from = Math.max(0, left - AHEAD);
    const seen = new Set(
      spots
        .filter(([spot, end]) => spot >= from && end <= from + SHOWN)
        .map(([spot, end]) => text.slice(spot, end).toLowerCase()),
    );
    if (seen.size > most) [best, most] = [from, seen.size];
  }
  return best ? text.indexOf(" ", best) + 1 : 0;
}

/** Pagefind's own excerpt: escaped text with <mark> in it, as pieces of text. */
export function plainExcerpt(escaped) {
  const entities = {
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    "#39": "'",
    "#x27": "'",
    "#x2F": "/",
  };
  return escaped.split(/<\/?mark>/).map((piece, place) => {
    const text = piece.replace(/&(#?\w+);/g, (entity, name) =>
      Object.hasOwn(entities, name) ? entities[name] : entity,
    );
    return place % 2 ? { mark: text } : text;
  });
}
