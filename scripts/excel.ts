/** `npm run excel`: builds the Excel add-in for its address, and serves it with the way to ActivTrak. */
import path from 'node:path';
import { HELP, parseOptions } from '../excel-addin/server/options';
import { untilStopped } from '../excel-addin/server/run';
import { startServer } from '../excel-addin/server/server';
import { KNOWN_WEBHOOKS } from '../shared/report/notices/notice-ways';
import { buildExcelAddin } from './build-excel-addin';
import { developmentCertificate, selfSignedCertificate } from './excel-certificate';
import { DEV_CERTS, DEV_SETTINGS } from './excel-tools';
import { inProject } from './root';

const SELF_SIGNED = '--self-signed';

const OWN_HELP = `Builds the Excel add-in for its address and serves it.

  npm run excel -- [options]

  ${SELF_SIGNED}         a certificate for a quick look (build/excel-certificate). Browsers warn about it.

Without --cert, --key and --http it uses the certificate from npx --yes ${DEV_CERTS} install.
`;

const NO_CERTIFICATE = `You don't have a certificate yet. Run npx --yes ${DEV_CERTS} install once, or add ${SELF_SIGNED} for a quick look. See docs/deploy-microsoft.md.`;

/** The words, with those for a certificate where they name none. @throws Error with a sentence when there is none to be had. */
async function withCertificate(words: readonly string[]): Promise<readonly string[]> {
  const isNamed = words.some((word) => /^--(cert|key|http|help)\b/.test(word)) || process.env.LIVE_DATA_CERT || process.env.LIVE_DATA_HTTP;
  if (isNamed) return words;
  const files = words.includes(SELF_SIGNED)
    ? await selfSignedCertificate(inProject('build', 'excel-certificate'))
    : developmentCertificate();
  if (!files) throw new Error(NO_CERTIFICATE);
  return [...words.filter((word) => word !== SELF_SIGNED), '--cert', files.cert, '--key', files.key];
}

const startText = (address: string, manifest: string): string => `
  The add-in     ${address}/taskpane.html
  Its manifest   ${manifest}

  Excel on the web   Home, Add-ins, More Settings, Upload My Add-in, then choose the manifest
  Windows            npx --yes ${DEV_SETTINGS} sideload ${path.relative(process.cwd(), manifest)} desktop --app Excel
  Mac                copy the manifest to ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef and restart Excel, then Home, Add-ins

See docs/deploy-microsoft.md for more. Press Ctrl+C to stop.`;

/** The server's options, without the folder: that is built here, and a build begins by emptying its own. */
const helpText = (): string =>
  `${OWN_HELP}\n${HELP.slice(HELP.indexOf('  --'))
    .trimEnd()
    .replace(/^ {2}--folder .*\n/m, '')}`;

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  if (words.some((word) => word.startsWith('--folder'))) throw new Error('This command builds the add-in itself. Leave out --folder.');
  const options = parseOptions(await withCertificate(words), process.env);
  if (options === 'help') return console.log(helpText());
  const { services = [], ownAddresses: webhookAddresses = [] } = options.webhooks ?? {};
  const webhooks = KNOWN_WEBHOOKS.filter((webhook) => services.includes(webhook));
  const folder = await buildExcelAddin(undefined, { baseUrl: options.baseUrl.origin, webhooks, webhookAddresses });
  const server = await startServer({ ...options, folder }, { log: console.log });
  console.log(startText(options.baseUrl.origin, path.join(folder, 'manifest.xml')));
  await untilStopped(server);
}

main().then(
  () => process.exit(),
  (failure: Error) => {
    console.error(failure.message);
    process.exit(2);
  },
);
