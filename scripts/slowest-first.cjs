// Jest's order of test files: those that take a minute or two come first, so that no core waits for the last one. Jest knows how long
// each took only on a machine that has run them before.
const { default: Sequencer } = require('@jest/test-sequencer');

// Files with a browser wait for it half of their time, and two of them at once leave it enough of the machine: the others come a while
// later, when the first are done.
const SLOWEST = [
  /browser.sidebar/,
  /browser.playground/,
  /single-calls/,
  /key-hunt/,
  /sorted-after-kill/,
  /browser.excel/,
  /deleted-after-kill/,
  /page.bundle/,
  /both-hosts/,
  /browser.panel/,
  /names-after-kill/,
  /browser.bigquery/,
  /browser.in-both-tabs/,
  /killed/,
  /libreoffice/,
  /sorted-after-stop/,
  /late-settings/,
  /page-reader/,
  /storm/,
  /agreement/,
  /days-together/,
  /table-in-bigquery/,
  /bigquery.uploads/,
];

const rank = ({ path }) => (SLOWEST.findIndex((pattern) => pattern.test(path)) + SLOWEST.length + 1) % (SLOWEST.length + 1);

module.exports = class SlowestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
};
