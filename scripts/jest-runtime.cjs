// Jest's runtime, which compiles every module once in a process and not once more for each test file: a compiled script can be run in as
// many contexts as there are. In the process's own context, where most tests run, modules without a state are loaded once as well. And
// a test's promises cost no more than they do without Jest.
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');
const { default: Runtime } = require('jest-runtime');
const quickExpect = require('./jest-expect.cjs');
const { optimizeAfter } = require('./optimizing-later.cjs');

// V8 waits longer than it usually does (for 66 KB of bytecode that ran) until it optimizes a function: every process of Jest's optimizes
// nearly all of the product, again and again, as each test file brings objects of other shapes, and that was a fifth of the time of tests.
// And it keeps what it compiled: functions that did not run lately would have to be compiled once more for the next test file, a tenth of the time.
optimizeAfter(4_000_000);
v8.setFlagsFromString('--no-flush-bytecode');

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
 * What Jest keeps in a storage of Node's, in a variable: which test is running. For a storage Node watches every promise, and Jest makes
 * one for each test file and leaves it on, so that the thirtieth file in a process took nine times as long for its promises as the first.
 * A variable does because the tests of a file run one after the other; what is called has to give a promise.
 */
class Running {
  getStore() {
    return this.store;
  }
  run(store, called) {
    const before = this.store;
    const back = () => {
      this.store = before;
    };
    this.store = store;
    const ends = called();
    ends.then(back, back);
    return ends;
  }
}

/**
 * The spreadsheet for Node, of which nothing is the product's: its twelve megabytes are run once in a process and not once more for each
 * test file. It keeps nothing from one workbook for the next.
 */
const OUTSIDE = /univer-workbook\.cjs$/;

/**
 * What the process's own context has from Node: its modules, and fast-check, which keeps nothing but tables that it makes once. One of
 * them knows every character there is and takes a second.
 */
const FROM_NODE = new Set(['node:module', 'fast-check']);

const root = path.resolve(__dirname, '..');

/** What is loaded once in a process: these modules keep nothing that another test file could see. The panel's page has Preact. */
const STATELESS =
  /^(?:(?:shared|sandbox|playground|test[\\/]doubles|test[\\/]shared(?![\\/]ui))[\\/].*(?<!\.test)\.tsx?|node_modules[\\/]preact[\\/].*\.mjs)$/;

/** By path: what was loaded for all the test files of this process. */
const loaded = new Map();

/** The one that keeps something: the voice of sentences, which the entry of a product sets. */
const VOICE = path.join(root, 'shared/words/voice.ts');

function usualVoice() {
  const voice = loaded.get(VOICE)?.exports;
  voice?.speakAs(voice.SHEETS);
}

/**
 * Jest's own modules, which it loads anew for each test file as well: once in a process, apart from the one that keeps which tests a file has.
 */
const ofJest = new Map();

class OwnModules extends Map {
  get(file) {
    return super.get(file) ?? ofJest.get(file);
  }
  set(file, module) {
    if (/[\\/]jest-circus[\\/]/.test(file)) super.set(file, module);
    else ofJest.set(file, module);
    return this;
  }
  delete(file) {
    return ofJest.delete(file) || super.delete(file);
  }
}

/** The modules of a test file, among which those without a state are everybody's: what V8 learned of them while it ran is not lost. */
class Modules extends Map {
  get(file) {
    return super.get(file) ?? loaded.get(file);
  }
  has(file) {
    return super.has(file) || loaded.has(file);
  }
  set(file, module) {
    if (STATELESS.test(path.relative(root, file))) loaded.set(file, module);
    else super.set(file, module);
    return this;
  }
  delete(file) {
    return loaded.delete(file) || super.delete(file);
  }
}

module.exports = {
  __esModule: true,
  default: class CompilingOnce extends Runtime {
    constructor(...given) {
      super(...given);
      const { executor } = this;
      if (this._environment.isProcess) {
        this.registries.moduleRegistry = new Modules();
        this.registries.internalModuleRegistry = new OwnModules();
        usualVoice();
      }
      const compile = executor.compile.bind(executor);
      executor.compile = (source, filename) => {
        const context = this._environment.getVmContext();
        if (context === null) return null;
        try {
          const script = scriptOf(filename, source, executor.injectedModuleParameters.join());
          return this._environment.isProcess ? script.runInThisContext() : script.runInContext(context);
        } catch {
          // Jest's own says better what is wrong with it.
          return compile(source, filename);
        }
      };
    }

    /** Every module that tests load comes by this, after its path was found. */
    requireModule(from, name, ...rest) {
      if (name !== undefined && OUTSIDE.test(name)) return require(name);
      return this._environment.isProcess && FROM_NODE.has(name) ? require(name) : super.requireModule(from, name, ...rest);
    }

    setMock(...given) {
      if (this._environment.isProcess)
        throw new Error('A test that mocks a module begins with /** @jest-environment node */: its modules are its own.');
      super.setMock(...given);
    }

    /** Only Jest's own modules come by this: what tests load has Node's storage. */
    requireInternalModule(from, name) {
      if (name === 'node:async_hooks') return { AsyncLocalStorage: Running };
      const module = super.requireInternalModule(from, name);
      // Which expect() copies at each call of a matcher: from a module as it is made, V8 does that ten times as slowly as from a copy.
      if (name === 'jest-matcher-utils') return { ...module, __esModule: true };
      return name === 'expect' ? { ...module, expect: quickExpect(module.expect, this._environment.global) } : module;
    }
  },
};
