import { bytesOf } from '../../model/text-bytes';
import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import type { RunRecord } from './run';
import { loadJson } from './stored-json';

const KEY = 'activtrak.history';
const MOST_RUNS = 20;
/** A property of Google's may have 9 KB. */
const MOST_BYTES = 8_500;

/** The last refreshes of all reports, newest first. What is damaged says nothing, and no refresh fails for it. */
export function* loadHistory(documents: KeyValueStore): Task<readonly RunRecord[]> {
  const runs = (yield* loadJson<{ readonly runs?: readonly RunRecord[] }>(documents, KEY))?.runs;
  return Array.isArray(runs) ? runs.filter(isSound) : [];
}

function isSound(kept: unknown): boolean {
  const { runId, reportId, message, at, checks } = Object(kept) as Readonly<Partial<Record<keyof RunRecord, unknown>>>;
  return [runId, reportId, message].every((text) => typeof text === 'string') && Number.isFinite(at) && Array.isArray(checks);
}

/** Says otherwise what the kept refreshes of a report say. @returns what the report was called in them */
export function* rewordHistory(documents: KeyValueStore, reportId: string, reword: (words: string) => string): Task<readonly string[]> {
  const before = yield* loadHistory(documents);
  const runs = before.map((run) =>
    run.reportId === reportId ? { ...run, checks: run.checks.map((check) => ({ ...check, words: reword(check.words) })) } : run,
  );
  const text = JSON.stringify({ runs });
  if (text !== JSON.stringify({ runs: before })) yield* wait(documents.set(KEY, text));
  return runs.flatMap((run) => (run.reportId === reportId ? [run.reportName] : []));
}

/** Puts a refresh before the others; the oldest ones make room. One that is there already is not put twice. */
export function* addToHistory(documents: KeyValueStore, record: RunRecord): Task<void> {
  const before = (yield* loadHistory(documents)).filter(({ runId }) => runId !== record.runId);
  let runs = [record, ...before].slice(0, MOST_RUNS);
  let text = JSON.stringify({ runs });
  while (runs.length > 1 && bytesOf(text) > MOST_BYTES) {
    runs = runs.slice(0, -1);
    text = JSON.stringify({ runs });
  }
  yield* wait(documents.set(KEY, text));
}
