/** A certificate for trying the Excel add-in on this machine. */
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createCA, createCert } from 'mkcert';

/** The files of a certificate and its key. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

/** What `office-addin-dev-certs install` has put into a person's folder, while it is valid. */
export function developmentCertificate(home = os.homedir(), now = Date.now()): CertificateFiles | undefined {
  return valid(filesIn(path.join(home, '.office-addin-dev-certs')), now);
}

const DAYS = 30;

/**
 * A certificate for localhost that nobody trusts until told to, made once and kept: Excel on the web takes it after the browser was told, Excel on the
 * desktop only when the authority beside it is installed.
 */
export async function selfSignedCertificate(folder: string, now = Date.now()): Promise<CertificateFiles> {
  const files = filesIn(folder);
  const kept = valid(files, now);
  if (kept) return kept;
  const place = { countryCode: 'US', state: 'None', locality: 'None', validity: DAYS };
  const ca = await createCA({ organization: 'Live Data for ActivTrak, this machine alone', ...place });
  const { cert, key } = await createCert({ ca, domains: ['localhost', '127.0.0.1'], validity: DAYS });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'ca.crt'), ca.cert);
  writeFileSync(files.cert, cert);
  writeFileSync(files.key, key, { mode: 0o600 });
  return files;
}

const filesIn = (folder: string): CertificateFiles => ({
  cert: path.join(folder, 'localhost.crt'),
  key: path.join(folder, 'localhost.key'),
});

function valid(files: CertificateFiles, now: number): CertificateFiles | undefined {
  if (!existsSync(files.cert) || !existsSync(files.key)) return undefined;
  return Date.parse(new X509Certificate(readFileSync(files.cert)).validTo) > now ? files : undefined;
}
