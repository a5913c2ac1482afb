import { proposeChart } from '../../../shared/dashboard/propose-chart';
import type { OutputColumn } from '../../../shared/table/place/output-column';

const column = (kind: OutputColumn['kind'], key: string): OutputColumn => ({ kind, key, label: key.toUpperCase() });
const DATE = column('date', 'date');
const USER = column('text', 'user');
const TOTAL = column('duration', 'total');
const ACTIVE = column('duration', 'active');
const PASSIVE = column('duration', 'passive');
const PARTS = ['productiveActive', 'unproductiveActive', 'undefinedActive'].map((key) => column('duration', key));

const proposed = (...columns: readonly OutputColumn[]) => {
  const chart = proposeChart(columns, 'Hours');
  return chart && [chart.kind, chart.category, ...chart.series];
};

describe('A proposed chart', () => {
  it('is a line over time', () => expect(proposed(DATE, ACTIVE, PASSIVE, TOTAL)).toEqual(['line', 'date', 'total']));
  it('is bars of people, also where each has several days', () => {
    expect(proposed(USER, TOTAL)).toEqual(['bar', 'user', 'total']);
    expect(proposed(DATE, USER, TOTAL)).toEqual(['bar', 'user', 'total']);
  });
  it('stacks the parts of a whole', () => {
    expect(proposed(USER, ...PARTS)).toEqual(['stacked', 'user', ...PARTS.map(({ key }) => key)]);
    expect(proposed(DATE, ACTIVE, PASSIVE)).toEqual(['stacked', 'date', 'active', 'passive']);
  });
  it('counts no time twice: active time is no part beside its own parts', () =>
    expect(proposed(USER, ACTIVE, ...PARTS)).toEqual(['stacked', 'user', ...PARTS.map(({ key }) => key)]));
  it('takes the time of a grouped log, before how many activities there were', () =>
    expect(proposed(column('text', 'executable'), column('number', 'activities'), column('duration', 'duration'))).toEqual([
      'bar',
      'executable',
      'duration',
    ]));
  it('takes no number that stands for a word', () => {
    expect(proposed(USER, column('number', 'productivity'))).toBeUndefined();
    expect(proposed(USER, { ...column('number', 'state'), words: { 1: 'on' } })).toBeUndefined();
  });
  it('needs values, and something that they are of', () => {
    expect(proposed(USER, column('id', 'userId'))).toBeUndefined();
    expect(proposed(TOTAL)).toBeUndefined();
  });
  it('names its axes by the headers, and the values only where there is one series', () => {
    expect(proposeChart([USER, TOTAL], '=Hours')).toMatchObject({ title: '=Hours', categoryTitle: 'USER', valueTitle: 'TOTAL' });
    expect(proposeChart([USER, ...PARTS], 'Hours')).toMatchObject({ categoryTitle: 'USER', valueTitle: '' });
  });
});
