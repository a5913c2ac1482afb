// Jest's runtime, which compiles every module once in a process and not once more for each test file: a compiled script can be run in as
// many contexts as there are. The modules themselves are still loaded anew for each test file. And nothing of a test file's stays with
// the promises of those after it.
const asyncHooks = require('node:async_hooks');
const vm = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** By the path of a file: what it was when it was compiled, and what came of it. */
const compiled = new Map();

function scriptOf(filename, source, parameters) {
  const known = compiled.get(filename);
  if (known !== undefined && known.source === source && known.parameters === parameters) return known.script;
  const opening = `(function (${parameters}) {`;
  const script = new vm.Script(`${opening}${source}\n})`, { filename, columnOffset: -opening.length });
  compiled.set(filename, { source, parameters, script });
  return script;
}

/**
 * Jest makes a storage for each test file and leaves it on: every promise of all later files in the process then copies what each of
 * the storages before holds, so that the thirtieth file takes nine times as long for its promises as the first.
 * Returns the module with a storage that is noted, and what turns the noted ones off.
 */
function storages() {
  const made = [];
  class AsyncLocalStorage extends asyncHooks.AsyncLocalStorage {
    constructor(...given) {
      super(...given);
      made.push(this);
    }
  }
  const turnOff = () => {
    for (const storage of made.splice(0)) storage.disable();
  };
  return { module: { ...asyncHooks, AsyncLocalStorage }, turnOff };
}

module.exports = {
  __esModule: true,
  default: class CompilingOnce extends Runtime {
    constructor(...given) {
      super(...given);
      const { coreModule, executor } = this;
      const required = coreModule.require.bind(coreModule);
      this.storages = storages();
      coreModule.require = (name) => (/^(node:)?async_hooks$/.test(name) ? this.storages.module : required(name));
      const compile = executor.compile.bind(executor);
      executor.compile = (source, filename) => {
        const context = this._environment.getVmContext();
        if (context === null) return null;
        try {
          return scriptOf(filename, source, executor.injectedModuleParameters.join()).runInContext(context);
        } catch {
          // Jest's own says better what is wrong with it.
          return compile(source, filename);
        }
      };
    }

    teardown() {
      super.teardown();
      this.storages.turnOff();
    }
  },
};
