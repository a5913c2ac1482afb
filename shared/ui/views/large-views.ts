import type { ComponentType } from 'preact';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { Editor } from '../editor/editor';
import { GalleryView } from '../gallery/gallery-view';
import type { WarehouseParts } from '../session';
import { TableActions } from '../warehouse/table-actions';
import { WAREHOUSE_PARTS } from '../warehouse/warehouse-parts';
import { CardExtras } from './card-extras';
import { ConnectForm } from './connect-form';
import { DeleteReport } from './delete-report';
import { FirstReports, ReadyReports } from './first-reports';
import { FormulasView } from './formulas-view';
import { HealthView } from './health-view';
import { HistoryView } from './history-view';
import { NameAsked } from './name-asked';
import { PeopleView } from './people-view';
import { RareActions } from './rare-actions';
import { SettingsView } from './settings-view';
import { SheetActions } from './sheet-actions';

/** The views and parts that a person does not see at first, or only before any report, and which are most of the panel. A host may load them when they are wanted. */
const VIEWS = {
  CardExtras,
  ConnectForm,
  DeleteReport,
  Editor,
  FirstReports,
  FormulasView,
  GalleryView,
  HealthView,
  HistoryView,
  NameAsked,
  PeopleView,
  RareActions,
  ReadyReports,
  SettingsView,
  SheetActions: HAS_WAREHOUSE ? TableActions : SheetActions,
};

type PropsOf<View> = View extends (props: infer Props extends object) => unknown ? Props : object;

/** The same, with what only a panel has whose reports can fill tables. */
export const LARGE_VIEWS = HAS_WAREHOUSE ? { ...VIEWS, warehouse: WAREHOUSE_PARTS } : VIEWS;

/** The views that a page loads only when somebody opens one, with their props. */
export type LargeViews = { readonly [Name in keyof typeof VIEWS]: ComponentType<PropsOf<(typeof VIEWS)[Name]>> } & {
  readonly warehouse?: WarehouseParts;
};
