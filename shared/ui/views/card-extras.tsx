import type { JSX } from 'preact';
import type { ReportView } from '../../panel/views';
import { AlertsLine } from '../alerts/alerts-line';
import { ReadyDeleted } from './ready-actions';

/** What only some reports have to say on their cards: what their alerts found, and that their ready sheet was deleted. */
export const CardExtras = ({ view }: { readonly view: ReportView }): JSX.Element => (
  <>
    <AlertsLine view={view} />
    <ReadyDeleted view={view} />
  </>
);
