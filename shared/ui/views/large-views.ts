import type { ComponentType } from 'preact';
import { Editor } from '../editor/editor';
import { GalleryView, ReadyCards } from '../gallery/gallery-view';
import { FormulasView } from './formulas-view';
import { HistoryView } from './history-view';
import { PeopleView } from './people-view';
import { SettingsView } from './settings-view';

/** The views that a person does not see at first, and which are most of the panel. A host may load them when they are wanted. */
export const LARGE_VIEWS = { Editor, FormulasView, GalleryView, HistoryView, PeopleView, ReadyCards, SettingsView };

type PropsOf<View> = View extends (props: infer Props extends object) => unknown ? Props : object;

/** The views that a page loads only when somebody opens one, with their props. */
export type LargeViews = { readonly [Name in keyof typeof LARGE_VIEWS]: ComponentType<PropsOf<(typeof LARGE_VIEWS)[Name]>> };
