import { GROUP_KEY_LABELS } from '#words/column-labels';
import { noColumn } from '#words/columns';
import { wrong } from '../../errors';
import { nearest } from '../../model/nearest';
import { plainWord } from '../../model/words';
import { GROUP_KEYS, type GroupKey } from '../../report/rollup/group-keys';
import { type Argument, namesOf } from './argument';

/** What a formula can group by: the log itself does not say who is in which group. */
const OFFERED = GROUP_KEYS.filter((key) => key !== 'group');
/** What they are called beside their labels. */
const OTHER_WORDS: Readonly<Record<string, GroupKey>> = {
  app: 'application',
  apps: 'application',
  domain: 'site',
  website: 'site',
  day: 'day',
};

/** What a formula groups by: the header's text or the plain word, in any letter case; applications unless something is named. */
export function groupKeysOf(argument: Argument): readonly GroupKey[] {
  const keys = (namesOf(argument) ?? ['application']).map((name) => {
    const word = plainWord(name);
    const key = OFFERED.find((one) => word === one || word === plainWord(GROUP_KEY_LABELS[one])) ?? OTHER_WORDS[word];
    if (key) return key;
    const labels = OFFERED.map((one) => GROUP_KEY_LABELS[one]);
    throw wrong(noColumn(name, labels, nearest(name, labels)));
  });
  return [...new Set(keys)];
}
