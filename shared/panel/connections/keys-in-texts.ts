import { KEY_IN_OTHER_FIELD } from '#words/pasted-key';
import { loadWithKeys } from '../../api/connections/connection-store';
import { pastedKey } from '../../api/keys/pasted-key';
import { unlessFailed } from '../../api/requests/unless-failed';
import { wrong } from '../../errors';
import type { KeyValueStore } from '../../ports';
import type { Task } from '../../task';
import type { PanelCall } from '../calls';

/** Calls whose texts end in the document, or in sentences that others read. */
const SHOWN: ReadonlySet<PanelCall> = new Set([
  'connect',
  'saveConnection',
  'saveSettings',
  'saveReport',
  'makeReady',
  'importReports',
  'addChart',
  'insertFormula',
]);

/** A shorter text could be a part of something else. */
const SHORTEST = 8;

/**
 * Refuses a key of the person at work in any field but its own, where she pasted it by mistake.
 * @param request what goes in; what it says is a key may be one, and how a report was before, from which she takes it out
 * @throws ActivTrakError `argument`
 */
export function* refuseKeyInTexts(
  secrets: KeyValueStore,
  name: PanelCall,
  request: { readonly key?: unknown; readonly seen?: unknown },
): Task<void> {
  if (!SHOWN.has(name)) return;
  const { key, seen: _, ...texts } = request;
  const saved = ((yield* unlessFailed(loadWithKeys(secrets))) ?? []).map((connection) => connection.key);
  const text = unescaped(JSON.stringify(texts));
  if ([...saved, ...keysIn(key)].some((one) => one.length >= SHORTEST && text.includes(unescaped(one)))) throw wrong(KEY_IN_OTHER_FIELD);
}

/** As it is written in JSON, and in JSON within that, such as a file of reports. */
const unescaped = (text: string): string => text.replace(/\\/g, '');

/** The key in what was pasted into its own field. */
function keysIn(pasted: unknown): readonly string[] {
  try {
    return [pastedKey(pasted)];
  } catch {
    // There is none to be seen, which is refused in words of its own.
    return [];
  }
}
