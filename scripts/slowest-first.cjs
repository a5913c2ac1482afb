// Jest's order of test files: those that take a minute or two come first, so that no core waits for the last one. Jest knows how long
// each took only on a machine that has run them before.
const { default: Sequencer } = require('@jest/test-sequencer');

const SLOWEST = [
  /test.browser/,
  /single-calls/,
  /key-hunt/,
  /sorted-after-kill/,
  /deleted-after-kill/,
  /page.bundle/,
  /both-hosts/,
  /axe/,
  /killed/,
  /page-reader/,
  /storm/,
  /agreement/,
  /people-after-kill/,
];

const rank = ({ path }) => (SLOWEST.findIndex((pattern) => pattern.test(path)) + SLOWEST.length + 1) % (SLOWEST.length + 1);

module.exports = class SlowestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
};
