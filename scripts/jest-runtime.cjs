// Jest's runtime, which compiles every module once in a process and not once more for each test file: a compiled script can be run in as
// many contexts as there are. The modules themselves are still loaded anew for each test file.
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

module.exports = {
  __esModule: true,
  default: class CompilingOnce extends Runtime {
    constructor(...given) {
      super(...given);
      const { executor } = this;
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
  },
};
