import type { NetworkAnswer, NetworkRequest } from '../../playground/apps-script/backend';

/** The activity log of a very small company: the fields that BigQuery's answer would have, of the few statements that Connected Sheets asks. */
const FIELDS = { day: 'DATE', executable: 'STRING', duration: 'INTEGER' } as const;
const ROWS = [
  { day: '2026-11-22', executable: 'code.exe', duration: '60' },
  { day: '2026-11-22', executable: 'mail.exe', duration: '30' },
  { day: '2026-11-23', executable: 'code.exe', duration: '15' },
];

/** Answers `SELECT … FROM … LIMIT …` in pages. */
export function bigQueryStub({ rows = ROWS.length, pageRows = 1000 } = {}): (request: NetworkRequest) => NetworkAnswer {
  let asked = { names: Object.keys(FIELDS), limit: rows };
  return ({ url, body }) => {
    if (body !== null) {
      const { query } = JSON.parse(body) as { readonly query: string };
      const [, list = '*', limit] = /^SELECT (.+) FROM `[^`]+`(?: LIMIT (\d+))?$/.exec(query) ?? [];
      asked = {
        names: list === '*' ? Object.keys(FIELDS) : list.replace(/`/g, '').split(', '),
        limit: Math.min(rows, Number(limit ?? rows)),
      };
    }
    const from = Number(/pageToken=(\d+)/.exec(url)?.[1] ?? 0);
    const to = Math.min(asked.limit, from + pageRows);
    const page = Array.from({ length: Math.max(0, to - from) }, (_, at) => ROWS[(from + at) % ROWS.length] as (typeof ROWS)[number]);
    const answer = {
      jobComplete: true,
      jobReference: { projectId: 'acme-logs', jobId: 'job', location: 'EU' },
      schema: { fields: asked.names.map((name) => ({ name, type: FIELDS[name as keyof typeof FIELDS] })) },
      rows: page.map((row) => ({ f: asked.names.map((name) => ({ v: row[name as keyof typeof row] })) })),
      ...(to < asked.limit && { pageToken: String(to) }),
    };
    return { status: 200, headers: {}, body: JSON.stringify(answer) };
  };
}
