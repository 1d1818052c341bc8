// What is found and offered, by the names that the index has for it.

import { say } from "./say.js";

const NAMES = {
  Action: say("Action"),
  Glossary: say("Glossary"),
  Item: say("Item"),
  Meeting: say("Meeting"),
  Organisation: say("Organisation"),
  Page: say("Page"),
  Paragraph: say("Paragraph"),
  Person: say("Person"),
  Post: say("Post"),
  "Post and topic": say("Post and topic"),
  Report: say("Report"),
  Topic: say("Topic"),
  Year: say("Year"),
};

const NEAR = {
  Organisation: say("Organisation near in meaning:"),
  Post: say("Post near in meaning:"),
  Topic: say("Topic near in meaning:"),
};

const ALIKE = {
  Organisation: say("Did you mean this organisation?"),
  Page: say("Did you mean this page?"),
  Person: say("Did you mean this person?"),
  Post: say("Did you mean this post?"),
  Topic: say("Did you mean this topic?"),
};

const WAYS = { near: NEAR, alike: ALIKE };

/** What a kind is called; of what is offered in another `way` than by its name, that is said. */
export const kindName = (kind, way) => (WAYS[way] ?? NAMES)[kind] ?? kind;
