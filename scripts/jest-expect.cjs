// Jest's expect(), but quick: Jest's own makes six functions for each of its sixty matchers at every call, and notes where it was called.
const { isDeepStrictEqual } = require('node:util');
const vm = require('node:vm');

/**
 * Has Jest's own make the matcher that is asked for, when it is asked for it: in its list of matchers there is no other for so long.
 * @param expect Jest's own
 * @param global the global object that it keeps its list at
 * @param same by a matcher's name, what sees at once that something holds; where it doesn't, Jest's own says whether, and what is different
 */
function quick(expect, global, same) {
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
      get: (_, name) => {
        if (name === 'not' || name === 'resolves' || name === 'rejects') return asked(given, [...words, name]);
        const matcher = () =>
          words.reduce((found, word) => found?.[word], made(given, name, words.length > 0 && words[0] !== 'not'))?.[name];
        const isSame = words.length === 0 ? same[name] : undefined;
        if (isSame === undefined) return matcher();
        return (...wanted) => (wanted.length === 1 && isSame(given[0], wanted[0]) ? undefined : matcher()(...wanted));
      },
    });
  return new Proxy(expect, { apply: (_, __, given) => asked(given, []) });
}

/** The same to the letter is equal, which Node sees in a tenth of Jest's time. */
const SAME = { toBe: Object.is, toEqual: isDeepStrictEqual };

/** Under the name of a file of Jest's, so that what is printed of a failure begins where the test called it. */
const made = new vm.Script(`(${quick})`, { filename: require.resolve('jest-runtime') }).runInThisContext();
module.exports = (expect, global) => made(expect, global, SAME);
