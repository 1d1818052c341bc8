// How many slips of the pen lie between two words.

/**
 * Letters put in, left out, changed or exchanged with the next, up to `most`; beyond it Infinity.
 * With `beginning`, the word need only begin so.
 */
export function distance(typed, word, most, beginning = false) {
  if (!beginning && Math.abs(typed.length - word.length) > most) return Infinity;
  const width = beginning ? Math.min(word.length, typed.length + most) : word.length;
  let older = [];
  let old = Array.from({ length: width + 1 }, (_, place) => place);
  for (let row = 1; row <= typed.length; row++) {
    const now = [row];
    let least = row;
    for (let place = 1; place <= width; place++) {
      const same = typed[row - 1] === word[place - 1];
      let best = Math.min(old[place] + 1, now[place - 1] + 1, old[place - 1] + (same ? 0 : 1));
      const exchanged =
        row > 1 &&
        place > 1 &&
        typed[row - 1] === word[place - 2] &&
        typed[row - 2] === word[place - 1];
      if (exchanged) best = Math.min(best, older[place - 2] + 1);
      now.push(best);
      if (best < least) least = best;
    }
    if (least > most) return Infinity;
    [older, old] = [old, now];
  }
  const found = beginning ? Math.min(...old) : old[width];
  return found <= most ? found : Infinity;
}
