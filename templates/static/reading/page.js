// What is known of a page that is cited, as CSL-JSON has it: the elements that Zotero reads say it.
// `authors` are those of a report with their names in parts, as JSON.

export function cited(authors) {
  const meta = (name) =>
    document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.content;
  const publisher = meta("citation_technical_report_institution");
  const archive = meta("og:site_name");
  const common = {
    title: meta("DC.title"),
    genre: meta("DC.type"),
    issued: { "date-parts": [meta("DC.date").split("-").map(Number)] },
    language: meta("DC.language"),
  };
  if (!publisher) {
    const author = [{ literal: meta("DC.publisher") }];
    return { type: "webpage", ...common, author, "container-title": archive };
  }
  const by = authors && { author: JSON.parse(authors) };
  return { type: "report", ...common, ...by, publisher, archive };
}
