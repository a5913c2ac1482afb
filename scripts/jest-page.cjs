// Jest's environment for tests that need a page: the process itself, as for most tests, with what a window of jsdom's has besides. What V8
// learned of the panel while one file ran serves the next, and what the panel asks of the global object is found at once. Each file has a window.
const vm = require('node:vm');
const { JSDOM, VirtualConsole } = require('jsdom');
const ProcessEnvironment = require('./jest-environment.cjs');
const { optimizeAfter } = require('./optimizing-later.cjs');

// jsdom makes an element's `style` with the element, which takes nearly as long as the rest of it, and hardly any is asked for it.
for (const name of ['HTMLElement', 'SVGElement']) {
  const { prototype } = require(`jsdom/lib/jsdom/living/nodes/${name}-impl.js`).implementation;
  const make = prototype._initElementCSSInlineStyle;
  prototype._initElementCSSInlineStyle = function () {
    this._settingCssText = false;
  };
  Object.defineProperty(prototype, '_style', {
    get() {
      const { _settingCssText } = this;
      make.call(this);
      this._settingCssText = _settingCssText;
      return this._style;
    },
    set(value) {
      Object.defineProperty(this, '_style', { value });
    },
  });
}

/** What V8 and Node have themselves, and what jsdom keeps for itself. */
const NOT_OF_A_PAGE = /^(?:_.*|global|globalThis|console|(?:set|clear)(?:Timeout|Interval)|queueMicrotask|performance)$/;
const V8S = new Set(Object.getOwnPropertyNames(vm.runInNewContext('globalThis')));

/** A window in which scripts run lists no more than half of what it has. */
const NAMES = Object.getOwnPropertyNames(new JSDOM().window).filter((name) => !V8S.has(name) && !NOT_OF_A_PAGE.test(name));

/** How long V8 waits until it optimizes a function (jest-runtime.cjs): a page has few functions that run all the time, and it saves them a twelfth of their time. */
const WAITS = { page: 1_000_000, usual: 4_000_000 };
const waitAs = (where) => optimizeAfter(WAITS[where]);

module.exports = class PageEnvironment extends ProcessEnvironment {
  constructor(config, { console }) {
    super(config);
    this.virtualConsole = new VirtualConsole().sendTo(console, { omitJSDOMErrors: true });
    this.virtualConsole.on('jsdomError', (error) => console.error(error));
  }

  async setup() {
    await super.setup();
    waitAs('page');
    const { virtualConsole } = this;
    this.page = new JSDOM('<!DOCTYPE html>', {
      pretendToBeVisual: true,
      runScripts: 'dangerously',
      url: 'http://localhost/',
      virtualConsole,
    });
    const { window } = this.page;
    // What a listener throws fails the test.
    window.addEventListener('error', ({ error }) => void (error != null && process.emit('uncaughtException', error)));
    for (const name of NAMES)
      Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true, enumerable: true });
  }

  async teardown() {
    // What comes after the last picture still finds its page.
    await new Promise((done) => setTimeout(done));
    await super.teardown();
    waitAs('usual');
    this.page.window.close();
    this.page = null;
  }

  exportConditions() {
    return ['browser'];
  }
};
