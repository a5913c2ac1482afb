import fc from 'fast-check';
import { nobodyAfterColon, notAnId } from '#words/who';
import { isActivTrakError } from '../../../shared/errors';
import { parseWho } from '../../../shared/model/who';
import type { WhoKind } from '../../../shared/model/who-kinds';

const ending = (text: string): unknown => {
  try {
    return parseWho(text);
  } catch (failure) {
    return isActivTrakError(failure) ? { code: failure.code, message: failure.message } : failure;
  }
};

describe('whom a text means', () => {
  it.each(['', '  ', 'everyone', 'Everybody', 'ALL', 'all  users', '*'])('“%s” is everyone', (text) => {
    expect(parseWho(text)).toBeUndefined();
  });

  it.each(['-1', 'user:-1', 'USER: -1', 'group:-1', '- 7', '\u22121', '-0', '0', 'user:000', '\uff0d\uff11'])(
    '“%s” is no ID, and not everyone',
    (text) => {
      expect(ending(text)).toEqual({ code: 'argument', message: notAnId(text) });
    },
  );

  it.each<[string, WhoKind, number | undefined, string | undefined]>([
    ['42', 'user', 42, undefined],
    ['user:42', 'user', 42, undefined],
    [' User : 0042 ', 'user', 42, undefined],
    ['group:7', 'group', 7, undefined],
    ['COMPUTER:LAPTOP-7', 'computer', undefined, 'LAPTOP-7'],
    ['Jane Doe', 'user', undefined, 'Jane Doe'],
    ['user:Jane Doe', 'user', undefined, 'Jane Doe'],
    ['ACME\\jdoe', 'user', undefined, 'ACME\\jdoe'],
    ['jane@example.com', 'user', undefined, 'jane@example.com'],
    ['group:Sales, North', 'group', undefined, 'Sales, North'],
    ['group:user group', 'group', undefined, 'user group'],
    ['usergroup:x', 'user', undefined, 'usergroup:x'],
    ['user:"007"', 'user', undefined, '007'],
    ['"007"', 'user', undefined, '007'],
    ['group:"all"', 'group', undefined, 'all'],
    ['user:"-1"', 'user', undefined, '-1'],
    ['-1 Team', 'user', undefined, '-1 Team'],
    ['group:all', 'group', undefined, 'all'],
    ['12345678901234567890', 'user', undefined, '12345678901234567890'],
    ['1.5', 'user', undefined, '1.5'],
    ['Ünïcode 😀', 'user', undefined, 'Ünïcode 😀'],
  ])('“%s” is one %s', (text, kind, id, name) => {
    expect(parseWho(text)).toEqual({ kind, id, name, text: text.trim() });
  });

  it.each(['user:1, user:2', 'user:1 group:2', 'group:Sales;computer:X', 'User:Jane\ngroup:Sales', `user:${'x'.repeat(500)} user:y`])(
    '“%s” is refused because it names more than one',
    (text) => {
      const failure = ending(text) as { code: string; message: string };
      expect(failure.code).toBe('argument');
      expect(failure.message).toMatch(/^.{1,220}names more than one.*\.$/);
    },
  );

  it.each(['user:', 'group: ', 'Computer:\t'])('“%s” is refused because it names nobody', (text) => {
    const failure = ending(text) as { code: string; message: string };
    expect(failure.code).toBe('argument');
    expect(failure.message).toBe(nobodyAfterColon(text, text.split(':')[0]?.toLowerCase() as WhoKind));
  });

  it('every other text is somebody, by the letters that were written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const who = parseWho(`group:"${text}"`);
        expect(who?.kind).toBe('group');
        expect(who?.id).toBeUndefined();
        expect(who?.name).toBe(text);
      }),
    );
  });
});
