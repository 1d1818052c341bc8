// Prints what Netlify's own parsers make of one file, as {"parsed", "errors"}.
// usage: node netlify.mjs redirects|headers|config FILE [CONTEXT]
import path from "node:path";

import { resolveConfig } from "@netlify/config";
import { parseAllHeaders } from "@netlify/headers-parser";
import { parseAllRedirects } from "@netlify/redirect-parser";

const messages = (errors) => errors.map((error) => error.message);

const parsers = {
  async redirects(file) {
    const { redirects, errors } = await parseAllRedirects({
      redirectsFiles: [file],
      minimal: true,
    });
    return { parsed: redirects, errors: messages(errors) };
  },

  async headers(file) {
    const { headers, errors } = await parseAllHeaders({ headersFiles: [file], minimal: true });
    return { parsed: headers, errors: messages(errors) };
  },

  async config(file, context) {
    const folder = path.dirname(file);
    try {
      const { config } = await resolveConfig({
        config: file,
        repositoryRoot: folder,
        cwd: folder,
        context,
        branch: context,
        mode: "buildbot",
        offline: true,
      });
      return { parsed: config, errors: [] };
    } catch (error) {
      // Only the parser's verdict on the file; a defect of ours is no verdict.
      if (error.customErrorInfo?.type !== "resolveConfig") throw error;
      return { parsed: {}, errors: [error.message] };
    }
  },
};

const [kind, file, context] = process.argv.slice(2);
const result = await parsers[kind](path.resolve(file), context);
process.stdout.write(JSON.stringify(result));
