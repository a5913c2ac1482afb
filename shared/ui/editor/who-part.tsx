import type { JSX } from 'preact';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { EVERYONE_IN_REPORT, onlyThese } from '../../words/en/editor';
import { KINDS_WORDS } from '../../words/en/kinds';
import { EVERYONE_IN_TABLE } from '../../words/en/rows-from';
import { NamePicker } from '../parts/name-picker';
import { type Draft, whoKinds } from './draft';

/** Whom the report is about. */
export function WhoPart({ report, change }: Draft): JSX.Element {
  const kinds = whoKinds(report);
  return (
    <NamePicker
      key={HAS_WAREHOUSE ? report.stream + JSON.stringify(report.from) : report.stream}
      label={onlyThese(kinds.map((kind) => KINDS_WORDS[kind]))}
      stream={report.stream}
      {...(HAS_WAREHOUSE && report.from ? { of: report } : {})}
      kinds={kinds}
      chosen={report.who}
      nobody={HAS_WAREHOUSE && report.from ? EVERYONE_IN_TABLE : EVERYONE_IN_REPORT}
      onChosen={(who) => change({ who })}
    />
  );
}
