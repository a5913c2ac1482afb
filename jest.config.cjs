const { hasLibreOffice } = require('./scripts/libreoffice.cjs');

module.exports = {
  // Sources too: what is watched, and which tests a change is about, follows from these.
  roots: ['bench', 'excel-addin', 'playground', 'sandbox', 'scripts', 'shared', 'sheets-addon', 'test'].map(
    (folder) => `<rootDir>/${folder}`,
  ),
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(hasLibreOffice() ? [] : ['/libreoffice\\.test\\.ts$'])],
  // Some packages come as ES modules alone, which jest has to have transformed too.
  transform: { '\\.[cm]?tsx?$|/node_modules/(?:preact|hyparquet|hyparquet-writer)/.*\\.m?js$': '<rootDir>/scripts/jest-esbuild.cjs' },
  transformIgnorePatterns: ['/node_modules/(?!(?:preact|hyparquet|hyparquet-writer)/)'],
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'cjs', 'js', 'json'],
  // In the process's own context, where what modules have in common is loaded once. A test file that needs one of its own says `@jest-environment node`.
  testEnvironment: '<rootDir>/scripts/jest-environment.cjs',
  runtime: '<rootDir>/scripts/jest-runtime.cjs',
  // What a module asks of the global object of a test's own context is found slowly, a hundred nanoseconds each time: these come as parameters.
  sandboxInjectedGlobals: [
    ...['Array', 'BigInt', 'Boolean', 'Error', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Reflect', 'RegExp', 'Set', 'String'],
    ...['Symbol', 'TypeError', 'Uint8Array', 'WeakMap', 'decodeURIComponent', 'encodeURIComponent', 'parseInt'],
  ],
  testSequencer: '<rootDir>/scripts/slowest-first.cjs',
  // Against what hangs alone: a machine with other work takes several times as long.
  testTimeout: 90_000,
};
