import { ALERT_HEADERS } from '#words/alerts';
import type { OutputColumn } from '../../table/place/output-column';

/** The keys of the list's columns, in their order. */
const KEYS = ['found', 'alert', 'day', 'who', 'value', 'state', 'code'] as const;
/** One of them. */
export type ListColumn = (typeof KEYS)[number];

const FORMS: Readonly<Record<ListColumn, Pick<OutputColumn, 'kind' | 'format'>>> = {
  found: { kind: 'datetime', format: 'yyyy-mm-dd hh:mm' },
  alert: { kind: 'text' },
  day: { kind: 'date' },
  who: { kind: 'text' },
  value: { kind: 'text' },
  state: { kind: 'text' },
  code: { kind: 'text' },
};

/** The columns of a list of alerts. Each row is known by its `code`. @param hasNames whether it says whom a row is about */
export const listColumns = (hasNames: boolean): readonly (OutputColumn & { readonly key: ListColumn })[] =>
  KEYS.filter((key) => hasNames || key !== 'who').map((key) => ({ key, label: ALERT_HEADERS[key], ...FORMS[key] }));
