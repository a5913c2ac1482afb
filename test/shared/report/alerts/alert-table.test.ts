import { READY_SHEETS } from '../../../../shared/dashboard/ready/ready-sheets';
import { readyTable, reportTable } from '../../../../shared/report/alerts/alert-table';
import type { Report } from '../../../../shared/report/definition/definition';
import { report } from '../report-bench';

const columns = (...keys: readonly string[]): Report['columns'] => keys.map((key) => ({ key }));
const PSEUDONYMS = { people: 'pseudonyms', smallestGroup: 5 } as const;

describe('A row of a report', () => {
  it('of hours is a part of its person’s day, known by the ID or else by the name', () => {
    expect(reportTable(report())).toEqual({
      day: 'date',
      identity: [['userId', 'user']],
      twins: 'parts',
      who: ['user'],
      person: { id: 'userId', name: 'user' },
      perUnit: 1,
    });
    expect(reportTable(report({ stream: 'computer-hours', columns: columns('date', 'computer', 'active') }))).toMatchObject({
      identity: [['computer']],
      twins: 'parts',
      who: ['computer'],
      person: {},
    });
  });

  it('goes by the pseudonym where people have one, which is also what their own sheets call them', () => {
    expect(reportTable(report({ privacy: PSEUDONYMS }))).toMatchObject({
      identity: [['user']],
      who: ['user'],
      person: { id: 'user', name: 'user' },
    });
  });

  it('is one of others where nobody can tell whose it is, or of which day', () => {
    expect(reportTable(report({ columns: columns('date', 'active') }))).toMatchObject({ twins: 'others', identity: [[]] });
    expect(reportTable(report({ columns: columns('user', 'active') }))).toMatchObject({ twins: 'others', day: undefined });
  });

  it('of the log is known by its log ID, or by what it shows', () => {
    const log = (...keys: readonly string[]) => reportTable(report({ stream: 'activity-log', columns: columns(...keys) }));
    expect(log('time', 'user', 'logId')).toMatchObject({ day: 'time', identity: [['logId', 'time']], twins: 'others', who: ['user'] });
    expect(log('time', 'user', 'duration')).toMatchObject({ identity: [['time'], ['user']] });
  });

  it('of groups is known by what they are grouped by, and named by texts alone', () => {
    const rollup = { by: ['day', 'hour', 'application'], measures: ['time'] } as const;
    expect(reportTable(report({ stream: 'activity-log', columns: [], rollup }))).toMatchObject({
      day: 'date',
      identity: [['hour'], ['executable']],
      twins: 'others',
      who: ['executable'],
    });
    const summary = { people: 'summary', smallestGroup: 2 } as const;
    expect(reportTable(report({ columns: columns('date', 'groups', 'active'), privacy: summary }))).toMatchObject({
      day: 'date',
      identity: [['groups']],
      who: ['groups'],
      person: {},
    });
  });
});

describe('A row of a ready sheet', () => {
  const table = (kind: keyof typeof READY_SHEETS, people: 'names' | 'pseudonyms' = 'names') => {
    const { make, defaults } = READY_SHEETS[kind];
    const made = make({ ...defaults, people });
    return readyTable(made.report, made.blueprint);
  };

  it('is somebody’s, and its hours are decimal', () => {
    expect(table('timesheet')).toEqual({
      day: undefined,
      identity: [['userId']],
      twins: 'same',
      who: ['user'],
      person: { id: 'userId', name: 'user' },
      perUnit: 3600,
    });
    expect(table('payroll', 'pseudonyms')).toMatchObject({ identity: [['userId']], who: ['userId'], person: { id: 'userId' } });
  });

  it('is a computer’s, or a week’s', () => {
    expect(table('computers')).toMatchObject({ identity: [['computerId']], who: ['computer'] });
    expect(table('weekly')).toMatchObject({ day: 'week', identity: [], who: [] });
  });

  it('beside a report is that of the report, and says the same in each row of a day', () => {
    expect(table('attendance')).toMatchObject({ day: 'date', identity: [['userId', 'user']], twins: 'same', who: ['user'], perUnit: 3600 });
  });
});
