import { useState } from 'preact/hooks';
import type { Region } from '../../api/connections/connection';
import type { TablePlace } from '../../panel/warehouse/warehouse-calls';
import { useAtFirst } from '../parts/at-first';
import { useSession } from '../session';

/** Near the account, so that the rows stay where they are kept already. */
const NEAR: Readonly<Record<Region, string>> = {
  us: 'US',
  eu: 'EU',
  uk: 'europe-west2',
  ca: 'northamerica-northeast1',
  au: 'australia-southeast1',
};

/** Where the last table of this document was put, once that is known; before any, what to begin with. */
export function useTablePlace(onKnown?: (place: TablePlace) => void): TablePlace {
  const { state, call } = useSession();
  const region = state.connection?.region as Region | undefined;
  const [place, setPlace] = useState<TablePlace>({
    project: '',
    dataset: 'activtrak',
    location: (region && NEAR[region]) ?? 'US',
  });
  useAtFirst(() => {
    call('tablePlace', {}).then(
      ({ place: last }) => {
        if (last === undefined) return;
        setPlace(last);
        onKnown?.(last);
      },
      // It is typed then; whatever is pressed next says why.
      () => undefined,
    );
  });
  return place;
}
