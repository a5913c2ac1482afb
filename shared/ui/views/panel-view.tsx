import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PanelCall, PanelCalls, PanelHost, PanelState } from '../../panel/calls';
import { Editor } from '../editor/editor';
import { progressSayer } from '../runs/progress-said';
import { createRunner, type Run } from '../runs/runner';
import { type Session, SessionContext } from '../session';
import { FormulasView } from './formulas-view';
import { HistoryView } from './history-view';
import { useListening } from './listening';
import { useNames } from './names';
import { Navigation } from './navigation';
import { PeopleView } from './people-view';
import { usePlaces } from './places';
import { ReportsView } from './reports-view';
import { SettingsView } from './settings-view';
import type { View } from './view';

/** The panel once its state is known. */
export function PanelView({ host, first }: { readonly host: PanelHost; readonly first: PanelState }): JSX.Element {
  const [state, setState] = useState(first);
  const [runs, setRuns] = useState<readonly Run[]>([]);
  const [told, setTold] = useState('');
  const [said, setSaid] = useState('');
  const places = usePlaces({ name: 'reports' });
  const [runner] = useState(() => {
    const sayProgress = progressSayer(setSaid);
    return createRunner(host, {
      changed(now) {
        setRuns(now);
        sayProgress(now);
      },
      ended: ({ record }) => setSaid(record ? `${record.reportName}: ${record.message}` : 'The refresh was stopped.'),
      state: setState,
    });
  });
  useEffect(() => () => runner.leave(), [runner]);
  useListening(host, {
    refresh(ids) {
      runner.start(ids);
      // What is being edited stays before the person.
      if (places.view.name === 'editor') setTold('The refresh has begun: see under Reports how far it is.');
      else places.go({ name: 'reports' });
    },
    tell: setTold,
    // What is shown stays when this fails; whatever is pressed next says why.
    changed: () => void host.call('open', {}).then(setState, () => undefined),
  });
  useAnewOnReturn(host, setState);

  const session: Session = {
    product: host.product,
    state,
    runs,
    runner,
    async call<Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in']) {
      const answer = await host.call(name, request);
      const next = stateIn(answer);
      if (next) setState(next);
      return answer;
    },
    names: useNames(host, state),
    go(view) {
      setTold('');
      places.go(view);
    },
    back() {
      places.back();
    },
    tell: setTold,
    announce: setSaid,
  };
  const { view } = places;
  return (
    <SessionContext.Provider value={session}>
      {view.name !== 'editor' && <Navigation view={view} />}
      <output class={told === '' ? 'unseen' : 'told'}>{told}</output>
      <output class="unseen">{said}</output>
      <Shown view={view} />
    </SessionContext.Provider>
  );
}

/** The state in an answer that is one, or has one beside other things. */
function stateIn(answer: object): PanelState | undefined {
  if ('reports' in answer) return answer as PanelState;
  const { state } = answer as { readonly state?: unknown };
  return typeof state === 'object' ? (state as PanelState) : undefined;
}

function Shown({ view }: { readonly view: View }): JSX.Element {
  switch (view.name) {
    case 'reports':
      return <ReportsView />;
    case 'formulas':
      return <FormulasView />;
    case 'history':
      return <HistoryView />;
    case 'settings':
      return <SettingsView />;
    case 'people':
      return <PeopleView />;
    case 'editor':
      return <Editor first={view.report} isChanged={view.isChanged === true} />;
  }
}

const STALE_MS = 60_000;

/** A person who comes back to the page after a while sees what colleagues did meanwhile. */
function useAnewOnReturn(host: PanelHost, keep: (state: PanelState) => void): void {
  useEffect(() => {
    let lookedAt = Date.now();
    const look = (): void => {
      if (Date.now() - lookedAt < STALE_MS) return;
      lookedAt = Date.now();
      // What is shown stays when this fails; whatever is pressed next says why.
      host.call('open', {}).then(keep, () => undefined);
    };
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [host, keep]);
}
