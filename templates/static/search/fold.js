// Letters without the marks that stand on or under them: whoever types Bronte means Brontë too.

/** A text without accents, in whichever way they are written. */
export const fold = (text) => text.normalize("NFD").replace(/\p{M}+/gu, "");
