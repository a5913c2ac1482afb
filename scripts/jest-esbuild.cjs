// Jest's transform: TypeScript through esbuild, which jest loads before anything can be TypeScript.
const crypto = require('node:crypto');
const fs = require('node:fs');
const esbuild = require('esbuild');

// Tests of sources are those of a build with BigQuery and webhooks. Nobody has chosen one of these unless a test does.
const BUILD = {
  BUILD_BIGQUERY: 'true',
  BUILD_NOTICES: 'true',
  BUILD_WEBHOOKS: JSON.stringify(['slack', 'teams', 'google-chat']),
  BUILD_WEBHOOK_ADDRESSES: JSON.stringify(['https://hooks.example.com/']),
};

/** What comes of a source depends on this file as well. */
const OWN = fs.readFileSync(__filename);

/**
 * A module whose exports are values and not functions that get them. Esbuild's get each through two functions, one of which is the same for
 * all modules, and V8 would do so at each use of an import. Whoever requires a module that has not run to its end has Esbuild's, as in any circle.
 */
function withValues(code, source) {
  // Of a variable its importers see what it is by then, and of what comes from all of another module the list has nothing.
  if (/^export let /m.test(source) || code.includes('__reExport(')) return code;
  const [, list] = /^__export\(\w+, \{\n(.*?)\n\}\);$/ms.exec(code) ?? [];
  if (list === undefined) return code;
  const values = list.replaceAll(/^( *[\w$"]+): \(\) => /gm, '$1: ');
  return `${code}\nmodule.exports = __defProp({\n${values}\n}, "__esModule", { value: true });\n`;
}

module.exports = {
  canInstrument: false,
  getCacheKey: (source, path, options) =>
    crypto
      .createHash('sha1')
      .update(source)
      .update(path)
      .update(options.configString)
      .update(esbuild.version)
      .update(JSON.stringify(BUILD))
      .update(OWN)
      .digest('hex'),
  process(source, path) {
    const { code } = esbuild.transformSync(source, {
      loader: path.endsWith('x') ? 'tsx' : /\.m?js$/.test(path) ? 'js' : 'ts',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      format: 'cjs',
      target: 'es2022',
      // A compiled script that is run in several contexts knows none to import into.
      supported: { 'dynamic-import': false },
      sourcemap: 'both',
      sourcefile: path,
      // CommonJS has no import.meta.url; the few modules that ask for it get it from __filename.
      define: { 'import.meta.url': '__moduleUrl', ...BUILD },
      banner: source.includes('import.meta.url') ? "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;" : '',
    });
    return { code: withValues(code, source) };
  },
};
