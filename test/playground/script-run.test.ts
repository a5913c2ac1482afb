import { createScriptRun, type ScriptRun } from '../../playground/apps-script/page/script-run';
import { type CallOutcome, failed } from '../../playground/apps-script/runtime/outcome';
import { publicFunctions } from '../../playground/apps-script/runtime/script-files';
import { createNodePlayground, type NodePlayground } from '../../playground/node/node-playground';
import { EDITOR } from './script-bench';

const done = (value: unknown): CallOutcome => ({ ...failed(''), ok: true, value });
const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

const invoke = (run: ScriptRun, name: string, ...args: readonly unknown[]) => run[name]?.(...args);

/** Calls that are answered by hand. */
function held() {
  const open: { readonly name: string; readonly args: readonly unknown[]; readonly answer: (outcome: CallOutcome) => void }[] = [];
  const send = (name: string, args: readonly unknown[]) => new Promise<CallOutcome>((answer) => open.push({ name, args, answer }));
  return { open, send };
}

describe('A6 google.script.run', () => {
  test('has the script’s functions, but none that ends with _', () => {
    const functions = publicFunctions('function a() {} function b_() {} var c = () => 1; function d() { function e() {} }');
    const run = createScriptRun({ functions, send: async () => done(null) });
    expect(Object.keys(run).sort()).toEqual(['a', 'd', 'withFailureHandler', 'withSuccessHandler', 'withUserObject']);
  });

  test('sends ten calls at once, and the others when there is a place', async () => {
    const { open, send } = held();
    const run = createScriptRun({ functions: ['go'], send });
    for (let call = 0; call < 13; call++) invoke(run, 'go', call);
    expect(open).toHaveLength(10);
    open[3]?.answer(done(null));
    await soon();
    expect(open.map(({ args }) => args[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const { answer } of open.slice()) answer(done(null));
    await soon();
    expect(open).toHaveLength(13);
    for (const { answer } of open.slice()) answer(done(null));
    await soon();
    for (let call = 0; call < 11; call++) invoke(run, 'go', call);
    expect(open).toHaveLength(23);
  });

  test('gives a value or an error to the handlers of that call, with its object', async () => {
    const answers: unknown[] = [];
    const run = createScriptRun({
      functions: ['good', 'bad'],
      send: async (name) => (name === 'good' ? done([1]) : failed('no')),
      unhandled: (error) => answers.push(['unhandled', String(error)]),
    });
    const handled = run
      .withSuccessHandler((value, object) => answers.push(['value', value, object]))
      .withFailureHandler((error, object) => answers.push([String(error), object]))
      .withUserObject('mine');
    invoke(handled, 'good');
    invoke(handled, 'bad');
    invoke(run, 'good');
    invoke(run, 'bad');
    invoke(run.withFailureHandler(null), 'bad');
    await soon();
    expect(answers).toEqual([
      ['value', [1], 'mine'],
      ['ScriptError: no', 'mine'],
      ['unhandled', 'ScriptError: no'],
    ]);
  });

  test('copies what it sends', async () => {
    const { open, send } = held();
    const sent = { list: [1, undefined], gone: undefined };
    invoke(createScriptRun({ functions: ['go'], send }), 'go', sent);
    sent.list.push(2);
    expect(open[0]?.args).toEqual([{ list: [1, null] }]);
  });

  const circle: unknown[] = [];
  circle.push({ circle });
  test.each([
    ['a Date', new Date()],
    ['a Date inside', { a: [new Date()] }],
    ['a function', () => 1],
    ['an element', { nodeType: 1 }],
    ['what holds itself', circle],
    ['a bigint', 1n],
    ['a promise', Promise.resolve()],
  ])('refuses %s at once', (_kind, value) => {
    const { open, send } = held();
    const run = createScriptRun({ functions: ['go'], send });
    expect(() => invoke(run, 'go', 'x', value)).toThrow(new TypeError('Failed due to illegal value in property: 1'));
    expect(open).toEqual([]);
  });

  test('takes one object in two places', () => {
    const { open, send } = held();
    const twice = { a: 1 };
    invoke(createScriptRun({ functions: ['go'], send }), 'go', [twice, twice]);
    expect(open[0]?.args).toEqual([[{ a: 1 }, { a: 1 }]]);
  });
});

describe('in a playground', () => {
  let play: NodePlayground;
  beforeAll(async () => {
    const code = `function who() { return Session.getActiveUser().getEmail(); } function when() { return new Date(); } function onOpen(e) { Logger.log(e.authMode); }`;
    play = await createNodePlayground({ code });
  });
  afterAll(() => play.dispose());

  test('it calls the script as the person at the keyboard', async () => {
    play.setUser(EDITOR);
    const value = await new Promise((resolve, reject) =>
      invoke(play.scriptRun().withSuccessHandler(resolve).withFailureHandler(reject), 'who'),
    );
    expect(value).toBe(EDITOR);
    const failure = new Promise((resolve, reject) => invoke(play.scriptRun(reject).withSuccessHandler(resolve), 'when'));
    await expect(failure).rejects.toThrow('not a supported return type');
  });

  test('it can be opened', () => {
    expect(play.open()?.log).toEqual(['LIMITED']);
    expect(play.open({ enabled: false })?.log).toEqual(['NONE']);
    play.people.set(EDITOR, { role: 'viewer' });
    expect(play.open()).toBeUndefined();
  });
});
