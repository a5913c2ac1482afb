import type { JSX } from 'preact';
import { NamePicker } from '../parts/name-picker';
import { type Draft, whoKinds } from './draft';

const KINDS_WORDS = { user: 'people', group: 'groups', computer: 'computers' } as const;

/** Whom the report is about. */
export function WhoPart({ report, change }: Draft): JSX.Element {
  const kinds = whoKinds(report);
  return (
    <NamePicker
      key={report.stream}
      label={`Only these ${kinds.map((kind) => KINDS_WORDS[kind]).join(', ')}`}
      stream={report.stream}
      kinds={kinds}
      chosen={report.who}
      nobody="Everyone whom the key may see."
      onChosen={(who) => change({ who })}
    />
  );
}
