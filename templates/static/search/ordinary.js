// Ordinary words of the language: one of them is what was meant, also if the archive lacks it. They
// stand in files of a thousand, of which only those are fetched that a typed word may be in.

export class Ordinary {
  /** `address` of a file with a `*` for its number, and the `first` word of each file. */
  constructor(address, first) {
    this.address = address;
    this.first = first;
    this.files = new Map(); // those that were asked for: their words, once they are here
    this.words = new Set();
    this.missing = new Set(); // files that could not be fetched
  }

  /** The number of the file that a word would be in. */
  place(word) {
    return this.first.findLastIndex((first) => first <= word);
  }

  /** Fetch what is needed to know whether some words are ordinary. */
  study(words) {
    const places = new Set(words.map((word) => this.place(word)).filter((place) => place >= 0));
    return Promise.all([...places].map((place) => this.fetched(place)));
  }

  fetched(place) {
    if (!this.files.has(place)) {
      const asked = fetch(this.address.replace("*", place))
        .then((response) => (response.ok ? response.text() : Promise.reject(response.status)))
        .then(
          (text) => {
            this.missing.delete(place);
            for (const word of decoded(text)) this.words.add(word);
          },
          () => {
            this.missing.add(place);
            this.files.delete(place);
          },
        );
      this.files.set(place, asked);
    }
    return this.files.get(place);
  }

  /** Whether a word is ordinary, or may be because nobody could find out. */
  has(word) {
    return this.words.has(word) || this.missing.has(this.place(word));
  }
}

/** Words from their text, in which each says how many letters it shares with the one before. */
function* decoded(text) {
  let word = "";
  for (const [, shared, rest] of text.matchAll(/([0-9A-Z])([^0-9A-Z]*)/g)) {
    word = word.slice(0, parseInt(shared, 36)) + rest;
    yield word;
  }
}
