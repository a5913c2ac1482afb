import { useEffect, useRef, useState } from 'preact/hooks';
import { HEADING_ID } from '../parts/view-frame';
import type { View } from './view';

interface Place {
  readonly view: View;
  /** The id of what the person pressed to get on from here. */
  readonly opener: string;
}

/** Where a person is and came from. Forward, the focus goes to the heading; back, to what was pressed. */
export function usePlaces(first: View): { readonly view: View; go(view: View): void; back(): void } {
  const [way, setWay] = useState<readonly Place[]>([{ view: first, opener: '' }]);
  const focus = useRef('');
  const here = way[way.length - 1] as Place;
  useEffect(() => {
    if (focus.current === '') return;
    const target = document.getElementById(focus.current) ?? document.getElementById(HEADING_ID);
    focus.current = '';
    target?.focus();
  });
  return {
    view: here.view,
    go(view) {
      focus.current = HEADING_ID;
      const isMain = view.name !== 'editor' && view.name !== 'people';
      const left = { ...here, opener: document.activeElement?.id ?? '' };
      setWay(isMain ? [{ view, opener: '' }] : [...way.slice(0, -1), left, { view, opener: '' }]);
    },
    back() {
      const before = way[way.length - 2];
      focus.current = before?.opener || HEADING_ID;
      setWay(before ? way.slice(0, -1) : [{ view: { name: 'reports' }, opener: '' }]);
    },
  };
}
