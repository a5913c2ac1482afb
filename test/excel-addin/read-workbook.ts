import { strFromU8, unzipSync } from 'fflate';
import { allOf, type Element, xmlTree } from './xml-tree';

/** What a sheet of an .xlsx file has, whichever program wrote it. */
export interface ReadSheet {
  readonly name: string;
  /** By the names of cells, without empty ones. */
  readonly values: ReadonlyMap<string, string | number | boolean>;
  /** Without quotes where a sheet's name needs none. */
  readonly formulas: ReadonlyMap<string, string>;
  readonly frozenRows: number;
  /** Each rule of colors and each list to choose from, with the cells that it is for. */
  readonly rules: readonly string[];
  readonly lists: readonly string[];
  readonly charts: readonly object[];
  readonly print: object;
}

type Parts = (name: string) => Element | undefined;

/** The sheets of an .xlsx file, in their order. */
export function readWorkbook(file: Uint8Array): readonly ReadSheet[] {
  const files = unzipSync(file);
  const known = new Map<string, Element>();
  const parts: Parts = (name) => {
    const bytes = files[name];
    if (bytes && !known.has(name)) known.set(name, xmlTree(strFromU8(bytes)));
    return known.get(name);
  };
  const workbook = parts('xl/workbook.xml') as Element;
  const names = allOf(workbook, 'definedName');
  return allOf(workbook, 'sheet').map(({ attributes }, index) => {
    const part = linked(parts, 'xl/workbook.xml', attributes['r:id'] ?? '');
    const sheet = parts(part) as Element;
    const titles = names.find((one) => one.attributes.name === '_xlnm.Print_Titles' && one.attributes.localSheetId === String(index));
    const [setup] = allOf(sheet, 'pageSetup');
    const [pane] = allOf(sheet, 'pane');
    return {
      name: attributes.name ?? '',
      ...cellsOf(parts, sheet),
      frozenRows: pane?.attributes.state === 'frozen' ? Number(pane.attributes.ySplit) : 0,
      rules: rulesOf(parts, sheet),
      lists: allOf(sheet, 'dataValidation').map((list) => `${list.attributes.sqref} ${allOf(list, 'formula1')[0]?.text}`),
      charts: chartsOf(parts, part, sheet),
      print: {
        isLandscape: setup?.attributes.orientation === 'landscape',
        isFitted:
          allOf(sheet, 'pageSetUpPr')[0]?.attributes.fitToPage === '1' || allOf(sheet, 'pageSetUpPr')[0]?.attributes.fitToPage === 'true',
        titles: titles?.text,
      },
    };
  });
}

/** The part that another one leads to. */
function linked(parts: Parts, part: string, id: string): string {
  const folder = part.slice(0, part.lastIndexOf('/'));
  const links = parts(`${folder}/_rels${part.slice(folder.length)}.rels`);
  const target = links?.children.find(({ attributes }) => attributes.Id === id)?.attributes.Target ?? '';
  return new URL(target, `file:///${part}`).pathname.slice(1);
}

/** What a file can't hold is written as `_x0001_` (ECMA-376, part 1, 22.9.2.19). */
const plain = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function cellsOf(parts: Parts, sheet: Element): Pick<ReadSheet, 'values' | 'formulas'> {
  const shared =
    parts('xl/sharedStrings.xml')?.children.map((text) =>
      allOf(text, 't')
        .map((run) => run.text)
        .join(''),
    ) ?? [];
  const values = new Map<string, string | number | boolean>();
  const formulas = new Map<string, string>();
  for (const cell of allOf(sheet, 'c')) {
    const { r: name = '', t: type = 'n' } = cell.attributes;
    const value = (cell.children.find((child) => child.name === 'v') ?? allOf(cell, 't')[0])?.text ?? '';
    const formula = cell.children.find((child) => child.name === 'f')?.text;
    if (formula !== undefined) formulas.set(name, formula.replace(/'([A-Za-z]+)'!/g, '$1!'));
    if (value === '') continue;
    // Two engines add up in another order: twelve digits are what a person can be shown.
    if (type === 'n') values.set(name, Number(Number(value).toPrecision(12)));
    else values.set(name, type === 'b' ? value === '1' : plain(type === 's' ? (shared[Number(value)] ?? '') : value));
  }
  return { values, formulas };
}

function rulesOf(parts: Parts, sheet: Element): readonly string[] {
  const looks = allOf(parts('xl/styles.xml') as Element, 'dxf');
  const color = (one: Element | undefined, name: string): string =>
    one
      ? allOf(one, name)
          .map(({ attributes }) => attributes.rgb?.slice(2))
          .join()
      : '';
  return allOf(sheet, 'conditionalFormatting')
    .flatMap(({ attributes, children }) =>
      children.map((rule) => {
        const look = looks[Number(rule.attributes.dxfId)];
        const says = [...allOf(rule, 'formula').map(({ text }) => text), ...allOf(rule, 'cfvo').map((point) => point.attributes.type)];
        return [attributes.sqref, rule.attributes.type, ...says, color(rule, 'color'), color(look, 'bgColor'), color(look, 'color')].join(
          ' ',
        );
      }),
    )
    .sort();
}

function chartsOf(parts: Parts, part: string, sheet: Element): readonly object[] {
  const drawing = linked(parts, part, allOf(sheet, 'drawing')[0]?.attributes['r:id'] ?? '');
  const found = parts(drawing);
  return (found ? allOf(found, 'c:chart') : []).map(({ attributes }) => {
    const chart = parts(linked(parts, drawing, attributes['r:id'] ?? '')) as Element;
    const [plot] = allOf(chart, 'c:plotArea');
    const kind = plot?.children.find(({ name }) => name.endsWith('Chart')) as Element;
    const cells = (name: string): readonly string[] => allOf(kind, name).flatMap((one) => allOf(one, 'c:f').map(({ text }) => text));
    const words = (of: Element | undefined): string =>
      of
        ? allOf(of, 'a:t')
            .map(({ text }) => text)
            .join('')
        : '';
    return {
      kind: [kind.name, ...['c:barDir', 'c:grouping'].map((name) => allOf(kind, name)[0]?.attributes.val)].join(' '),
      title: words(allOf(chart, 'c:chart')[0]?.children.find(({ name }) => name === 'c:title')),
      values: cells('c:val'),
      categories: cells('c:cat'),
    };
  });
}
