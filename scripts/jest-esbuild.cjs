// Jest's transform: TypeScript through esbuild, which jest loads before anything can be TypeScript.
const crypto = require('node:crypto');
const esbuild = require('esbuild');

module.exports = {
  canInstrument: false,
  getCacheKey: (source, path, options) =>
    crypto.createHash('sha1').update(source).update(path).update(options.configString).update(esbuild.version).digest('hex'),
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
      define: { 'import.meta.url': '__moduleUrl', BUILD_BIGQUERY: 'true', BUILD_NOTICES: 'true' },
      banner: source.includes('import.meta.url') ? "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;" : '',
    }).code,
  }),
};
