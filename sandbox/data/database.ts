import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sqlite from 'node-sqlite3-wasm';

/** SQLite, open. */
export type Database = InstanceType<typeof sqlite.Database>;

/** Rows by arrival; whatever a request can be narrowed by has an index that ends with the arrival, so that every page is a seek. */
const SCHEMA = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE log (
    arrival INTEGER PRIMARY KEY, at INTEGER NOT NULL, day INTEGER NOT NULL, person INTEGER NOT NULL, computer INTEGER NOT NULL,
    duration INTEGER NOT NULL, passive INTEGER NOT NULL, screen INTEGER NOT NULL, session INTEGER NOT NULL, alarms INTEGER NOT NULL,
    late INTEGER NOT NULL
  );
  CREATE INDEX log_person ON log (person, arrival);
  CREATE INDEX log_computer ON log (computer, arrival);
  CREATE INDEX log_late ON log (arrival) WHERE late = 1;
  CREATE INDEX log_duration ON log (duration, arrival);
  CREATE TABLE log_group (grp INTEGER NOT NULL, arrival INTEGER NOT NULL, PRIMARY KEY (grp, arrival)) WITHOUT ROWID;
  CREATE TABLE arrivals (day INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL);
  CREATE TABLE hours (
    day INTEGER NOT NULL, person INTEGER NOT NULL, computer INTEGER NOT NULL,
    active0 INTEGER NOT NULL, active1 INTEGER NOT NULL, active2 INTEGER NOT NULL,
    passive0 INTEGER NOT NULL, passive1 INTEGER NOT NULL, passive2 INTEGER NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL, last_log INTEGER NOT NULL,
    PRIMARY KEY (day, person, computer)
  ) WITHOUT ROWID;
`;

/** Another process has the file. */
export class FileInUse extends Error {
  override readonly name = 'FileInUse';
}

/**
 * Opens a data file, or makes it. One process at a time: a lock of a process that died is taken over.
 * @throws FileInUse with a sentence when another process has the file; Error with one when it is no such file.
 */
export function openDatabase(file: string): Database {
  mkdirSync(path.dirname(file), { recursive: true });
  takeOver(file);
  let database: Database | undefined;
  try {
    database = new sqlite.Database(file);
    // The journal is a file, so that a killed process leaves the last whole state; what a power cut leaves does not matter here.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;');
    const made = database.get("SELECT 1 FROM sqlite_master WHERE name = 'hours'");
    if (!made) inTransaction(database, () => database?.exec(SCHEMA));
    return database;
  } catch (failure) {
    database?.close();
    rmSync(ownerFile(file), { force: true });
    throw new Error(`${path.basename(file)} is no data file of the sandbox: name another one with --data.`, { cause: failure });
  }
}

/** Closes the file and gives it free for the next process. */
export function closeDatabase(database: Database, file: string): void {
  database.close();
  rmSync(ownerFile(file), { force: true });
}

const ownerFile = (file: string): string => `${file}.owner`;

/** SQLite's lock here is a folder beside the file, which a killed process leaves behind. */
function takeOver(file: string): void {
  if (!claim(file)) {
    const owner = Number(readFileSync(ownerFile(file), 'utf8'));
    if (isAlive(owner)) {
      throw new FileInUse(
        `${path.basename(file)} is in use by another sandbox (process ${owner}): stop that one, or name another file with --data.`,
      );
    }
    writeFileSync(ownerFile(file), String(process.pid));
  }
  rmSync(`${file}.lock`, { recursive: true, force: true });
}

function claim(file: string): boolean {
  try {
    writeFileSync(ownerFile(file), String(process.pid), { flag: 'wx' });
    return true;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw failure;
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return !isZombie(processId);
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a process has ended and only its number is still taken, as happens in containers. */
function isZombie(processId: number): boolean {
  const file = `/proc/${processId}/stat`;
  return existsSync(file) && / Z /.test(readFileSync(file, 'utf8'));
}

/** Runs an action in one transaction. */
export function inTransaction<T>(database: Database, action: () => T): T {
  database.exec('BEGIN');
  try {
    const result = action();
    database.exec('COMMIT');
    return result;
  } catch (failure) {
    database.exec('ROLLBACK');
    throw failure;
  }
}

/** A fact about the data, by its name. */
export function readMeta(database: Database, name: string): string | undefined {
  return database.get('SELECT value FROM meta WHERE name = ?', name)?.value as string | undefined;
}

/** Keeps a fact about the data. */
export function writeMeta(database: Database, name: string, value: string): void {
  database.run('INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', [name, value]);
}
