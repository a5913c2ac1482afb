import type { JSX } from 'preact';
import { PEOPLE_SHOWN_AS, PRIVACY_WORDS, SMALLEST_GROUP, SMALLEST_GROUP_HINT } from '#words/editor';
import { STREAMS } from '../../api/streams/streams';
import { addsUp, hidesPeople, PEOPLE_SHOWN } from '../../report/definition/people-shown';
import { Choice } from '../parts/choice';
import { NumberField } from '../parts/field';
import type { Draft } from './draft';

/** What the rows show of people. A log has nothing to add up, so it has no summary unless it is grouped. */
export const PrivacyPart = ({ report: { privacy, stream, rollup }, change }: Draft): JSX.Element => (
  <Choice
    legend={PEOPLE_SHOWN_AS}
    value={privacy.people}
    options={PEOPLE_SHOWN.map((value) => ({
      value,
      ...PRIVACY_WORDS[value],
      isOff: addsUp({ rollup, privacy: { ...privacy, people: value } }) && !STREAMS[stream].record.addsUp,
    }))}
    onValue={(people) => change({ privacy: { ...privacy, people } })}
  >
    {hidesPeople({ privacy }) && (
      <NumberField
        label={SMALLEST_GROUP}
        hint={SMALLEST_GROUP_HINT}
        min={2}
        max={1000}
        value={privacy.smallestGroup}
        onNumber={(smallestGroup) => change({ privacy: { ...privacy, smallestGroup } })}
      />
    )}
  </Choice>
);
