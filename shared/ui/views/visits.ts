import { useEffect, useState } from 'preact/hooks';
import { HEADING_ID } from '../parts/view-frame';
import type { View } from './view';

interface Visit {
  readonly view: View;
  /** The id of what the person pressed to get on from here. */
  readonly opener: string;
}

/** The id of the heading of a report's card. */
export const headingId = (reportId: string): string => `report-${reportId}`;

/** Where a person is and came from. Forward, the focus goes to the heading; back, to what was pressed. */
export function useVisits(first: View): {
  readonly view: View;
  go(view: View): void;
  back(reportId?: string): void;
  reveal(reportId: string): void;
} {
  const [way, setWay] = useState<readonly Visit[]>([{ view: first, opener: '' }]);
  const [aim, setAim] = useState<{ readonly id: string; readonly isOptional?: true }>();
  const here = way[way.length - 1] as Visit;
  useEffect(() => {
    if (aim === undefined) return;
    const target = document.getElementById(aim.id) ?? (aim.isOptional ? undefined : document.getElementById(HEADING_ID));
    target?.focus();
    target?.closest('.card')?.scrollIntoView?.({ block: 'nearest' });
  }, [aim]);
  return {
    view: here.view,
    go(view) {
      setAim({ id: HEADING_ID });
      const isMain = !['editor', 'people', 'health', 'gallery'].includes(view.name);
      const left = { ...here, opener: document.activeElement?.id ?? '' };
      setWay(isMain ? [{ view, opener: '' }] : [...way.slice(0, -1), left, { view, opener: '' }]);
    },
    // It may not be in sight.
    reveal: (reportId) => setAim({ id: headingId(reportId), isOptional: true }),
    back(reportId) {
      const before = way[way.length - 2];
      setAim({ id: reportId === undefined ? before?.opener || HEADING_ID : headingId(reportId) });
      setWay(before ? way.slice(0, -1) : [{ view: { name: 'reports' }, opener: '' }]);
    },
  };
}
