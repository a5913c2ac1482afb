import { STREAM_THINGS } from '#words/narrowing';
import { STREAMS, type StreamName } from '../../shared/api/streams/streams';
import { fieldName } from '../../shared/warehouse/field';
import type { FieldType } from '../../shared/warehouse/warehouse';
import { type FileField, fileFields } from './fields';

/** What a query can read: Power BI and Fabric read both, Excel only CSV. Source: https://learn.microsoft.com/en-us/power-query/connectors/parquet */
export const QUERY_FORMATS = ['csv', 'parquet'] as const;
/** One of what a query can read. */
export type QueryFormat = (typeof QUERY_FORMATS)[number];

/** How values become those of the data model, which has no time zones and rounds long numbers: IDs are texts. */
const KINDS = {
  text: { type: 'type nullable text', csv: 'value', parquet: 'value' },
  id: { type: 'type nullable text', csv: 'value', parquet: 'Number.ToText(value, "D", "en-US")' },
  whole: { type: 'Int64.Type', csv: 'Int64.From(value, "en-US")', parquet: 'Int64.From(value)' },
  number: { type: 'type nullable number', csv: 'Number.From(value, "en-US")', parquet: 'Number.From(value)' },
  truth: { type: 'type nullable logical', csv: 'Logical.From(value)', parquet: 'Logical.From(value)' },
  date: { type: 'type nullable date', csv: 'Date.From(value, "en-US")', parquet: 'Date.From(value)' },
  time: { type: 'type nullable datetime', csv: 'DateTime.From(value, "en-US")', parquet: 'DateTime.From(value)' },
  utc: {
    type: 'type nullable datetime',
    csv: 'DateTimeZone.RemoveZone(DateTimeZone.ToUtc(DateTimeZone.From(value, "en-US")))',
    parquet: 'if value is datetimezone then DateTimeZone.RemoveZone(DateTimeZone.ToUtc(value)) else DateTime.From(value)',
  },
} as const;
type Kind = keyof typeof KINDS;

const KIND_OF: Readonly<Record<FieldType, Kind>> = {
  STRING: 'text',
  INT64: 'whole',
  FLOAT64: 'number',
  BOOL: 'truth',
  DATE: 'date',
  DATETIME: 'time',
  TIMESTAMP: 'utc',
};

const kindOf = ({ type, column }: FileField): Kind => (column?.kind === 'id' ? 'id' : KIND_OF[type]);

const READ: Readonly<Record<QueryFormat, string>> = {
  csv: `    // Reads a file. An empty field is no value.
    Read = (content as binary) as table =>
        let
            Rows = Csv.Document(content, [Delimiter = ",", Encoding = TextEncoding.Utf8, QuoteStyle = QuoteStyle.Csv]),
            Named = Table.PromoteHeaders(Rows, [PromoteAllScalars = true])
        in
            Table.ReplaceValue(Named, "", null, Replacer.ReplaceValue, Table.ColumnNames(Named)),`,
  parquet: `    // Reads a file.
    Read = (content as binary) as table => Parquet.Document(content),`,
};

const PRODUCTS: Readonly<Record<QueryFormat, string>> = { csv: 'Excel and Power BI', parquet: 'Power BI and Fabric' };

/** The name of a stream's folder and of its files. */
export const exportName = (stream: StreamName): string => fieldName(stream).replace(/-/g, '_');

/** A query in Power Query's language M that reads a stream's files into a data model, whichever of its columns they have. */
export function powerQuery(stream: StreamName, format: QueryFormat): string {
  const name = exportName(stream);
  const { columns } = STREAMS[stream];
  const fields = fileFields(STREAMS[stream], ['all', ...columns.flatMap(({ key, offer }) => (offer === 'private' ? [key] : []))]);
  const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) => fields.some((field) => kindOf(field) === kind));
  const functionOf = (kind: Kind): string => `To${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return `// ${STREAM_THINGS[stream]}: the ${format} files that npm run export writes, for the data model of ${PRODUCTS[format]}.
// docs/export.md says where to paste this. Times are as on the computer's clock or, in time_utc, in UTC. Durations are in seconds.
let
    // The folder with the files: change this line, and nothing else.
    FolderPath = "C:\\ActivTrak\\${name}",

    // Files of whole days. Whatever else is in the folder stays out, such as copies, and so do the folders in it.
    Files = Table.SelectRows(
        Folder.Contents(FolderPath),
        each Text.StartsWith([Name], "${name}-") and Text.EndsWith([Name], ".${format}") and Text.Length([Name]) = ${`${name}-2026-03-31-0001.${format}`.length}
    ),

${READ[format]}

${kinds.map((kind) => `    ${functionOf(kind)} = (value) => if value = null then null else ${KINDS[kind][format]},`).join('\n')}

    // Every column that the files can have. Those that they lack are passed over.
    Columns = {
${fields.map((field) => `        {"${field.name}", ${functionOf(kindOf(field))}, ${KINDS[kindOf(field)].type}}`).join(',\n')}
    },

    Tables = List.Transform(Files[Content], Read),
    Rows = if List.IsEmpty(Tables) then #table(List.Transform(Columns, List.First), {}) else Table.Combine(Tables)
in
    Table.TransformColumns(Rows, Columns, null, MissingField.Ignore)
`;
}
