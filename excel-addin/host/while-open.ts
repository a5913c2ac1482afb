import { NOT_SAVED_IN_WORKBOOK } from '#words/excel';
import type { Desk } from '../../shared/desk';
import { wrong } from '../../shared/errors';
import type { KeyValueStore } from '../../shared/ports';
import type { WhileOpen, WhileOpenStore } from '../../shared/scheduler';

/** What of a person's wishes Excel does not keep itself. */
type Kept = Pick<WhileOpen, 'refreshes' | 'minutes'>;

const NOTHING: Kept = { refreshes: false, minutes: 0 };

const keyOf = (document: string): string => `activtrak.while-open.${document}`;

/**
 * A person's wishes for a workbook. Whether the add-in starts with it is Excel's own setting, which is in the workbook and holds for
 * everyone who has the add-in; the rest is kept on the device, since it spends the key of who is at it.
 * (https://learn.microsoft.com/office/dev/add-ins/develop/run-code-on-document-open)
 */
export function whileOpenSettings(
  device: KeyValueStore,
  addin: Pick<Office.Addin, 'getStartupBehavior' | 'setStartupBehavior'>,
  desk: Required<Pick<Desk, 'documentId' | 'keepDocumentId'>>,
): WhileOpenStore {
  return {
    async load() {
      const kept = await device.get(keyOf(await desk.documentId()));
      return { ...(kept === undefined ? NOTHING : (JSON.parse(kept) as Kept)), loads: (await startupOf(addin)) === LOAD };
    },
    async save({ loads, refreshes, minutes }) {
      try {
        await addin.setStartupBehavior(loads ? LOAD : NONE);
        await desk.keepDocumentId();
      } catch {
        throw wrong(NOT_SAVED_IN_WORKBOOK);
      }
      await device.set(keyOf(await desk.documentId()), JSON.stringify({ refreshes, minutes } satisfies Kept));
    },
  };
}

/** Some hosts reject the question (https://github.com/OfficeDev/office-js/issues/1407, 3993), or cannot be asked. */
async function startupOf(addin: Pick<Office.Addin, 'getStartupBehavior'>): Promise<Office.StartupBehavior> {
  try {
    return await addin.getStartupBehavior();
  } catch {
    return NONE;
  }
}

// The values of Office.StartupBehavior, which is not there before Office.js is.
const LOAD = 'Load' as Office.StartupBehavior.load;
const NONE = 'None' as Office.StartupBehavior.none;
