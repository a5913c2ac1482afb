// Jest's expect(), but quick: Jest's own makes six functions for each of its sixty matchers at every call, and notes where it was called.
const vm = require('node:vm');

/**
 * Has Jest's own make the matcher that is asked for, when it is asked for it: in its list of matchers there is no other for so long.
 * @param expect Jest's own
 * @param global the global object that it keeps its list at
 */
function quick(expect, global) {
  const list = global[Symbol.for('$$jest-matchers-object')];
  const made = (given, name, isPromised) => {
    const { matchers } = list;
    const limit = global.Error.stackTraceLimit;
    list.matchers = Object.hasOwn(matchers, name) ? { [name]: matchers[name] } : {};
    // It is asked only of a promise where it was called: that one fails later.
    if (!isPromised) global.Error.stackTraceLimit = 0;
    try {
      return expect(...given);
    } finally {
      list.matchers = matchers;
      global.Error.stackTraceLimit = limit;
    }
  };
  const asked = (given, words) =>
    new Proxy(words, {
      get: (_, name) =>
        name === 'not' || name === 'resolves' || name === 'rejects'
          ? asked(given, [...words, name])
          : words.reduce((found, word) => found?.[word], made(given, name, words.length > 0 && words[0] !== 'not'))?.[name],
    });
  return new Proxy(expect, { apply: (_, __, given) => asked(given, []) });
}

/** Under the name of a file of Jest's, so that what is printed of a failure begins where the test called it. */
module.exports = new vm.Script(`(${quick})`, { filename: require.resolve('jest-runtime') }).runInThisContext();
