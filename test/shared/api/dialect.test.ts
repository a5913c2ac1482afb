import { dialectOf } from '../../../shared/api/streams/dialect';
import { STREAMS, type StreamName } from '../../../shared/api/streams/streams';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { hoursRecord, logRecord } from '../../doubles/fake-records';

const activity = {
  logId: '1',
  time: '2026-03-18T08:00:00',
  utc: '2026-03-18T07:00:00',
  personId: 1,
  seconds: 5,
  title: '"activity":[{"user":1}]',
};
const organisation = fakeOrganisation(1, ['2026-03-18'], [activity]);

describe.each(['early-access', 'current'] as const)('a record of the dialect %s', (dialect) => {
  const [day] = organisation.days;
  const records: Readonly<Record<StreamName, string>> = {
    'user-hours': JSON.stringify(hoursRecord(organisation, day, 'users', dialect, 'objects')),
    'computer-hours': JSON.stringify(hoursRecord(organisation, day, 'computers', dialect, 'objects')),
    'activity-log': logRecord(organisation, activity, dialect),
  };

  it.each(Object.keys(STREAMS) as StreamName[])('is told by its fields: %s', (stream) => {
    const upperCase = records[stream].replace(/"[A-Za-z_]+":/g, (key) => key.toUpperCase());
    for (const record of [records[stream], ` \n${records[stream]}`, upperCase]) {
      expect(dialectOf(`{"total":1,"Activity" : [${record},{}]}`, STREAMS[stream])).toBe(dialect);
    }
  });
});

it.each(['{"activity":null}', '{"activity":[]}', '{"activity":[ ]}', '{"total":0}', '[]', '{"activity":[null]}'])(
  'without a record there is none to be told (%s)',
  (body) => {
    expect(dialectOf(body, STREAMS['user-hours'])).toBeUndefined();
  },
);
