/** A workbook as the bytes of an .xlsx file, with what Excel keeps of an add-in in it. */
import { strToU8, zipSync } from 'fflate';
import { chartAnchors } from '../kept-charts';
import { formulaOf } from '../names';
import { visibilityOf } from '../sheets';
import type { Workbook } from '../workbook';
import { chartPart, drawingPart } from './chart-part';
import { fileFormula } from './file-formula';
import { titlesName } from './page-part';
import { sheetPart } from './sheet-part';
import { createStyles } from './styles';
import { tablePart } from './table-part';
import { THEME } from './theme';
import { TASK_PANES, webExtension } from './web-extension';
import { document, escaped, RELATIONSHIPS, relationships, SPREADSHEET } from './xml';

const WEB_EXTENSION = 'http://schemas.microsoft.com/office/2011/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function saveWorkbook(workbook: Workbook): Uint8Array {
  const sheets = workbook.backend.sheets();
  const styles = createStyles();
  const parts: Record<string, string> = {};
  const types: [part: string, type: string][] = [];
  const add = (part: string, type: string, text: string): void => {
    parts[part] = text;
    types.push([`/${part}`, type]);
  };
  let tables = 0;
  let charts = 0;
  let drawings = 0;

  /** The relationships of a sheet to its drawing, where it has charts. */
  function addCharts(sheet: string, id: string): readonly [string, string, string][] {
    const own = chartAnchors(workbook, sheet);
    if (own.length === 0) return [];
    drawings += 1;
    const drawing = `drawing${drawings}.xml`;
    add(`xl/drawings/${drawing}`, 'application/vnd.openxmlformats-officedocument.drawing+xml', drawingPart(own));
    const links = own.map((chart, place): [string, string, string] => {
      charts += 1;
      const type = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
      add(`xl/charts/chart${charts}.xml`, type, chartPart(workbook, chart));
      return [`rId${place + 1}`, 'chart', `../charts/chart${charts}.xml`];
    });
    parts[`xl/drawings/_rels/${drawing}.rels`] = relationships(links);
    return [[id, 'drawing', `../drawings/${drawing}`]];
  }

  sheets.forEach((sheet, index) => {
    const own = workbook.backend.anchors('table').filter((anchor) => anchor.sheet === sheet.key);
    add(
      `xl/worksheets/sheet${index + 1}.xml`,
      `${CONTENT}.worksheet+xml`,
      sheetPart(workbook, sheet, styles, own.length, chartAnchors(workbook, sheet.key).length > 0),
    );
    const tableLinks = own.map((table, place): [string, string, string] => {
      tables += 1;
      add(`xl/tables/table${tables}.xml`, `${CONTENT}.table+xml`, tablePart(workbook, table, tables));
      return [`rId${place + 1}`, 'table', `../tables/table${tables}.xml`];
    });
    const links = [...tableLinks, ...addCharts(sheet.key, `rId${own.length + 1}`)];
    if (links.length > 0) parts[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`] = relationships(links);
  });

  add('xl/workbook.xml', `${CONTENT}.sheet.main+xml`, workbookPart(workbook));
  add('xl/styles.xml', `${CONTENT}.styles+xml`, styles.part());
  add('xl/theme/theme1.xml', 'application/vnd.openxmlformats-officedocument.theme+xml', THEME);
  parts['xl/_rels/workbook.xml.rels'] = relationships([
    ...sheets.map((_, index): [string, string, string] => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`]),
    [`rId${sheets.length + 1}`, 'styles', 'styles.xml'],
    [`rId${sheets.length + 2}`, 'theme', 'theme/theme1.xml'],
  ]);
  add('xl/webextensions/taskpanes.xml', 'application/vnd.ms-office.webextensiontaskpanes+xml', TASK_PANES);
  add('xl/webextensions/webextension1.xml', 'application/vnd.ms-office.webextension+xml', webExtension(workbook));
  parts['xl/webextensions/_rels/taskpanes.xml.rels'] = relationships([['rId1', `${WEB_EXTENSION}/webextension`, 'webextension1.xml']]);
  parts['_rels/.rels'] = relationships([
    ['rId1', 'officeDocument', 'xl/workbook.xml'],
    ['rId2', `${WEB_EXTENSION}/webextensiontaskpanes`, 'xl/webextensions/taskpanes.xml'],
  ]);
  parts['[Content_Types].xml'] = contentTypes(types);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, strToU8(text)])));
}

const STATES = { Visible: '', Hidden: ' state="hidden"', VeryHidden: ' state="veryHidden"' } as const;

function workbookPart(workbook: Workbook): string {
  const all = workbook.backend.sheets();
  const sheets = all.map(
    ({ key, name }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${STATES[visibilityOf(workbook, key)]} r:id="rId${index + 1}"/>`,
  );
  const own = workbook.names.map(
    (name) =>
      `<definedName name="${escaped(name.name)}"${name.visible ? '' : ' hidden="1"'}>${escaped(fileFormula(formulaOf(workbook, name)))}</definedName>`,
  );
  const names = [...all.map(({ key }, index) => titlesName(workbook, key, index)), ...own].join('');
  const active = all.findIndex(({ key }) => key === workbook.backend.activeSheet());
  return document(
    `<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONSHIPS}"><workbookPr${workbook.date1904 ? ' date1904="1"' : ''}/>` +
      (workbook.isStructureProtected ? '<workbookProtection lockStructure="1"/>' : '') +
      `<bookViews><workbookView activeTab="${Math.max(0, active)}"/></bookViews>` +
      `<sheets>${sheets.join('')}</sheets>${names === '' ? '' : `<definedNames>${names}</definedNames>`}</workbook>`,
  );
}

const contentTypes = (types: readonly (readonly [part: string, type: string])[]): string =>
  document(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      types.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`).join('') +
      '</Types>',
  );
