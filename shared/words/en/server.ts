/** What the server of the task pane says, to whoever runs it or asks it something that it refuses. */

export const ONLY_GET = 'This server forwards only GET requests.';
export const ONLY_HTTP_1 = 'This server speaks HTTP/1.1.';
export const ADDRESS_TOO_LONG = 'The address is longer than any that the add-in uses.';
export const HEALTH_METHODS = 'Only GET and HEAD work here.';
export const WORKS = 'The server works.';
export const STOPPING = 'The server is stopping.';
export const FILE_METHODS = 'Files can be read only with GET and HEAD.';
export const NO_FILE = "The add-in doesn't have this file.";

export const listening = (origin: string, address: string, port: number): string =>
  `The add-in is at ${origin}, listening on ${address}:${port}.`;
export const STOPPED = 'Stopped.';

/** @param why what the parser of command lines says */
export const unknownOption = (why: string): string => `${why}. --help lists the options.`;
export const notNumber = (option: string, highest: number, text: string): string =>
  `--${option} takes a whole number from 0 to ${highest}, not ${text}.`;
export const BASE_URL_WRONG =
  '--base-url takes an https address without a path, such as https://activtrak.example.com. Office loads nothing else.';
export const API_WRONG = '--api takes an https address, such as https://activtrak.example.com.';
export const HTTP_AND_CERTIFICATE = '--http is for a balancer that has the certificate. Leave out --cert and --key, or --http.';
export const NO_CERTIFICATE =
  'Office loads add-ins only over https. Give --cert and --key, or --http behind a balancer that has the certificate.';
export const unreadable = (option: string, file: string): string => `--${option}: ${file} can't be read.`;
export const notAncestor = (text: string): string => `--frame-ancestors takes addresses such as https://*.sharepoint.us, not ${text}.`;

export const OTHER_NAME = 'This server has another name. Use the address from its administrator, and have the balancer keep the name.';
export const OTHER_ORIGIN = 'This proxy serves only the add-in.';

export const NOT_REACHED = "The add-in's server couldn't reach ActivTrak. Check its network, then try again in a minute.";
export const NOT_TRUSTED =
  "The certificate at ActivTrak's address isn't trusted. Ask your network administrator what answers in its place.";
export const TOOK_TOO_LONG = 'ActivTrak took too long to answer. Try again in a minute, or choose fewer days.';
export const ANSWER_TOO_LARGE = "ActivTrak's answer was larger than the add-in's server passes on. Choose fewer days.";
export const TOO_MANY_REQUESTS = "The add-in's server has too many requests at the moment. Try again shortly.";
export const NAME_IS_PRIVATE =
  "This name leads to a private network, which the server doesn't ask. The add-in's administrator can allow it.";
export const REDIRECTS = "The server at this address redirects elsewhere, which isn't followed. Check the address of the connection.";
export const COMPRESSED =
  "The server at this address sends compressed answers, which weren't requested. Check the address of the connection.";
export const NOT_LIKE_ACTIVTRAK = "The server at this address doesn't answer like ActivTrak. Check the address of the connection.";

export const HEADER_TWICE = 'A header came twice. This server takes each of them once.';
export const NO_BODY = "This server doesn't accept requests with a body.";
export const ONE_KEY_HEADER = 'A request needs a key, in either the authorization header or x-api-key.';
export const HEADER_UNKNOWN = "A header has a form that ActivTrak doesn't document, so it isn't passed on.";

export const CERTIFICATE_UNUSABLE = "The certificate and its key can't be used. Both must be PEM files and belong together.";

export const noTaskPane = (folder: string): string =>
  `There is no taskpane.html in ${folder}. Build the add-in first, or name its folder with --folder.`;

export const OTHER_HOST = "This server asks only ActivTrak's own hosts and the one that its administrator named.";
export const OTHER_PATH = "This server asks only for paths of ActivTrak's Live Data API.";
export const OTHER_QUERY = "The query has characters that the add-in never uses, so it isn't passed on.";

export const privateAddress = (host: string): string =>
  `${host} is a private address. Add --private-api if ActivTrak's data comes from there.`;

export const privateWebhook = (host: string): string => `${host} is a private address. Add --private-webhooks if messages may go there.`;

export const portInUse = (port: number): string =>
  `Port ${port} is already in use. Choose another with --port, and the same one in --base-url.`;

export const ONLY_POST = 'Messages about schedules come here by POST.';
export const NO_KEYS_IN_NOTICES = "A message about schedules carries no key, so this one isn't sent.";
export const NOT_A_NOTICE = "This isn't a message of the add-in, so it isn't sent.";
export const NOTICE_TOO_LARGE = 'The message is larger than any of the add-in.';
export const OTHER_WEBHOOK = 'This server sends messages only to the services and addresses that its administrator named.';

export const WEBHOOKS_WRONG = '--webhooks takes some of slack, teams and google-chat, with commas between.';
export const WEBHOOK_ADDRESS_WRONG =
  '--webhook-address takes https addresses without a port, such as https://hooks.example.com/in/, with commas between.';
