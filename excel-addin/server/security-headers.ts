/** Header names in lower case, with their values. */
export type Headers = Readonly<Record<string, string>>;

/**
 * The pages that show the task pane in a frame: Office's own hosts, which Office.js lists in its `isHostNameValidWacDomain`, inside of the
 * sites that Excel on the web is opened from. On Windows and Mac there is no page around it.
 */
const OFFICE_HOSTS = [
  'https://*.officeapps.live.com',
  'https://*.office.net',
  'https://*.office.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.sharepoint.com',
  'https://onedrive.live.com',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
];

/** Where Office.js comes from: it loads the rest of itself from there, and asks a hidden frame there whether an unknown host is trusted. */
const OFFICE_JS = 'https://appsforoffice.microsoft.com';

const COMMON: Headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy':
    'accelerometer=(), autoplay=(), camera=(), display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
};

const HSTS: Headers = { 'strict-transport-security': 'max-age=31536000' };

/** What may be chosen about them. */
export interface HeaderOptions {
  /** Browsers shall come by https alone for a year. */
  readonly hsts: boolean;
  /** More pages that may show the task pane in a frame, such as `https://*.sharepoint.us`. */
  readonly frameAncestors: readonly string[];
}

/** The headers that the server's answers have. */
export interface SecurityHeaders {
  /** For the add-in's files. They hold nothing secret, and Excel's own page fetches functions.json and icons from its own origin. */
  readonly files: Headers;
  /** For everything else: data of people, and this server's own sentences. */
  readonly answers: Headers;
}

/** The headers of each kind of answer. */
export function securityHeaders({ hsts, frameAncestors }: HeaderOptions): SecurityHeaders {
  const common = { ...COMMON, ...(hsts ? HSTS : {}) };
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${OFFICE_JS}`,
    // Office.js gives its notices inline styles.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    `frame-src ${OFFICE_JS}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${[...OFFICE_HOSTS, ...frameAncestors].join(' ')}`,
  ];
  return {
    files: {
      ...common,
      'content-security-policy': policy.join('; '),
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
    },
    answers: {
      ...common,
      'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  };
}
