// html-validate's own recommendation, but for these rules. A module and not
// JSON, so that each can say why; html-validate takes either.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Recommended is upper case. HTML takes either; ours is lower, like all tags.
    "doctype-style": ["error", { style: "lowercase" }],
    // A page's title repeats the official title of a report or an item, which
    // is not ours to shorten to 70 characters.
    "long-title": "off",
  },
};
