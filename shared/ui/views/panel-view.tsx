import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { STARTED_ELSEWHERE, STOPPED } from '#words/progress';
import type { PanelHost } from '../../panel/host';
import type { PanelState } from '../../panel/views';
import { WENT } from '../../report/kept/run';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { Guarded } from '../parts/guarded';
import { progressSayer } from '../runs/progress-said';
import { createRunner, isAtWork, type Run } from '../runs/runner';
import { type PanelSession, SessionContext } from '../session';
import { useKeptState } from './kept-state';
import type { LargeViews } from './large-views';
import { useListening } from './listening';
import { useLookAgain } from './look-again';
import { useNames } from './names';
import { Navigation } from './navigation';
import { ReportsView } from './reports-view';
import { NOTHING_TOLD, Told } from './told';
import type { View } from './view';
import { useVisits } from './visits';

/** Who waited longer works at something else by now, and keeps it before her. */
const SOON_MS = 60_000;

interface PanelViewProps {
  readonly host: PanelHost;
  readonly views: LargeViews;
  readonly first: PanelState;
}

/** The panel once its state is known. */
export function PanelView({ host: given, views, first }: PanelViewProps): JSX.Element {
  const { state, host } = useKeptState(given, first);
  const [runs, setRuns] = useState<readonly Run[]>([]);
  const [told, setTold] = useState(NOTHING_TOLD);
  const [said, setSaid] = useState('');
  const [asking, setAsking] = useState<{ readonly done: () => void }>();
  const places = useVisits({ name: 'reports' });
  const view = useRef(places.view);
  view.current = places.view;
  const lastRuns = useRef<PanelState['reports']>([]);
  lastRuns.current = state.reports;
  const newIds = useRef(new Map<string, number>());
  const [runner] = useState(() => {
    const sayProgress = progressSayer(setSaid);
    return createRunner(host, {
      changed(now) {
        setRuns(now);
        sayProgress(now);
      },
      lastRun: (id) => lastRuns.current.find(({ report }) => report.id === id)?.last?.runId,
      ended({ id, record }) {
        setSaid(record ? `${record.reportName}: ${record.message}` : STOPPED);
        const isSoon = Date.now() - (newIds.current.get(id) ?? 0) < SOON_MS;
        newIds.current.delete(id);
        // What is shown meanwhile stays when this fails: the card has a button for it.
        if (isSoon && record && WENT[record.outcome] === 'well') host.call('show', { id, isReady: true }).catch(() => undefined);
      },
    });
  });
  // At once: a passive effect ends only after the next picture.
  useLayoutEffect(() => () => runner.leave(), [runner]);
  const isDriven = (id: string): boolean => runs.some((run) => run.id === id && isAtWork(run));
  useLookAgain(host, {
    stamp: state.stamp,
    isWatching: state.reports.some(({ report, running }) => running?.free === false && !isDriven(report.id)),
    isAtWork: runs.some(isAtWork),
  });
  useListening(given, {
    refresh(ids) {
      runner.start(ids);
      // What is being edited stays before the person.
      if (places.view.name === 'editor') setTold({ words: STARTED_ELSEWHERE, kind: 'good' });
      else places.go({ name: 'reports' });
    },
    tell: (words) => setTold({ words, kind: 'warning' }),
    // What is shown stays when this fails; whatever is pressed next says why.
    changed: () => void host.call('open', {}).catch(() => undefined),
  });

  const session: PanelSession = {
    product: host.product,
    state,
    runs,
    runner,
    views,
    call: host.call,
    named: () => (state.asksName ? new Promise((done) => setAsking({ done })) : Promise.resolve()),
    names: useNames(host, state),
    go(view) {
      setTold(NOTHING_TOLD);
      places.go(view);
    },
    back: places.back,
    here() {
      const { current } = view;
      return () => view.current === current;
    },
    refreshNew(id) {
      newIds.current.set(id, Date.now());
      if (!state.reports.some(({ report }) => report.id === id)) places.reveal(id);
      runner.start([id]);
    },
    tell: (words, kind = 'good') => setTold({ words, kind }),
    announce: setSaid,
  };
  const shown = places.view;
  return (
    <SessionContext.Provider value={session}>
      {shown.name !== 'editor' && <Navigation view={shown} />}
      <Told {...told} onClose={() => setTold(NOTHING_TOLD)} />
      <output class="unseen">{said}</output>
      <Guarded key={shown.name}>
        <Shown view={shown} views={views} />
        {asking && (
          <views.NameAsked
            onAnswered={() => {
              setAsking(undefined);
              asking.done();
            }}
          />
        )}
      </Guarded>
    </SessionContext.Provider>
  );
}

function Shown({ view, views }: { readonly view: View; readonly views: LargeViews }): JSX.Element {
  const { Editor, FormulasView, GalleryView, HealthView, HistoryView, PeopleView, SettingsView } = views;
  switch (view.name) {
    case 'reports':
      return <ReportsView />;
    case 'formulas':
      return <FormulasView />;
    case 'history':
      return <HistoryView />;
    case 'settings':
      return <SettingsView />;
    case 'gallery':
      return <GalleryView />;
    case 'people':
      return <PeopleView />;
    case 'health':
      return <HealthView />;
    case 'editor':
      if (HAS_WAREHOUSE && views.warehouse && view.isSent) return <views.warehouse.TableWizard first={view.report} />;
      return <Editor first={view.report} isChanged={view.isChanged === true} />;
  }
}
