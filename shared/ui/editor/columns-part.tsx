import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { CHOOSE } from '#words/buttons';
import { ADD_COLUMN, ANOTHER_COLUMN, COLUMN_OFFERS, columnAdded, columnMoved, columnRemoved, MOVING_COLUMNS } from '#words/editor';
import type { Column } from '../../model/cell';
import { header } from '../../model/selection';
import type { ReportColumn } from '../../report/definition/definition';
import { Button } from '../parts/button';
import { Field } from '../parts/field';
import { useSession } from '../session';
import { ColumnItem } from './column-item';
import { type Draft, listedColumns, offeredColumns, shownKeys } from './draft';
import { NumberWords } from './number-words';

/** The columns in their order: by dragging, by buttons, or by Alt with the arrow keys. */
export function ColumnsPart({ report, change }: Draft): JSX.Element {
  const { announce } = useSession();
  const list = useRef<HTMLOListElement>(null);
  const [drag, setDrag] = useState<{ readonly from: string; readonly over?: string }>();
  const columns = listedColumns(report);
  const offered = offeredColumns(report);
  const shown = shownKeys({ ...report, columns });
  const labelOf = (key: string): string => {
    const column = offered.find((one) => one.key === key);
    return column ? header(column, report.unit) : key;
  };
  const set = (next: readonly ReportColumn[]): void => change({ columns: next });
  const move = (from: number, to: number): void => {
    const moved = columns[from];
    if (moved === undefined || to < 0 || to >= columns.length) return;
    const rest = columns.filter((_, at) => at !== from);
    set([...rest.slice(0, to), moved, ...rest.slice(to)]);
    announce(columnMoved(moved.label || labelOf(moved.key), to + 1, columns.length));
  };
  const remove = (at: number): void => {
    set(columns.filter((_, index) => index !== at));
    const next = columns[at + 1] ?? columns[at - 1];
    announce(columnRemoved(labelOf(columns[at]?.key ?? '')));
    const items = [...(list.current?.children ?? [])] as HTMLElement[];
    items
      .find(({ dataset }) => dataset.column === next?.key)
      ?.querySelector('button')
      ?.focus();
  };
  return (
    <>
      <p class="hint">{MOVING_COLUMNS}</p>
      <ol class="columns" ref={list}>
        {columns.map((column, at) => (
          <ColumnItem
            key={column.key}
            column={column}
            usual={labelOf(column.key)}
            isShown={shown.has(column.key)}
            isFirst={at === 0}
            isLast={at === columns.length - 1}
            isDragged={drag?.from === column.key}
            isAimed={drag?.over === column.key && drag.from !== column.key}
            onMove={(by) => move(at, at + by)}
            onRemove={columns.length > 1 ? () => remove(at) : undefined}
            onLabel={(label) =>
              set(
                columns.map(({ label: _, ...one }, index) =>
                  index === at ? { ...one, ...(label === '' ? {} : { label }) } : (columns[index] as ReportColumn),
                ),
              )
            }
            onDragStart={() => setDrag({ from: column.key })}
            onDragOver={() => drag && drag.over !== column.key && setDrag({ ...drag, over: column.key })}
            onDragEnd={() => setDrag(undefined)}
            onDrop={() => {
              move(
                columns.findIndex(({ key }) => key === drag?.from),
                at,
              );
              setDrag(undefined);
            }}
          />
        ))}
      </ol>
      {columns.map((column) =>
        offered.some(({ key, kind }) => key === column.key && kind === 'number') ? (
          <NumberWords
            key={column.key}
            name={column.label || labelOf(column.key)}
            words={column.words ?? {}}
            onWords={(words) => set(columns.map((one) => (one === column ? { ...one, words } : one)))}
          />
        ) : null,
      )}
      <AddColumn
        columns={offered.filter((one) => !columns.some(({ key }) => key === one.key))}
        onAdd={(key) => {
          set([...columns, { key }]);
          announce(columnAdded(labelOf(key)));
        }}
      />
    </>
  );
}

interface AddColumnProps {
  readonly columns: readonly Column[];
  readonly onAdd: (key: string) => void;
}

const OFFERS = ['usual', 'optional', 'private'] as const;

/** Chooses another column among these, by what they are for. */
export function AddColumn({ columns: some, onAdd }: AddColumnProps): JSX.Element | null {
  const [key, setKey] = useState('');
  const groups = OFFERS.map((offer) => ({ words: COLUMN_OFFERS[offer], columns: some.filter((one) => one.offer === offer) }));
  const filled = groups.filter(({ columns }) => columns.length > 0);
  if (filled.length === 0) return null;
  return (
    <div class="add">
      <Field label={ANOTHER_COLUMN}>
        {(control) => (
          <select {...control} value={key} onChange={(event) => setKey(event.currentTarget.value)}>
            <option value="">{CHOOSE}</option>
            {filled.map(({ words, columns }) => (
              <optgroup key={words} label={words}>
                {columns.map((column) => (
                  <option key={column.key} value={column.key}>
                    {column.label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <Button
        icon="plus"
        onClick={() => {
          if (key !== '') onAdd(key);
          setKey('');
        }}
      >
        {ADD_COLUMN}
      </Button>
    </div>
  );
}
