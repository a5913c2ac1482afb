import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PanelCall, PanelCalls, PanelHost, PanelState } from '../../panel/calls';
import { Editor } from '../editor/editor';
import { createRunner, type Run } from '../runs/runner';
import { type Session, SessionContext } from '../session';
import { FormulasView } from './formulas-view';
import { HistoryView } from './history-view';
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
  const opened = useRef(Date.now());
  const keep = (next: PanelState): void => {
    opened.current = Date.now();
    setState(next);
  };
  const runner = useMemo(
    () =>
      createRunner(host, {
        changed: setRuns,
        ended: ({ record }) => setSaid(record ? `${record.reportName}: ${record.message}` : 'The refresh was stopped.'),
        state: keep,
      }),
    [host],
  );
  useEffect(() => () => runner.leave(), [runner]);
  useAnewOnReturn(host, opened, keep);

  const session: Session = {
    product: host.product,
    state,
    runs,
    runner,
    async call<Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in']) {
      const answer = await host.call(name, request);
      if (name === 'open') keep(answer as PanelState);
      else if ('state' in answer) keep(answer.state);
      else if ('reports' in answer) keep(answer);
      return answer;
    },
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
function useAnewOnReturn(host: PanelHost, opened: { readonly current: number }, keep: (state: PanelState) => void): void {
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'hidden' || Date.now() - opened.current < STALE_MS) return;
      // What is shown stays when this fails; whatever is pressed next says why.
      host.call('open', {}).then(keep, () => undefined);
    };
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [host]);
}
