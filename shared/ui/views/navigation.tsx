import type { JSX } from 'preact';
import { VIEWS, VIEWS_LABEL } from '#words/buttons';
import { useSession } from '../session';
import type { View } from './view';

const MAIN = [
  ['reports', VIEWS.reports],
  ['formulas', VIEWS.formulas],
  ['history', VIEWS.history],
  ['settings', VIEWS.settings],
] as const;

/** The way to the four main views. */
export function Navigation({ view }: { readonly view: View }): JSX.Element {
  const { go } = useSession();
  const here = view.name === 'people' || view.name === 'health' ? 'settings' : view.name === 'gallery' ? 'reports' : view.name;
  return (
    <nav class="navigation" aria-label={VIEWS_LABEL}>
      {MAIN.map(([name, words]) => (
        <button type="button" key={name} aria-current={name === here ? 'page' : undefined} onClick={() => go({ name })}>
          {words}
        </button>
      ))}
    </nav>
  );
}
