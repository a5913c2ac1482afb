import type * as words from '../../../../shared/words/en/library';
import type { FactsOf } from './facts-of';

const [QUERY, FOUND] = ['hours()', 'an object'];

export const library: FactsOf<typeof words> = {
  otherKind: [['array'], ['function']],
  notText: [['region', FOUND]],
  emptyText: [['region']],
  notService: [['cache', FOUND, 'CacheService.getUserCache()']],
  notOptions: [[QUERY, 'a list', 'range']],
  noOption: [[QUERY, 'untill']],
  rangeHasNo: [['untill']],
  noColumnInRows: [['Name']],
  noColumnToMergeBy: [['Name']],
  thereAre: [[['range', 'who', 'columns', 'unit']]],
  didYouMean: [['until']],
  noKeyGiven: [['ACTIVTRAK_KEY'], ['ACTIVTRAK_KEY_NORTHFELL_EU']],
  notName: [['name']],
  notAddress: [['baseUrl', FOUND]],
  notSeconds: [['0']],
  notWeekStart: [['8']],
  notTimeZone: [[FOUND]],
  noTimeZone: [['Mars/Olympus'], [undefined]],
  notRange: [[FOUND]],
  isDate: [['range.from']],
  notDay: [['range.to', FOUND]],
  notWho: [[FOUND]],
  whoIsEmpty: [['empty'], ['null']],
  notId: [
    ['who', -1],
    ['group', 0.5],
  ],
  notGroup: [['empty'], [FOUND]],
  notNames: [['columns', FOUND]],
  notUnit: [
    ['unit', '“minutes”'],
    ['table.unit', 'a list'],
  ],
  notLimit: [['0'], ['“many”']],
  notMode: [['“add”']],
  notOnPage: [['nothing']],
  bookmarkOfOther: [['group:51', 'api.activtrak.com', 'everyone', 'api-eu.activtrak.com']],
  notLabels: [['labels', 'a list']],
  notShowable: [['active', Number.NaN]],
  notCellValue: [['when', 'a date']],
  twoColumns: [['user']],
  rowMisfits: [
    [2, 3, 4],
    [2, undefined, 4],
  ],
  notSheet: [['missing'], ['null']],
  tableElsewhere: [['Hours', 'March']],
  unexpectedInLibrary: [['K7QX2M']],
  googleRefused: [
    ['Service error: Spreadsheets', 'K7QX2M'],
    [undefined, 'K7QX2M'],
  ],
};
