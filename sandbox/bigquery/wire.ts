/** One request to `bigquery.googleapis.com`, as a host sends it. */
export interface BigQueryRequest {
  readonly method: string;
  /** From the host's name on, with the query: `/bigquery/v2/projects/…?location=EU`. */
  readonly path: string;
  /** By any letter case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Its answer. */
export interface BigQueryResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How long Google would have taken, in milliseconds. Whoever carries the answer waits as long. */
  readonly tookMs: number;
}

/** A request taken apart, with its person's rights not yet asked. */
export interface Call {
  readonly method: string;
  /** The parts of the path behind `/bigquery/v2/`, decoded. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
  readonly body: string;
}

/** What a method answers: a resource, or nothing (204 unless it is said). */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly resource?: object;
  readonly tookMs?: number;
}

/** The parts of a request. `/upload` in front says that media comes with it. */
export function callOf({ method, path, headers, body = '' }: BigQueryRequest): Call & { readonly upload: boolean } {
  const [, upload, rest = '', search = ''] = /^(\/upload)?\/bigquery\/v2\/([^?]*)(?:\?(.*))?$/.exec(path) ?? [];
  const low = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    method: method.toUpperCase(),
    parts: rest.split('/').map(decodeURIComponent),
    query: new URLSearchParams(search),
    header: (name) => low.get(name.toLowerCase()),
    body,
    upload: upload !== undefined,
  };
}
