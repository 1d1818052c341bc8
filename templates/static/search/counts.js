// How many texts have each value of a facet.

/** The count of a value. One named constructor is no method of the object that holds the counts. */
export const numberOf = (counts, value) => (Object.hasOwn(counts, value) ? counts[value] : 0);
