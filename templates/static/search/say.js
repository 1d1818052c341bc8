// What the page says. A message is its English sentence, which a build in another language replaces,
// with places such as {years} for what differs; one with a number is a list of its forms.

const KINDS = ["zero", "one", "two", "few", "many", "other"];
const rules = new Intl.PluralRules(document.documentElement.lang);
const { pluralCategories } = rules.resolvedOptions();
const forms = KINDS.filter((kind) => pluralCategories.includes(kind));

/** A message with its values; of a list, the form that its `count` takes. */
export function say(message, values = {}) {
  const form = forms.indexOf(rules.select(values.count ?? 0));
  const text = Array.isArray(message) ? message[Math.min(form, message.length - 1)] : message;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
