import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { REFRESH } from '#words/buttons';
import {
  AT_HOUR,
  daysGoBy,
  EVERY_HOURS,
  EVERY_WORDS,
  everyHours,
  ON_DAY,
  ON_WEEKDAY,
  RUNS_WHILE_CLOSED,
  RUNS_WHILE_OPEN,
  SCHEDULE_NEEDS_KEY,
  SHORTER_MONTH_HINT,
  scheduleOwner,
  TIME_ZONE,
} from '#words/editor';
import { hourWords, WEEKDAYS } from '#words/rhythms';
import { runsAsOwner } from '#words/rows-from';
import { KEEP_LATEST, KEEP_LATEST_HINT, SNAPSHOT_HINT, SNAPSHOT_ON_SCHEDULE } from '#words/snapshot-views';
import { ONLY_WHILE_OPEN } from '#words/while-open';
import type { ReportSchedule } from '../../report/definition/definition';
import type { Cadence, Schedule } from '../../report/definition/schedule';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { Tick } from '../parts/choice';
import { NumberField, SelectField, TextField } from '../parts/field';
import { Message } from '../parts/message';
import { Words } from '../parts/words';
import { useSession } from '../session';
import type { Draft } from './draft';

type Every = 'never' | 'hour' | Schedule['every'];

const EVERY = Object.entries(EVERY_WORDS satisfies Record<Every, string>) as [Every, string][];

/** When the report refreshes by itself, and on whose key. */
export function SchedulePart({ report, change }: Draft): JSX.Element {
  const { schedule, snapshots } = report;
  const { state } = useSession();
  const when = schedule?.when;
  const every: Every = when === undefined ? 'never' : when.every === 'hours' && when.hours === 1 ? 'hour' : when.every;
  const set = (next: Schedule | undefined): void =>
    // The host says whose it is; one that is not changed stays with whoever has it.
    change({ schedule: next && { ...(schedule ?? NOBODYS), when: next } });
  return (
    <>
      {!((HAS_WAREHOUSE && report.from) || state.connection) && <Message kind="information">{SCHEDULE_NEEDS_KEY}</Message>}
      <SelectField label={REFRESH} value={every} options={EVERY} onValue={(value) => set(scheduleOf(value, when, state.zone))} />
      {when && every !== 'hour' && <Details when={when} onWhen={set} />}
      {when && <Zone zone={when.zone} own={state.zone} onZone={(zone) => set({ ...when, zone })} />}
      {when && (
        <p class="hint">
          {state.refreshesWhileClosed ? RUNS_WHILE_CLOSED : `${RUNS_WHILE_OPEN} ${ONLY_WHILE_OPEN}`}{' '}
          {schedule?.ownerId && schedule.ownerName && (
            <Words text={(HAS_WAREHOUSE && report.from ? runsAsOwner : scheduleOwner)(schedule.ownerName)} />
          )}
        </p>
      )}
      {(when || snapshots !== undefined) && !(HAS_WAREHOUSE && report.warehouse) && (
        <Tick
          label={SNAPSHOT_ON_SCHEDULE}
          hint={SNAPSHOT_HINT}
          isOn={snapshots !== undefined}
          onTick={(isOn) => change({ snapshots: isOn ? USUAL_SNAPSHOTS : undefined })}
        />
      )}
      {snapshots !== undefined && (
        <NumberField
          label={KEEP_LATEST}
          hint={KEEP_LATEST_HINT}
          min={1}
          max={100}
          value={snapshots}
          onNumber={(count) => change({ snapshots: count })}
        />
      )}
    </>
  );
}

/** A year of months. */
const USUAL_SNAPSHOTS = 12;

const NOBODYS: Omit<ReportSchedule, 'when'> = { ownerId: '', ownerName: '', since: 0 };

/** Another rhythm; the hour stays where there is one. */
function scheduleOf(every: Every, before: Schedule | undefined, documentZone: string): Schedule | undefined {
  const zone = before?.zone ?? documentZone;
  const at = before && 'at' in before ? before.at : 8;
  switch (every) {
    case 'never':
      return undefined;
    case 'hour':
      return { zone, every: 'hours', hours: 1 };
    case 'hours':
      return { zone, every, hours: 4 };
    case 'day':
    case 'weekday':
      return { zone, every, at };
    case 'week':
    case 'month':
      return { zone, every, on: 1, at };
  }
}

const HOURS = Array.from({ length: 24 }, (_, hour) => [String(hour), hourWords(hour)] as const);
const DAYS = WEEKDAYS.map((day, index) => [String(index + 1), day] as const);
/** Whole parts of a day, so that the hours are the same every day. */
const STEPS = [2, 3, 4, 6, 8, 12].map((hours) => [String(hours), everyHours(hours)] as const);

interface RhythmProps<Every extends Cadence> {
  readonly when: Extract<Schedule, { readonly every: Every }>;
  readonly onWhen: (when: Schedule) => void;
}

const EveryFewHours = ({ when, onWhen }: RhythmProps<'hours'>): JSX.Element => (
  <SelectField
    label={EVERY_HOURS}
    value={String(when.hours)}
    options={STEPS.some(([hours]) => hours === String(when.hours)) ? STEPS : [[String(when.hours), everyHours(when.hours)], ...STEPS]}
    onValue={(hours) => onWhen({ ...when, hours: Number(hours) })}
  />
);

const AtHour = ({ when, onWhen }: RhythmProps<Exclude<Cadence, 'hours'>>): JSX.Element => (
  <SelectField label={AT_HOUR} value={String(when.at)} options={HOURS} onValue={(at) => onWhen({ ...when, at: Number(at) })} />
);

/** What else there is to choose of a rhythm. */
function Details({ when, onWhen }: RhythmProps<Cadence>): JSX.Element {
  switch (when.every) {
    case 'hours':
      return <EveryFewHours when={when} onWhen={onWhen} />;
    case 'day':
    case 'weekday':
      return <AtHour when={when} onWhen={onWhen} />;
    case 'week':
      return (
        <>
          <SelectField label={ON_WEEKDAY} value={String(when.on)} options={DAYS} onValue={(on) => onWhen({ ...when, on: Number(on) })} />
          <AtHour when={when} onWhen={onWhen} />
        </>
      );
    case 'month':
      return (
        <>
          <NumberField
            label={ON_DAY}
            hint={SHORTER_MONTH_HINT}
            min={1}
            max={31}
            value={when.on}
            onNumber={(on) => onWhen({ ...when, on })}
          />
          <AtHour when={when} onWhen={onWhen} />
        </>
      );
  }
}

const ZONES: readonly string[] = Intl.supportedValuesOf?.('timeZone') ?? [];

interface ZoneProps {
  readonly zone: string;
  /** The file's. */
  readonly own: string;
  readonly onZone: (zone: string) => void;
}

function Zone({ zone, own, onZone }: ZoneProps): JSX.Element {
  const id = useId();
  return (
    <>
      <TextField label={TIME_ZONE} hint={zone === own ? '' : daysGoBy(own)} dir="ltr" list={id} value={zone} onText={onZone} />
      <datalist id={id}>
        {ZONES.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
