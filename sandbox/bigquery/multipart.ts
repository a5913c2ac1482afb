import { Refused } from './refused';

/** What a multipart upload carries. */
export interface Upload {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly media: string;
}

/**
 * Takes a `multipart/related` body apart: the first part is the job as JSON, the second its data.
 * https://cloud.google.com/bigquery/docs/reference/api-uploads#multipart
 * The first delimiter ends a part, wherever it comes from: data with the boundary in it breaks, as in RFC 2046.
 * @throws Refused `invalid`
 */
export function readMultipart(contentType: string | undefined, body: string): Upload {
  const boundary = /^multipart\/related;(?:.*;)?\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType ?? '');
  const word = boundary?.[1] ?? boundary?.[2];
  if (word === undefined) throw new Refused('invalid', 'Missing multipart boundary in the Content-Type header.');
  const delimiter = `\r\n--${word}`;
  const text = `\r\n${body}`;
  const parts: string[] = [];
  let from = text.indexOf(delimiter);
  while (from !== -1 && text.slice(from + delimiter.length, from + delimiter.length + 2) !== '--') {
    const end = text.indexOf(delimiter, from + delimiter.length);
    if (end === -1) throw new Refused('invalid', 'Missing end boundary in multipart body.');
    parts.push(text.slice(from + delimiter.length, end));
    from = end;
  }
  const [first, second, ...others] = parts;
  if (first === undefined || second === undefined || others.length > 0) {
    throw new Refused('invalid', `Expected two parts in the multipart body, got ${parts.length}.`);
  }
  const head = split(first);
  if (!/^application\/json\b/i.test(head.type)) throw new Refused('invalid', `Invalid content type of the metadata part: ${head.type}.`);
  return { metadata: parsed(head.content), media: split(second).content };
}

/** The headers of a part end with an empty line. */
function split(part: string): { readonly type: string; readonly content: string } {
  const gap = part.indexOf('\r\n\r\n');
  if (gap === -1) throw new Refused('invalid', 'A part of the multipart body has no headers.');
  return { type: /^content-type:\s*(.+)$/im.exec(part.slice(0, gap))?.[1]?.trim() ?? '', content: part.slice(gap + 4) };
}

/** A body of JSON. @throws Refused `invalid` */
export function parsed(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  } catch {
    // What it is instead doesn't matter.
  }
  throw new Refused('invalid', 'Invalid JSON payload received. Unable to parse.');
}
