// The order of texts for several words. Pagefind takes no notice of where in a text they stand; here
// a text that has them close together goes before one that has them far apart.

const NEAR = 40; // words within which others stand close
const MOST_APART = 5; // texts with all words, beside which those are shown that have most close together
const MOST_CLOSE = 3; // of which so many are shown
const ENOUGH = 0.6; // of the worth of all words has a text that has most of them close together

/**
 * The texts for some `wanted` words, best first: `{hits, some, close}`. Each of the wanted is what it
 * may be called, its `ways`; one that `isBeside` makes a text better and need not stand there.
 * `search` gives the hits of a text, and `plain` are those that have all words as they are. With `isSome`, if no text has all, those are taken that have
 * most: then it is `some`. How many have most of them `close` together beside those that have all?
 * A rare word counts for more than one that many texts have.
 */
export async function ranked(wanted, search, { isSome, isAny, plain }) {
  const each = await Promise.all(wanted.map(({ ways }) => Promise.all(ways.map(search))));
  const found = new Map();
  each.forEach((ways, place) => {
    for (const hit of ways.flat()) {
      const one = found.get(hit.id) ?? { hits: [], scores: [], spots: [] };
      one.hits.push(hit);
      one.scores[place] = Math.max(one.scores[place] ?? 0, hit.score);
      one.spots.push(...hit.words.map((spot) => [spot, place]));
      found.set(hit.id, one);
    }
  });
  const texts = [...found].map(([id, one]) => ({ id, ...one }));
  const worths = wanted.map((_, place) =>
    worthOf(texts.filter(({ scores }) => scores[place]).length),
  );
  const needed = wanted.flatMap(({ isBeside }, place) => (isBeside ? [] : [place]));
  const whole = sum(worths);
  const own = new Map(plain.map(({ id, score }) => [id, score]));
  const scoreOf = ({ id, scores }) => own.get(id) ?? sum(scores);
  const most = Math.max(...texts.map(scoreOf));
  for (const text of texts) {
    const has = needed.filter((place) => text.scores[place]);
    text.isAll = has.length === needed.length;
    text.share = sum(has.map((place) => worths[place])) / sum(needed.map((place) => worths[place]));
    text.isMost = text.share > 0.5 || has.length > needed.length / 2;
    text.near = nearness(text.spots, worths) / whole;
    text.value = text.near + text.share + (2 * scoreOf(text)) / most;
  }
  const all = isAny ? texts.filter(({ share }) => share) : texts.filter(({ isAll }) => isAll);
  const some = isSome && !all.length;
  const kept = some ? texts.filter(({ isMost }) => isMost) : all;
  const close = isSome && needed.length > 2 && !some && !isAny ? closer(all, texts) : [];
  const hits = [...kept, ...close].sort((a, b) => b.value - a.value);
  return { hits: hits.map(hitOf), some: some || isAny, close: close.length };
}

/** Texts that have most of the words, closer together than any of those that have all. */
function closer(all, texts) {
  if (all.length > MOST_APART) return [];
  const least = Math.max(ENOUGH, ...all.map(({ near }) => near));
  return texts
    .filter(({ isAll, isMost, near }) => !isAll && isMost && near > least)
    .sort((a, b) => b.value - a.value)
    .slice(0, MOST_CLOSE);
}

const sum = (numbers) => numbers.reduce((all, one) => all + (one ?? 0), 0);
const worthOf = (count) => (count ? 1 / Math.log2(2 + count) : 0);

/** The most that some words are worth of which each stands within a few words of the others. */
function nearness(spots, worths) {
  const sorted = spots.toSorted(([a], [b]) => a - b);
  const within = worths.map(() => 0);
  let best = 0;
  let start = 0;
  for (const [spot, place] of sorted) {
    within[place] += 1;
    for (; spot - sorted[start][0] > NEAR; start++) within[sorted[start][1]] -= 1;
    best = Math.max(best, sum(worths.filter((_, one) => within[one])));
  }
  return best;
}

/** One hit of those that several searches gave for a text, with the places of all their words. */
function hitOf({ id, hits }) {
  return {
    id,
    score: hits[0].score,
    async data() {
      const places = [];
      let page = null;
      // One after the other, for Pagefind gives the same page each time.
      for (const hit of hits) {
        page = await hit.data();
        places.push(...page.weighted_locations);
      }
      return { ...page, weighted_locations: places };
    },
  };
}
