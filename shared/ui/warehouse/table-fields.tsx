import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { TABLE_REGION_WORDS } from '#words/table-names';
import {
  DATASET,
  DATASET_HINT,
  OTHER_REGION,
  PROJECT_ID,
  PROJECT_ID_HINT,
  REGION_WORD,
  REGION_WORD_HINT,
  TABLE,
  TABLE_HINT,
  TABLE_REGION,
  TABLE_REGION_HINT,
} from '#words/table-wizard';
import { wrongTableName } from '../../warehouse/table-name';
import type { WarehouseTable } from '../../warehouse/warehouse';
import { SelectField, TextField } from '../parts/field';
import { Icon } from '../parts/icon';

interface TableFieldsProps {
  readonly table: WarehouseTable;
  readonly onTable: (table: WarehouseTable) => void;
}

type PartName = Exclude<keyof WarehouseTable, 'location'>;

const FIELDS: Readonly<Record<PartName, { readonly label: string; readonly hint: string; readonly most: number }>> = {
  project: { label: PROJECT_ID, hint: PROJECT_ID_HINT, most: 100 },
  dataset: { label: DATASET, hint: DATASET_HINT, most: 1024 },
  table: { label: TABLE, hint: TABLE_HINT, most: 200 },
};

/** One part of a table's full name; what is wrong with it is said while it is typed. */
export function TablePartField({
  part,
  table,
  onTable,
  hint = FIELDS[part].hint,
}: TableFieldsProps & { readonly part: PartName; readonly hint?: string }): JSX.Element {
  const { label, most } = FIELDS[part];
  return (
    <TextField
      label={label}
      hint={<Hint part={part} text={table[part]} words={hint} />}
      dir="ltr"
      maxLength={most}
      value={table[part]}
      onText={(text) => onTable({ ...table, [part]: text.trim() })}
    />
  );
}

interface HintProps {
  readonly part: keyof WarehouseTable;
  readonly text: string;
  readonly words: string;
}

/** Nothing is wrong with what nobody has begun to type. */
function Hint({ part, text, words }: HintProps): ComponentChildren {
  const trouble = text === '' ? undefined : wrongTableName(part, text);
  return trouble === undefined ? (
    words
  ) : (
    <span role="status">
      <Icon name="warning" /> {trouble}
    </span>
  );
}

const isListed = (region: string): boolean => Object.keys(TABLE_REGION_WORDS).includes(region);
const OTHER = 'other';

/** Where the data set lies: one of Google's regions, or one that is newer than this list. */
export function RegionField({ table, onTable }: TableFieldsProps): JSX.Element {
  const { location } = table;
  const [isTyped, setTyped] = useState(!isListed(location));
  return (
    <>
      <SelectField
        label={TABLE_REGION}
        hint={TABLE_REGION_HINT}
        value={isTyped ? OTHER : location}
        options={[
          ...Object.entries(TABLE_REGION_WORDS).map(([region, words]) => [region, `${words}, ${region}`] as const),
          [OTHER, OTHER_REGION],
        ]}
        onValue={(region) => {
          setTyped(region === OTHER);
          onTable({ ...table, location: region === OTHER ? '' : region });
        }}
      />
      {isTyped && (
        <TextField
          label={REGION_WORD}
          hint={<Hint part="location" text={location} words={REGION_WORD_HINT} />}
          dir="ltr"
          maxLength={40}
          value={location}
          onText={(text) => onTable({ ...table, location: text.trim() })}
        />
      )}
    </>
  );
}
