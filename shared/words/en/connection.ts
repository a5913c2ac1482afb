/** Connecting a key, and whose key it is. */
import { called } from '../voice';
import { KIND_WORDS } from './kinds';
import { quoted, sentence } from './quoted';

/** Whose key something runs on. */
export const YOUR_KEY = 'your key';
/** Of several, by the name of the connection. */
export const yourKeyOf = (name: string): string => `your key for ${quoted(name)}`;
export const OWNERS_KEY = "the spreadsheet owner's key";
export const YOUR_KEY_HERE = 'your key on this device';

/** Who has to connect a key or allow something. */
export const THE_OWNER = "the spreadsheet's owner";
export const YOU = 'you';

export const connectedTo = (host: string): string => `Connected to ${host}.`;

export const SAVED_UNTRIED = "The key was saved. It hasn't been tested yet.";

export const ADDRESS_WRONG = "The address isn't one like https://api.example.com. Correct it, or choose a region.";

/** What stands there may be a key that was put in the wrong place. */
export const noRegion = (region: string, regions: readonly string[]): string =>
  `There is no region ${/^[a-z ]{1,14}$/i.test(region) ? `“${region}”` : 'like that'}. Choose from ${regions.join(', ')}.`;

export const CONNECTION_DAMAGED = "The saved connection to ActivTrak can't be read. Connect the key again.";

export const NOT_CONNECTED = "You haven't connected a key. Open “Settings” and connect one first.";

export const NO_CONNECTION_NAMED =
  "This report doesn't name its connection, and the one it used is gone. Edit the report and choose a connection.";

export const CONNECTION_GONE = "This connection isn't there any more. Add it again under “Settings”.";

export const connectionMissing = (name: string): string =>
  `This report uses the connection “${name}”, and you have none with this name. Add it in “Settings”, or choose another in the report.`;

export const connectionElsewhere = (name: string, host: string): string =>
  `This report uses “${name}” at ${host}, and your connection of this name leads elsewhere. Choose a connection in the report.`;

export const severalCalled = (name: string): string =>
  `You have more than one connection called “${name}”. Rename one in “Settings”, or choose one in the report.`;

export const formulasUnconnected = (holder: string, owner: string): string =>
  `ActivTrak isn't connected, and formulas use ${holder}. ${sentence(owner)} must connect one in Live Data's panel.`;

export const formulasNotAllowed = (holder: string, owner: string): string =>
  `Formulas may not use ${holder} yet. ${sentence(owner)} must allow it under “Settings” in Live Data's panel.`;

/** The same where there is none of this name: whoever reads it may not learn what the owner's connections are called. */
export const notChoosable = (name: string, owner: string): string =>
  `There is no connection ${quoted(name)} that formulas may choose. ${sentence(owner)} must allow it by name under “Settings” in Live Data's panel.`;

/** What somebody pasted in place of a key. */
export const NO_KEY = 'Enter a key. An ActivTrak administrator makes one under API & Integrations, API Keys.';
export const KEY_HIDDEN = 'This key is hidden or shortened. Copy the whole key where it was made.';
export const KEY_IS_ADDRESS = 'This is an address, not a key. Copy the key again.';
export const NOT_A_KEY = "This isn't an ActivTrak key, because it has spaces or characters that no key has. Copy it again.";
export const SEVERAL_KEYS = 'There is more than one text that could be a key. Copy only the key.';

/** What a request is about can be one alone. */
export const ONE_FILTER = 'A request can be about one person, one group or one computer. Choose one of them.';

/** What ActivTrak gives, at the beginning of a sentence. */
export const STREAM_THINGS = {
  'user-hours': 'Hours by person',
  'computer-hours': 'Hours by computer',
  'activity-log': 'The activity log',
} as const;

export const cannotNarrow = (stream: keyof typeof STREAM_THINGS, kind: keyof typeof KIND_WORDS): string =>
  `${STREAM_THINGS[stream]} can't be limited to one ${KIND_WORDS[kind]}. Use ${called(kind === 'computer' ? 'COMPUTER_HOURS' : 'HOURS')} for that.`;
