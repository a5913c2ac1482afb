// Jest's transform: TypeScript through esbuild, which jest loads before anything can be TypeScript.
const crypto = require('node:crypto');
const esbuild = require('esbuild');

// Tests of sources are those of a build with BigQuery and webhooks. Nobody has chosen one of these unless a test does.
const BUILD = {
  BUILD_BIGQUERY: 'true',
  BUILD_NOTICES: 'true',
  BUILD_WEBHOOKS: JSON.stringify(['slack', 'teams', 'google-chat']),
  BUILD_WEBHOOK_ADDRESSES: JSON.stringify(['https://hooks.example.com/']),
};

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
      .digest('hex'),
  process: (source, path) => ({
    code: esbuild.transformSync(source, {
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
    }).code,
  }),
};
