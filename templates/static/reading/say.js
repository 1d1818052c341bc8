// What the page says: English sentences, which a build in another language replaces, with places
// such as {title} for what differs.

export const say = (message, values = {}) =>
  message.replace(/\{(\w+)\}/g, (_, name) => values[name]);
