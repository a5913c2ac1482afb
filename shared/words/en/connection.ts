/** Whose key and which connection something uses. */
import { quoted } from './quoted';

/** Whose key something runs on. */
export const YOUR_KEY = 'your key';
/** Of several, by the name of the connection. */
export const yourKeyOf = (name: string): string => `your key for ${quoted(name)}`;
export const OWNERS_KEY = "the spreadsheet owner's key";
export const YOUR_KEY_HERE = 'your key on this device';

/** Who has to connect a key or allow something. */
export const THE_OWNER = "the spreadsheet's owner";
export const YOU = 'you';

export const CONNECTION_DAMAGED = "The saved connection to ActivTrak can't be read. Connect the key again.";

export const NOT_CONNECTED = "You haven't connected a key. Open “Settings” and connect one first.";

export const NO_CONNECTION_NAMED =
  "This report doesn't name its connection, and the one it used is gone. Edit the report and choose a connection.";

export const connectionMissing = (name: string): string =>
  `This report uses the connection “${name}”, and you have none with this name. Add it in “Settings”, or choose another in the report.`;

export const connectionElsewhere = (name: string, host: string): string =>
  `This report uses “${name}” at ${host}, and your connection of this name leads elsewhere. Choose a connection in the report.`;

export const severalCalled = (name: string): string =>
  `You have more than one connection called “${name}”. Rename one in “Settings”, or choose one in the report.`;
