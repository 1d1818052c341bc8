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
  ŋ: "n",
  ŧ: "t",
  ĸ: "k",
  ŀ: "l",
  ŉ: "n",
};
const OTHERS = new RegExp(`[${Object.keys(TYPED).join("")}]`, "giu");
// What nobody sees, as a paste may have it: hyphens for the end of a line, marks without width.
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

// The same where no letter needs it, as comsite/base/letterforms.py takes it out of texts.
const NOWHERE =
  /[\u00ad\u200b\u2060-\u2064\ufeff]|(?<![\u0590-\u{10ffff}])[\u200c-\u200f\u061c]+(?![\u0590-\u{10ffff}])/gu;
const SET = /[ﬀ-ﬆ⁰¹²³⁴-⁹₀-₉]/g; // letters that are set as one, small figures

/** What was typed or pasted in the form that texts have. */
export const oneForm = (text) =>
  text
    .replace(NOWHERE, "")
    .normalize("NFC")
    .replace(SET, (sign) => sign.normalize("NFKC"));

/** Whether a word has letters that are no other letter with a mark. */
export const hasOthers = (word) => word.search(OTHERS) >= 0;

/** A text without accents, in whichever way they are written. */
export const fold = (text) =>
  text
    .replace(UNSEEN, "")
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(OTHERS, (letter) => TYPED[letter.toLowerCase()] ?? letter);
