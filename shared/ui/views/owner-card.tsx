import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  ABSENCE_WORDS,
  HAND_OVER,
  HAND_OVER_ASK,
  HAND_OVER_QUESTION,
  HAND_OVER_SAID,
  leftWith,
  ofReports,
  runTimeWords,
  SOMEONE,
  STAY,
  STAY_SAID,
  TAKE_ALL,
  TAKE_ALL_QUESTION,
  takeAllOf,
  takenAll,
  takesAll,
  WHAT_HANDING_DOES,
  YOURSELF,
} from '#words/file-health';
import { TAKE_OVER } from '#words/rare-actions';
import type { ScheduleOwner } from '../../panel/reports/health-views';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Failure, Message } from '../parts/message';
import { Words } from '../parts/words';
import { useSession } from '../session';

interface OwnerCardProps {
  readonly owner: ScheduleOwner;
  readonly mostMsPerDay: number | undefined;
  readonly onChanged: () => void;
}

/** One person's schedules of the file, and how all of them go to another. */
export function OwnerCard({ owner, mostMsPerDay, onChanged }: OwnerCardProps): JSX.Element {
  const { state, call, tell } = useSession();
  const acting = useAction();
  const [isAsked, setAsked] = useState(false);
  const [left, setLeft] = useState<readonly string[]>([]);
  const act = (work: () => Promise<string>): void =>
    void acting.run(async () => {
      tell(await work());
      setAsked(false);
      onChanged();
    });
  const take = async (): Promise<string> => {
    const { taken, left: stay } = await call('takeSchedules', { ownerId: owner.id });
    setLeft(stay.map((one) => leftWith(one.name, one.words)));
    return takenAll(taken.length);
  };
  const offer = async (isLeaving: boolean): Promise<string> => {
    await call('offerSchedules', { isLeaving });
    return isLeaving ? HAND_OVER_SAID : STAY_SAID;
  };
  const hers = state.reports.filter(({ report }) => report.schedule?.ownerId === owner.id);
  const connections = [...new Set(hers.flatMap(({ connection }) => (connection && !connection.isMissing ? [connection.name] : [])))];
  const isLeaving = owner.isMine && owner.absences.includes('leaving');
  return (
    <section class="card">
      <h3>{owner.isMine ? YOURSELF : <bdi>{owner.name || SOMEONE}</bdi>}</h3>
      <p>
        <Words text={ofReports(owner.reports)} />
      </p>
      {owner.absences.map((absence) => (
        <Message key={absence} kind="warning">
          {ABSENCE_WORDS[absence]}
        </Message>
      ))}
      <p class="hint">{runTimeWords(owner.msPerDay, mostMsPerDay)}</p>
      {left.map((words) => (
        <Message key={words} kind="warning">
          <Words text={words} />
        </Message>
      ))}
      {!isAsked && <Failure words={acting.failure} />}
      <div class="buttons">
        {isLeaving ? (
          <Button isBusy={acting.isBusy} onClick={() => act(() => offer(false))}>
            {STAY}
          </Button>
        ) : owner.isMine ? (
          <Button look="plain" onClick={() => setAsked(true)}>
            {HAND_OVER_ASK}
          </Button>
        ) : (
          state.connection && (
            <Button aria-label={takeAllOf(owner.name)} onClick={() => setAsked(true)}>
              {TAKE_ALL}
            </Button>
          )
        )}
      </div>
      {isAsked && (
        <Dialog
          title={owner.isMine ? HAND_OVER_QUESTION : TAKE_ALL_QUESTION}
          action={owner.isMine ? HAND_OVER : TAKE_OVER}
          isBusy={acting.isBusy}
          failure={acting.failure}
          onAct={() => act(() => (owner.isMine ? offer(true) : take()))}
          onCancel={() => setAsked(false)}
        >
          <p>
            <Words text={owner.isMine ? WHAT_HANDING_DOES : takesAll(owner.name, owner.reports, connections)} />
          </p>
        </Dialog>
      )}
    </section>
  );
}
