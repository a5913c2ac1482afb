/**
 * The add-in's settings in a saved workbook: a property bag whose values are JSON.
 * Source: [MS-OWEXML], https://learn.microsoft.com/openspecs/office_standards/ms-owexml
 */
import type { Workbook } from '../workbook';
import { document, escaped, RELATIONSHIPS } from './xml';

/** The add-in's id in its manifest; whatever it is, nothing here depends on it. */
const ADD_IN = '00000000-0000-0000-0000-000000000001';

export const webExtension = ({ settings }: Workbook): string =>
  document(
    `<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="{${ADD_IN}}">` +
      `<we:reference id="${ADD_IN}" version="1.0.0.0" store="developer" storeType="Registry"/><we:alternateReferences/><we:properties>` +
      [...settings].map(([key, value]) => `<we:property name="${escaped(key)}" value="${escaped(JSON.stringify(value))}"/>`).join('') +
      `</we:properties><we:bindings/><we:snapshot xmlns:r="${RELATIONSHIPS}"/></we:webextension>`,
  );

export const TASK_PANES = document(
  '<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11">' +
    '<wetp:taskpane dockstate="right" visibility="0" width="350" row="1">' +
    `<wetp:webextensionref xmlns:r="${RELATIONSHIPS}" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>`,
);
