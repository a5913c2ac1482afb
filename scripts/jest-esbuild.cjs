// Jest's transform: TypeScript through esbuild, which jest loads before anything can be TypeScript.
const crypto = require('node:crypto');
const esbuild = require('esbuild');

module.exports = {
  canInstrument: false,
  getCacheKey: (source, path, options) =>
    crypto.createHash('sha1').update(source).update(path).update(options.configString).update(esbuild.version).digest('hex'),
  process: (source, path) => ({
    code: esbuild.transformSync(source, {
      loader: path.endsWith('x') ? 'tsx' : 'ts',
      format: 'cjs',
      target: 'es2022',
      sourcemap: 'both',
      sourcefile: path,
      // CommonJS has no import.meta: the few modules that ask for their own place get it from jest.
      define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
    }).code,
  }),
};
