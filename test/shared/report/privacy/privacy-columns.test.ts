import { STREAM_NAMES, STREAMS } from '../../../../shared/api/streams/streams';
import { identityKeys, isPersonal, outputColumns, ownerKey } from '../../../../shared/report/definition/output';
import { DISPOSITIONS } from '../../../../shared/table/plan/modes';
import { report } from '../report-bench';

const everyColumn = (stream: (typeof STREAM_NAMES)[number]) =>
  STREAMS[stream].columns.filter(({ offer }) => offer !== 'internal').map(({ key }) => ({ key }));

describe.each(STREAM_NAMES)('%s', (stream) => {
  const about = new Map(STREAMS[stream].columns.map((column) => [column.key, column.about]));

  it.each(DISPOSITIONS)(
    'with pseudonyms shows the owner and what is about nobody, and tells records apart by that, to %s',
    (disposition) => {
      const privacy = { people: 'pseudonyms', smallestGroup: 5 } as const;
      const definition = report({ stream, columns: everyColumn(stream), disposition, privacy });
      const shown = outputColumns(definition).map(({ key }) => key);
      expect(shown).toEqual(expect.arrayContaining([...identityKeys(definition)]));
      expect(shown).toContain(ownerKey(definition));
      expect(shown.filter((key) => key !== ownerKey(definition) && about.get(key) !== 'nothing')).toEqual([]);
    },
  );

  it('as a summary shows nothing about anybody', () => {
    const definition = report({ stream, columns: everyColumn(stream), privacy: { people: 'summary', smallestGroup: 5 } });
    expect(outputColumns(definition).filter(({ key }) => key !== 'people' && about.get(key) !== 'nothing')).toEqual([]);
  });

  it('counts whoever or whatever somebody is told by as personal', () => {
    const personal = ['user', 'userId', 'users', 'computer', 'computerId', 'computers', 'loginDomain', 'session', 'privateIp', 'publicIp'];
    const content = ['titleBar', 'description', 'url', 'website', 'subpage', 'screenshotUrl'];
    const found = everyColumn(stream).flatMap(({ key }) => (isPersonal(key) ? [key] : []));
    expect(found.sort()).toEqual([...personal, ...content].filter((key) => about.has(key)).sort());
  });
});

it('a column that nobody knows counts as personal', () => {
  expect(isPersonal('faceId')).toBe(true);
  expect(isPersonal('people')).toBe(false);
});
