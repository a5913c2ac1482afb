import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { noTaskPane } from '#words/server';
import type { Headers } from './security-headers';

/** A file as it is sent. */
export interface StaticFile {
  readonly headers: Headers;
  readonly bytes: Buffer;
  /** The same, packed; for text alone. */
  readonly packed?: Buffer;
  readonly etag: string;
}

/** By the path of their URL: what is not in here is not there, so no path leads out of the folder. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * The files of a folder and those below it, read once: every server of a version has the same bytes and the same ETags.
 * @throws Error with a sentence when the folder has no task pane in it.
 */
export function staticFiles(folder: string): StaticFiles {
  const names = existsSync(folder) ? namesIn(folder, '') : [];
  const files = new Map(names.map((name) => [`/${name}`, staticFile(name, readFileSync(path.join(folder, name)))]));
  if (files.has('/taskpane.html')) return files;
  throw new Error(noTaskPane(folder));
}

/** Links are left out, since they may lead anywhere, and so is what begins with a dot. */
function namesIn(folder: string, below: string): readonly string[] {
  return readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return namesIn(folder, name);
    return entry.isFile() ? [name] : [];
  });
}

function staticFile(name: string, bytes: Buffer): StaticFile {
  const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
  const isText = /^(text|application\/(json|xml))|svg/.test(type);
  return {
    headers: { 'content-type': type, 'cache-control': cacheControl(name), ...(isText ? { vary: 'accept-encoding' } : {}) },
    bytes,
    ...(isText ? { packed: gzipSync(bytes) } : {}),
    // Weak, since it stands for the file packed and unpacked.
    etag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
  };
}

/**
 * A name with esbuild's hash in it never stands for other bytes. Icons have to be kept, or Office does not show them. Everything else is asked for
 * anew each time and costs a 304, so that a page never meets the scripts of another version.
 */
function cacheControl(name: string): string {
  if (/-[A-Z0-9]{8}\.\w+$/.test(name)) return 'public, max-age=31536000, immutable';
  return /\.(png|svg|ico|woff2)$/.test(name) ? 'public, max-age=86400' : 'no-cache';
}
