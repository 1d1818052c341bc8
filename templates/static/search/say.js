// What the page says. A message is its English sentence, which a build in another language replaces,
// with places such as {years} for what differs; one with a number is a list of its forms.

/** Which form a number takes; that of the language comes from its catalogue, as browsers lack some. */
const formOf = (n) => Number(n !== 1);

/** A message with its values; of a list, the form that its `count` takes. */
export function say(message, values = {}) {
  const text = Array.isArray(message) ? message[formOf(values.count)] : message;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
