import type { ComponentType } from 'preact';
import { Editor } from '../editor/editor';
import { GalleryView } from '../gallery/gallery-view';
import { FirstReports, ReadyReports } from './first-reports';
import { FormulasView } from './formulas-view';
import { HistoryView } from './history-view';
import { PeopleView } from './people-view';
import { SettingsView } from './settings-view';
import { SheetActions } from './sheet-actions';

/** The views and parts that a person does not see at first, or only before any report, and which are most of the panel. A host may load them when they are wanted. */
export const LARGE_VIEWS = {
  Editor,
  FirstReports,
  FormulasView,
  GalleryView,
  HistoryView,
  PeopleView,
  ReadyReports,
  SettingsView,
  SheetActions,
};

type PropsOf<View> = View extends (props: infer Props extends object) => unknown ? Props : object;

/** The views that a page loads only when somebody opens one, with their props. */
export type LargeViews = { readonly [Name in keyof typeof LARGE_VIEWS]: ComponentType<PropsOf<(typeof LARGE_VIEWS)[Name]>> };
