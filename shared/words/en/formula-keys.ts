/** Why a formula may not use a key. */
import { quoted, sentence } from './quoted';

export const formulasUnconnected = (holder: string, owner: string): string =>
  `ActivTrak isn't connected, and formulas use ${holder}. ${sentence(owner)} must connect one in Live Data's panel.`;

export const formulasNotAllowed = (holder: string, owner: string): string =>
  `Formulas may not use ${holder} yet. ${sentence(owner)} must allow it under “Settings” in Live Data's panel.`;

/** The same where there is none of this name: whoever reads it may not learn what the owner's connections are called. */
export const notChoosable = (name: string, owner: string): string =>
  `There is no connection ${quoted(name)} that formulas may choose. ${sentence(owner)} must allow it by name under “Settings” in Live Data's panel.`;
