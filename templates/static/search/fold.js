// Letters without the marks that stand on or under them: whoever types Bronte means Brontë too.

// Letters that are no other letter with a mark, and what people type for them.
const TYPED = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
};
const OTHERS = new RegExp(`[${Object.keys(TYPED).join("")}]`, "giu");
// What nobody sees, as a paste may have it: hyphens for the end of a line, marks without width.
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Whether a word has letters that are no other letter with a mark. */
export const hasOthers = (word) => word.search(OTHERS) >= 0;

/** A text without accents, in whichever way they are written. */
export const fold = (text) =>
  text
    .replace(UNSEEN, "")
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(OTHERS, (letter) => TYPED[letter.toLowerCase()] ?? letter);
