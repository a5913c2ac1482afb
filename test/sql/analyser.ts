import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { root } from '../../scripts/root';
import type { FieldType } from '../../shared/warehouse/warehouse';

/** Google's own analyser of GoogleSQL, as somebody packs it for Node: MIT, 340 MB, a program for Linux and one for macOS. */
const [PACKAGE, VERSION] = ['@fivetrandevelopers/zetasql', '1.13.0'];
const FOLDER = path.join(root, 'build', `zetasql-${VERSION}`);

/** A table that statements can name. */
export interface KnownTable {
  /** In full: `project.dataset.table`. */
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly type: FieldType }[];
}

/** Says what is wrong with statements. */
export interface Analyser {
  /** The analyser's words, or `undefined` where it takes the statement. */
  problem(statement: string, tables: readonly KnownTable[]): Promise<string | undefined>;
  end(): void;
}

/** What the package has, as far as it is used here. */
interface Zetasql {
  readonly ZetaSQLClient: {
    init(port: number): void;
    getInstance(): { testConnection(): Promise<boolean>; analyze(request: unknown): Promise<unknown> };
  };
  readonly LanguageOptions: new () => { enableMaximumLanguageFeatures(): Promise<unknown>; serialize(): object };
  readonly TypeKind: Readonly<Record<string, unknown>>;
}

const KINDS: Readonly<Record<FieldType, string>> = {
  STRING: 'TYPE_STRING',
  INT64: 'TYPE_INT64',
  FLOAT64: 'TYPE_DOUBLE',
  BOOL: 'TYPE_BOOL',
  DATE: 'TYPE_DATE',
  DATETIME: 'TYPE_DATETIME',
  TIMESTAMP: 'TYPE_TIMESTAMP',
};

/** Installs the package beside the project's own, once. Its scripts don't run: it comes compiled. */
async function install(): Promise<void> {
  const manifest = path.join(FOLDER, 'node_modules', PACKAGE, 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === VERSION) return;
  process.stdout.write(`Installing ${PACKAGE}@${VERSION}, 340 MB, into ${path.relative(root, FOLDER)} …\n`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--prefix', FOLDER, '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', `${PACKAGE}@${VERSION}`];
  const npm = spawn('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const status = await new Promise((done) => npm.on('close', done).on('error', () => done(1)));
  if (status !== 0) throw new Error(`${PACKAGE} can't be installed.`);
}

/** A port that nobody uses. */
const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => found(port));
    });
  });

/** Starts the analyser, which listens on this machine only. */
export async function startAnalyser(): Promise<Analyser> {
  await install();
  const require = createRequire(path.join(FOLDER, 'package.json'));
  const { ZetaSQLClient, LanguageOptions, TypeKind } = require(PACKAGE) as Zetasql;
  const port = await freePort();
  const suffix = (process.arch.startsWith('arm') ? '_arm' : '') + (process.platform === 'darwin' ? '' : '.so');
  const server = spawn(
    path.join(FOLDER, 'node_modules', PACKAGE, 'lib', 'zetasql', `remote_server${suffix}`),
    ['localhost', String(port)],
    {
      stdio: 'ignore',
    },
  );
  ZetaSQLClient.init(port);
  const client = ZetaSQLClient.getInstance();
  if (!(await client.testConnection())) throw new Error("The analyser doesn't answer.");
  const language = new LanguageOptions();
  await language.enableMaximumLanguageFeatures();
  const languageOptions = {
    ...language.serialize(),
    productMode: 'PRODUCT_EXTERNAL',
    supportsAllStatementKinds: true,
    supportedStatementKinds: [],
  };
  return {
    async problem(statement, tables) {
      const table = tables.map(({ name, fields }, at) => ({
        name,
        serializationId: at + 1,
        column: fields.map((field) => ({ name: field.name, type: { typeKind: TypeKind[KINDS[field.type]] } })),
      }));
      const simpleCatalog = { name: 'bigquery', builtinFunctionOptions: { languageOptions }, table };
      try {
        await client.analyze({ options: { languageOptions }, simpleCatalog, sqlStatement: statement });
        return undefined;
      } catch (failure) {
        return (failure as { readonly details?: string }).details ?? String(failure);
      }
    },
    end: () => {
      server.kill();
    },
  };
}
