module.exports = (config) => {
  for (const section of ["meetings", "reports"]) {
    config.addCollection(section, (api) => api.getFilteredByGlob(`content/${section}/*.md`));
  }
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  return {
    dir: { input: "content", includes: "../_includes" },
    markdownTemplateEngine: false,
  };
};
