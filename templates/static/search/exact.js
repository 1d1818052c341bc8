// What is found only whole: short forms, and figures however they are written. Pagefind finds a word
// by its beginning too, so the index has a mark for each, as comsite/site/exact.py makes it.

const FIGURE =
  /^[£$€]?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?(?:\s?(%|per\s?cent)|\s?(bn|m|k|thousand|million|billion))?$/i;
const FIGURES =
  /(?<![\p{L}\p{N}.,])[£$€]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:\s?(?:%|per\s?cent\b)|\s?(?:bn|m|k|thousand|million|billion)\b)?(?![\p{L}\p{N}%]|[.,][0-9])/giu;
const BESIDE = /^(?:per|percent|cent|%|bn|thousand|million|billion)$/i;
const ZEROS = { k: 3, thousand: 3, m: 6, million: 6, bn: 9, billion: 9 };
const LETTERS = "abcdefghij"; // for digits, because a list of words has none
const LEAST = 10_000; // of a figure without anything beside it; a smaller one is written in one way

/** Words with what belongs to a figure put to it: £1.2 and million, 31 and per and cent. */
export function withFigures(words) {
  const found = [];
  for (const word of words) {
    const whole = `${found.at(-1)} ${word}`;
    const begun = /^per$/i.test(word) && /^[0-9.,]+$/.test(found.at(-1));
    if (found.length && BESIDE.test(word) && (begun || FIGURE.test(whole)))
      found[found.length - 1] = whole;
    else found.push(word);
  }
  return found.flatMap((word) => (/[0-9] per$/i.test(word) ? word.split(" ") : [word]));
}

/** The mark of a figure that may be written in several ways; empty for anything else. */
function figureMark(text) {
  const [, whole, part = "", percent, beside] = text.match(FIGURE) ?? [];
  if (!whole) return "";
  const digits = whole.replaceAll(",", "");
  if (!percent && !beside && !whole.includes(",") && Number(digits) < LEAST) return "";
  const zeros = ZEROS[beside?.toLowerCase()] ?? 0;
  const decimals = part.slice(1).padEnd(zeros, "0");
  const number = (digits + decimals.slice(0, zeros)).replace(/^0+(?=.)/, "");
  const rest = decimals.slice(zeros).replace(/0+$/, "");
  const letters = `${number}${rest && `.${rest}`}`.replace(/[0-9]/g, (digit) => LETTERS[digit]);
  return `qq${letters.replace(".", "p")}${percent ? "w" : ""}xx`;
}

const shortMark = (word) => `${word.toLowerCase().replace(/s$/, "")}xx`;

/**
 * The mark that a word of a query is looked for by; empty for most words, null for a short form that
 * no text has. In small letters only a short form `of` the glossary is one, and in a query that is
 * all in capitals only one that some text has.
 */
export function markOf(word, isShouted, { has, explains }) {
  const figure = figureMark(word);
  if (figure) return has(figure) ? figure : "";
  if (!/^[a-z]{2,5}$|^[A-Z]{2,5}s?$/.test(word)) return "";
  const isSmall = word === word.toLowerCase();
  if (isSmall && !(word.length < 4 && explains(word))) return "";
  const mark = shortMark(word);
  if (has(mark)) return mark;
  return !isSmall && (word.length < 3 || (word.length < 4 && !isShouted)) ? null : "";
}

/** What in a text a word with a mark is found by, as it stands there. */
export function standing(word, mark, text) {
  if (/[0-9]/.test(word))
    return (text.match(FIGURES) ?? []).filter((figure) => figureMark(figure) === mark);
  const form = `${word.replace(/s$/, "").toUpperCase()}s?`;
  return text.match(new RegExp(`(?<![\\p{L}\\p{N}])${form}(?![\\p{L}\\p{N}])`, "gu")) ?? [];
}
