import type { JSX } from 'preact';
import { useSession } from '../session';
import type { View } from './view';

const MAIN = [
  ['reports', 'Reports'],
  ['formulas', 'Formulas'],
  ['history', 'History'],
  ['settings', 'Settings'],
] as const;

/** The way to the four main views. */
export function Navigation({ view }: { readonly view: View }): JSX.Element {
  const { go } = useSession();
  const here = view.name === 'people' ? 'settings' : view.name;
  return (
    <nav class="navigation" aria-label="Views">
      {MAIN.map(([name, words]) => (
        <button type="button" key={name} aria-current={name === here ? 'page' : undefined} onClick={() => go({ name })}>
          {words}
        </button>
      ))}
    </nav>
  );
}
