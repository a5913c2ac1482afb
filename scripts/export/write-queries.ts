/** Writes the Power Query templates of docs/power-query anew from the product's columns: `npx tsx scripts/export/write-queries.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { STREAM_NAMES } from '../../shared/api/streams/streams';
import { exportName, powerQuery, QUERY_FORMATS } from './power-query';

const folder = new URL('../../docs/power-query/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const stream of STREAM_NAMES)
  for (const format of QUERY_FORMATS) writeFileSync(new URL(`${exportName(stream)}.${format}.pq`, folder), powerQuery(stream, format));
