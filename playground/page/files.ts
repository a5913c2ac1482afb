/** The spreadsheets in this browser: the first one and its copies. */
import { element } from './element';
import { forgetWorkbook, type KeptWorkbook, putWorkbook } from './kept-workbook';

export interface OwnFile {
  readonly id: string;
  readonly name: string;
}

const FIRST: OwnFile = { id: 'working-hours', name: 'Working hours' };

export interface Files {
  readonly open: OwnFile;
  /** Copies the open one as Google does, and opens the copy: cells and what is tied to them go along, properties of the document do not. */
  copy(kept: KeptWorkbook): Promise<void>;
  forgetAll(): Promise<void>;
}

/** @param kept the prefix of what is kept in this browser */
export function ownFiles(kept: string): Files {
  const copies = JSON.parse(localStorage.getItem(`${kept}copies`) ?? '[]') as readonly OwnFile[];
  const all = [FIRST, ...copies];
  const openId = localStorage.getItem(`${kept}open`);
  const open = all.find(({ id }) => id === openId) ?? FIRST;

  function show(id: string): void {
    localStorage.setItem(`${kept}open`, id);
    window.location.reload();
  }

  const choice = element<HTMLSelectElement>('file');
  choice.replaceChildren(...all.map(({ id, name }) => new Option(name, id, id === open.id, id === open.id)));
  element('files').hidden = copies.length === 0;
  choice.addEventListener('change', () => show(choice.value));
  return {
    open,
    async copy({ workbook, ...rest }) {
      const copy = { id: `working-hours-${Date.now().toString(36)}`, name: nameOfCopy(open.name, all) };
      await putWorkbook(copy.id, { ...rest, workbook: { ...workbook, ...copy } });
      localStorage.setItem(`${kept}copies`, JSON.stringify([...copies, copy]));
      show(copy.id);
    },
    async forgetAll() {
      for (const { id } of all) await forgetWorkbook(id);
    },
  };
}

function nameOfCopy(name: string, all: readonly OwnFile[]): string {
  const wanted = `Copy of ${name}`;
  return all.some((file) => file.name === wanted) ? nameOfCopy(wanted, all) : wanted;
}
