import { createScriptBench, EDITOR, OWNER, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeEach(async () => {
  bench = await createScriptBench();
});
afterEach(() => bench.dispose());

const main = (body: string) => `function main(...args) { ${body} }`;

describe('Session.getTemporaryActiveUserKey', () => {
  const KEY = main('return Session.getTemporaryActiveUserKey();');

  test('is one person’s for 30 days, and names nobody', () => {
    const [mine, again, hers] = [OWNER, OWNER, EDITOR].map((user) => String(bench.value(KEY, { user })));
    expect(mine).toBe(again);
    expect(mine).not.toBe(hers);
    expect(mine).not.toContain('owner');
    bench.clock.advance(31 * 86_400_000);
    expect(bench.value(KEY)).not.toBe(mine);
  });

  test('is another for another script, needs no scope, and is nobody’s in a cell', () => {
    const keys = ['a', 'b'].map((scriptId) =>
      bench.host(KEY, { scriptId, manifest: { oauthScopes: [] } }).call('main', [], { context: 'sidebar', user: OWNER }),
    );
    expect(keys.map(({ ok }) => ok)).toEqual([true, true]);
    expect(keys[0]).not.toMatchObject({ value: keys[1]?.ok && keys[1].value });
    expect(bench.cell('function F() { return "[" + Session.getTemporaryActiveUserKey() + "]"; }')).toEqual({ values: [['[]']] });
  });
});

describe('MailApp', () => {
  const send = (args: string) => main(`MailApp.sendEmail(${args});`);

  test('what would be sent is in the outcome', () => {
    const empty = { from: OWNER, cc: [], bcc: [], replyTo: null, subject: 'S', body: 'B', htmlBody: null };
    expect(bench.run(send('"a@b.cd", "S", "B"')).mails).toEqual([{ ...empty, to: ['a@b.cd'] }]);
    expect(bench.run(send('"a@b.cd", "r@b.cd", "S", "B"')).mails).toEqual([{ ...empty, to: ['a@b.cd'], replyTo: 'r@b.cd' }]);
    expect(bench.run(send('"Ann <a@b.cd>, x@y.zz", "S", "B", { cc: "c@d.ef", htmlBody: "<p>", noReply: true }')).mails).toEqual([
      { ...empty, from: 'noreply', to: ['a@b.cd', 'x@y.zz'], cc: ['c@d.ef'], htmlBody: '<p>' },
    ]);
    expect(bench.run(send('{ to: "a@b.cd", subject: "S", body: "B", bcc: "e@f.gh" }')).mails).toEqual([
      { ...empty, to: ['a@b.cd'], bcc: ['e@f.gh'] },
    ]);
  });

  test.each([
    ['"", "S", "B"', 'Failed to send email: no recipient'],
    ['"nobody", "S", "B"', 'Invalid email: nobody'],
    ['"a@b.cd", "S"', "don't match the method signature"],
    [`"a@b.cd", "S", "x".repeat(${200 * 1024 + 1})`, 'Limit Exceeded: Email Body Size.'],
    ['Array(51).fill("a@b.cd").join(), "S", "B"', 'Limit Exceeded: Email Recipients Per Message.'],
  ])('not: %s', (args, message) => {
    const outcome = bench.run(send(args));
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining(message), mails: [] });
  });

  test('it needs the scope and full rights', () => {
    expect(bench.failure(send('"a@b.cd", "S", "B"'), { manifest: { oauthScopes: [] } })).toContain('auth/script.send_mail');
    expect(bench.failure(send('"a@b.cd", "S", "B"'), { context: 'open' })).toContain(
      'You do not have permission to call MailApp.sendEmail',
    );
  });

  test.each([
    ['consumer', 100],
    ['workspace', 1500],
  ] as const)('a %s account has %d recipients a day', (account, recipients) => {
    bench.playground.people.set(OWNER, { account });
    const left = main('return MailApp.getRemainingDailyQuota();');
    expect(bench.value(left)).toBe(recipients);
    const fifty = send('Array(50).fill("a@b.cd").join(), "S", "B"');
    for (let sent = 0; sent < recipients - 50; sent += 50) expect(bench.run(fifty).ok).toBe(true);
    expect(bench.run(send('"a@b.cd", "S", "B"')).ok).toBe(true);
    expect(bench.failure(fifty)).toBe('Exception: Service invoked too many times for one day: email.');
    expect([bench.value(left), bench.value(left, { user: EDITOR })]).toEqual([49, 100]);
    bench.clock.advance(86_400_000);
    expect(bench.value(left)).toBe(recipients);
  });
});

describe('Ui', () => {
  const UI = 'const ui = SpreadsheetApp.getUi();';
  const asked = (body: string, answer?: Parameters<ScriptBench['host']>[1]) =>
    bench.host(main(`${UI} ${body}`), answer).call('main', [], { context: 'menu', user: OWNER });

  test('a menu in a menu', () => {
    const outcome = asked(
      'ui.createAddonMenu().addItem("A", "a").addSubMenu(ui.createMenu("More").addItem("B", "b")).addSeparator().addToUi();',
    );
    expect(outcome.ui).toEqual([
      {
        kind: 'menu',
        title: '',
        items: [
          { caption: 'A', functionName: 'a' },
          { caption: 'More', functionName: '', items: [{ caption: 'B', functionName: 'b' }] },
          { caption: '', functionName: '' },
        ],
      },
    ]);
    expect(asked('ui.createAddonMenu().addSubMenu("More");')).toMatchObject({ ok: false });
  });

  test('an alert has buttons, and is agreed to if nothing else was said', () => {
    const outcome = asked(
      'Logger.log(ui.alert("A"), ui.alert("A", ui.ButtonSet.YES_NO), ui.alert("T", "A", ui.ButtonSet.OK_CANCEL) === ui.Button.OK);',
    );
    expect(outcome.log).toEqual(['OK YES true']);
    expect(outcome.ui).toEqual([
      { kind: 'alert', title: '', text: 'A', buttons: 'OK', button: 'OK' },
      { kind: 'alert', title: '', text: 'A', buttons: 'YES_NO', button: 'YES' },
      { kind: 'alert', title: 'T', text: 'A', buttons: 'OK_CANCEL', button: 'OK' },
    ]);
  });

  test('a prompt gives what was typed', () => {
    const body = 'const r = ui.prompt("T", "Name?", ui.ButtonSet.OK_CANCEL); Logger.log(r.getSelectedButton(), r.getResponseText());';
    const texts: string[] = [];
    const outcome = asked(body, {
      answer: ({ text }) => {
        texts.push(text);
        return { button: 'CANCEL', text: 'Ann' };
      },
    });
    expect([outcome.log, texts]).toEqual([['CANCEL Ann'], ['Name?']]);
    expect(asked(body, { answer: () => ({ button: 'CLOSE' }) }).log).toEqual(['CLOSE ']);
    expect(asked(body, { answer: () => ({ button: 'YES' }) })).toMatchObject({ ok: false });
  });

  test.each(['ui.alert();', 'ui.alert("A", "B");', 'ui.prompt("T", "A", "MAYBE");'])('not: %s', (body) => {
    expect(asked(body)).toMatchObject({ ok: false, message: expect.stringContaining("don't match the method signature for Ui.") });
  });
});
