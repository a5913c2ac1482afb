import type { JSX } from 'preact';
import { EVERYONE_IN_REPORT, onlyThese } from '../../words/en/editor';
import { KINDS_WORDS } from '../../words/en/kinds';
import { NamePicker } from '../parts/name-picker';
import { type Draft, whoKinds } from './draft';

/** Whom the report is about. */
export function WhoPart({ report, change }: Draft): JSX.Element {
  const kinds = whoKinds(report);
  return (
    <NamePicker
      key={report.stream}
      label={onlyThese(kinds.map((kind) => KINDS_WORDS[kind]))}
      stream={report.stream}
      kinds={kinds}
      chosen={report.who}
      nobody={EVERYONE_IN_REPORT}
      onChosen={(who) => change({ who })}
    />
  );
}
