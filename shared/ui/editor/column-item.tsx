import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { headerInsteadOf, LEFT_OUT_COLUMN, moveDown, moveUp, removeColumn, renameColumn } from '#words/editor';
import type { ReportColumn } from '../../report/definition/definition';
import { IconButton } from '../parts/button';
import { TextField } from '../parts/field';
import { Icon } from '../parts/icon';

interface ColumnItemProps {
  readonly column: ReportColumn;
  /** The header that it has when nobody renames it. */
  readonly usual: string;
  readonly isShown: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isDragged: boolean;
  /** Another one is held above it. */
  readonly isAimed: boolean;
  readonly onMove: (by: 1 | -1) => void;
  /** Not given for the only one. */
  readonly onRemove: (() => void) | undefined;
  readonly onLabel: (label: string) => void;
  readonly onDragStart: () => void;
  readonly onDragEnd: () => void;
  readonly onDragOver: () => void;
  readonly onDrop: () => void;
}

/** One chosen column. */
export function ColumnItem(props: ColumnItemProps): JSX.Element {
  const { column, usual, isShown, isFirst, isLast, isDragged, isAimed, onMove, onRemove, onLabel } = props;
  const [isRenamed, setRenamed] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  const name = column.label || usual;
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    onMove(by);
  };
  return (
    <li
      ref={item}
      class={['column', isDragged && 'dragged', isAimed && 'aimed'].filter(Boolean).join(' ')}
      data-column={column.key}
      draggable={!isRenamed}
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer?.setData('text/plain', name);
        props.onDragStart();
      }}
      onDragEnd={props.onDragEnd}
      onDragOver={(event) => {
        // Without this nothing can be dropped here.
        event.preventDefault();
        props.onDragOver();
      }}
      onDrop={(event) => {
        event.preventDefault();
        props.onDrop();
      }}
    >
      <span class="grip">
        <Icon name="drag" />
      </span>
      <span class="column-name">
        <bdi>{name}</bdi>
        {!isShown && <span class="hint"> {LEFT_OUT_COLUMN}</span>}
      </span>
      <span class="column-buttons">
        <IconButton icon="up" label={moveUp(name)} aria-disabled={isFirst} onClick={() => onMove(-1)} />
        <IconButton icon="down" label={moveDown(name)} aria-disabled={isLast} onClick={() => onMove(1)} />
        <IconButton icon="edit" label={renameColumn(name)} aria-expanded={isRenamed} onClick={() => setRenamed(!isRenamed)} />
        {onRemove && <IconButton icon="close" label={removeColumn(name)} onClick={onRemove} />}
      </span>
      {isRenamed && (
        <Rename
          {...{ usual, onLabel }}
          first={name}
          onEnd={() => {
            item.current?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
            setRenamed(false);
          }}
        />
      )}
    </li>
  );
}

interface RenameProps {
  readonly usual: string;
  readonly first: string;
  readonly onLabel: (label: string) => void;
  readonly onEnd: () => void;
}

/** The header, all of it selected, so that a person types at once. Enter ends it, and so does Escape, with the header as it was. */
function Rename({ usual, first, onLabel, onEnd }: RenameProps): JSX.Element {
  const id = useId();
  const [before] = useState(first);
  const [text, setText] = useState(first);
  useLayoutEffect(() => {
    const field = document.getElementById(id) as HTMLInputElement;
    field.focus();
    field.select();
  }, [id]);
  const set = (label: string): void => {
    setText(label);
    onLabel(label.trim() === usual ? '' : label);
  };
  return (
    <TextField
      id={id}
      label={headerInsteadOf(usual)}
      maxLength={60}
      value={text}
      placeholder={usual}
      onText={set}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        // Enter would send the form around.
        event.preventDefault();
        if (event.key === 'Escape') set(before);
        onEnd();
      }}
    />
  );
}
