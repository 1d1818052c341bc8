// html-validate's own recommendation, but for what is under `rules`. A module
// and not JSON, so that each rule can say why; html-validate takes either.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // A page's title repeats the official title of a report or an item, which
    // is not ours to shorten to 70 characters.
    "long-title": "off",
    // HTML allows any id without spaces; a glossary term may begin with a digit,
    // and its address is the term.
    "valid-id": ["error", { relaxed: true }],
  },
};
