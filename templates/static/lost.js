// At an address that leads nowhere: if it is nearly that of a page, goes there. It may have capitals,
// no slash at its end, .html or index.html, or points in an item's number: 5.1 for 5-1.

{
  const { site } = document.currentScript.dataset;
  const asked = location.pathname.slice(site.length);
  const stem = asked.toLowerCase().replace(/((^|\/)index)?(\.html?)?\/?$/, "");
  const path = stem.replace(
    /^(meetings\/[^/]+\/)(\d+(?:\.\d+)+[a-z]*)$/,
    (_, meeting, number) => meeting + number.replaceAll(".", "-"),
  );
  const home = site + path + (path === "" || /\.[a-z]+$/.test(path) ? "" : "/");
  const isLost = location.pathname.startsWith(site) && asked !== "404.html";
  if (isLost && home !== location.pathname)
    fetch(home, { method: "HEAD" }).then(
      ({ ok }) => ok && location.replace(home + location.search + location.hash),
      () => {}, // without the network this page stays
    );
}
