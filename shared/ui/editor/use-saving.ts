import { useContext, useRef, useState } from 'preact/hooks';
import { CHANGED_MEANWHILE, costWords, saved, savedWithoutLater, savingStopped, tooMuchToSave, unknownZone } from '#words/editor';
import { STREAMS } from '../../api/streams/streams';
import type { Destination, Report } from '../../report/definition/definition';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { useAction } from '../parts/action';
import { DiagnosticsContext } from '../parts/diagnostics';
import { useSession } from '../session';
import { sentenceOf } from '../words/sentence';
import { isTooMuch } from './cost';
import { tidied } from './draft';
import type { SaveOverProps } from './editor-questions';

/** Saving of what the editor has. */
interface Saving {
  readonly isBusy: boolean;
  /** Why it was not saved; empty where it was. */
  readonly failure: string;
  /** What has to be asked before, where somebody has changed the report since it was opened. */
  readonly question: SaveOverProps | undefined;
  readonly save: () => void;
  readonly saveAndRefresh: () => void;
}

/**
 * Saves the editor's report and goes back; whoever left meanwhile is told what came of it.
 * @param first as it was opened
 * @param report as it is now
 * @param shown where the panel has said that it is
 */
export function useSaving(first: Report, report: Report, shown: Destination): Saving {
  const { state, call, named, refreshNew, back, here, tell } = useSession();
  const latest = useRef({ report, shown });
  latest.current = { report, shown };
  const [seen] = useState(() => state.reports.find((view) => view.report.id === first.id)?.report);
  const [isOver, setOver] = useState<{ readonly andRefresh: boolean }>();
  const { isBusy, failure, run } = useAction();
  const diagnostics = useContext(DiagnosticsContext);
  const save = (andRefresh: boolean, isSure = false): void => {
    const isHere = here();
    const sent = async (): Promise<void> => {
      const definition = tidied(report);
      refuseUnknownZone(definition);
      if (andRefresh) await refuseTooMuch(definition);
      await named();
      const since = seen && !isSure ? { seen } : {};
      const { id, problem, isOutdated } = await call('saveReport', { report: definition, shown, isRefreshed: andRefresh, ...since });
      if (isOutdated && !isHere()) throw new Error(CHANGED_MEANWHILE);
      if (isOutdated) return setOver({ andRefresh });
      const isBehind = isHere() && hasChanged(report, latest.current);
      if (isHere()) back(first.id === '' ? id : undefined);
      const warnings = [...(problem ? [problem] : []), ...(isBehind ? [savedWithoutLater(definition.name)] : [])];
      if (warnings.length > 0) tell(warnings.join(' '), 'warning');
      else tell(saved(definition.name));
      if (andRefresh) refreshNew(id);
    };
    void run(() =>
      sent().catch((cause) => {
        if (isHere()) throw cause;
        tell(savingStopped(report.name.trim(), sentenceOf(cause, diagnostics)), 'warning');
      }),
    );
  };
  /** A log does not tell beforehand how long it is. */
  const refuseTooMuch = async (definition: Report): Promise<void> => {
    if (!STREAMS[definition.stream].paging.tellsTotal || (HAS_WAREHOUSE && (definition.warehouse ?? definition.from))) return;
    const { estimate } = await call('preview', { report: definition });
    if (isTooMuch(estimate)) throw new Error(tooMuchToSave(costWords(estimate)));
  };
  const onSave = (): void => {
    setOver(undefined);
    save(isOver?.andRefresh === true, true);
  };
  return {
    isBusy,
    failure,
    question: isOver && { onSave, onCancel: () => setOver(undefined) },
    save: () => save(false),
    saveAndRefresh: () => save(true),
  };
}

/** Whether somebody went on writing. That the panel has found the report elsewhere meanwhile is nothing that she changed. */
function hasChanged(sent: Report, later: { readonly report: Report; readonly shown: Destination }): boolean {
  const { destination } = later.report.destination === later.shown ? sent : later.report;
  return JSON.stringify(tidied({ ...later.report, destination })) !== JSON.stringify(tidied(sent));
}

/** The browser knows every zone; a host may take an unknown one for Greenwich. */
function refuseUnknownZone({ schedule }: Report): void {
  if (schedule === undefined) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone: schedule.when.zone });
  } catch {
    throw new Error(unknownZone(schedule.when.zone));
  }
}
