// Jest's environment for tests: the process itself, not a context of their own for each file. What V8 learned of a function while one file
// ran serves the next, and so a test that refreshes a report a thousand times does not begin with cold code.
// A test that mocks modules or time has to have a context: it says `@jest-environment node`.
const { ModuleMocker } = require('jest-mock');

/** Faked in the process they would stop Node's own timers. */
const realTimers = {
  useFakeTimers() {
    throw new Error('A test that needs another time begins with /** @jest-environment node */: here are Node’s own timers.');
  },
  useRealTimers() {},
};

module.exports = class ProcessEnvironment {
  isProcess = true;
  global = globalThis;
  context = {};
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimersModern = realTimers;

  async setup() {
    this.before = Object.getOwnPropertyDescriptors(globalThis);
  }

  /** The global object is as it was before the file. */
  async teardown() {
    for (const key of Reflect.ownKeys(globalThis)) {
      const was = this.before[key];
      const is = Object.getOwnPropertyDescriptor(globalThis, key);
      // What Jest keeps there for itself can't be deleted, and need not be.
      if (was === undefined) Reflect.deleteProperty(globalThis, key);
      else if (is.value !== was.value || is.get !== was.get) Object.defineProperty(globalThis, key, was);
    }
    this.context = null;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Only whether there is still one is asked of it: the runtime runs what is compiled in the process. */
  getVmContext() {
    return this.context;
  }
};
