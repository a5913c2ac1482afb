import { PART_NOT_LOADED } from '#words/excel-page';
import { ActivTrakError } from '../shared/errors';

/** A network may neither give an answer nor fail. */
const LONGEST_MS = 60_000;

/**
 * A part of the add-in that is loaded when it is first wanted, once; where that failed, anew when it is wanted again.
 * @param load imports it
 * @param failed hears why, each time
 * @returns gives the part. Rejects with an ActivTrakError of code `network` when it cannot be loaded, or not within a minute.
 */
export function latePart<Part>(load: () => Promise<Part>, failed?: (cause: unknown) => void): () => Promise<Part> {
  let loading: Promise<Part> | undefined;
  return () => {
    loading ??= inTime(load()).catch((cause: unknown) => {
      loading = undefined;
      failed?.(cause);
      throw new ActivTrakError('network', PART_NOT_LOADED, { retryable: true, cause });
    });
    return loading;
  };
}

function inTime<Value>(work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const last = setTimeout(() => reject(new Error('It took too long.')), LONGEST_MS);
    work.then(resolve, reject).finally(() => clearTimeout(last));
  });
}
