// Whether the site was replaced by another build since a page was opened. Files of the old index are
// gone then, and Pagefind takes a word that it cannot fetch for one that the index does not have.

async function entryOf(part) {
  const response = await fetch(`${part.folder}pagefind-entry.json`, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${part.folder}: ${response.status}`);
  return response.text();
}

export class Watch {
  constructor() {
    this.entries = new Map(); // where each part of the index begins, as it was when it was opened
  }

  /** Note what a part is now, as it is opened. */
  note(part) {
    this.entries.set(
      part,
      entryOf(part).catch(() => null),
    );
  }

  /** Whether a part is another now; no, where nobody can say. */
  async isRenewed() {
    const renewed = [...this.entries].map(async ([part, entry]) => {
      const [before, after] = await Promise.all([entry, entryOf(part).catch(() => null)]);
      return after !== null && before !== after;
    });
    return (await Promise.all(renewed)).some(Boolean);
  }
}
