import type { Report } from '../../report/definition/definition';

/** Where in the panel a person is. Editing lies above the four main views. */
export type View =
  | { readonly name: 'reports' }
  | { readonly name: 'formulas' }
  | { readonly name: 'history' }
  | { readonly name: 'settings' }
  | { readonly name: 'people' }
  | { readonly name: 'health' }
  | { readonly name: 'gallery' }
  /** `isChanged`: something was changed for the person already, so that leaving asks. `isSent`: it is to fill a table, step by step. */
  | { readonly name: 'editor'; readonly report: Report; readonly isChanged?: boolean; readonly isSent?: true };
