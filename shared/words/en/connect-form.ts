export const REGION_WORDS = {
  us: 'United States',
  eu: 'European Union',
  uk: 'United Kingdom',
  ca: 'Canada',
  au: 'Australia',
} as const;

export const REGION_HINT = "Where your company's ActivTrak account is hosted.";
export const ADDRESS_MISSING = 'The address is empty. Enter it, or choose a region.';

/** Of a key that Google keeps with the person's account. */
export const KEY_IN_ACCOUNT_HINT = "Only you can use it. It's stored with your Google account, never in this file.";
/** Of a key that stays on the person's own device. */
export const KEY_ON_DEVICE_HINT = "It stays on this computer and is never saved in this file. It isn't encrypted there.";

/** For how long a key is kept. */
export const KEY_LIFETIME_WORDS = {
  device: { label: 'On this computer', hint: 'Until you disconnect it. All your workbooks on this computer can use it.' },
  session: { label: 'For this session only', hint: "It's forgotten when you close this workbook. Choose this on a shared computer." },
} as const;

export const NAME_HINT = "It's shown next to what you refresh, as in “Refreshed by Jane”.";
export const WHY_NAME = 'Colleagues see it next to what you refresh. You can change it under “Settings”.';

export const DIALECT_WORDS = { detect: 'Detect automatically', 'early-access': 'Early access', current: 'Current' } as const;
export const HEADER_WORDS = { detect: 'Detect automatically', bearer: 'Authorization: Bearer', 'x-api-key': 'x-api-key' } as const;
export const TEST_FIRST = 'Test the key before saving it';

export const REGION = 'Region';
export const ANOTHER_ADDRESS = 'Another address';
export const ADDRESS = 'Address';
export const API_KEY = 'API key';
export const FOR_ADMINISTRATORS = 'For administrators';
export const API_VERSION = 'API version';
export const HOW_KEY_IS_SENT = 'How the key is sent';
export const CONNECTING = 'Connecting…';
export const TEST_AND_CONNECT = 'Test and connect';
export const CONNECT = 'Connect';
export const USE_ANYWAY = 'Use this key anyway';
export const KEEP_THE_KEY = 'Keep the key';
export const ASK_NAME = "What's your name?";
export const NOT_NOW = 'Not now';
