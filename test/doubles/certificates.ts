import { type Certificate, createCA, createCert } from 'mkcert';

export interface Certificates {
  /** What whoever connects has to trust. */
  readonly authority: string;
  readonly server: Certificate;
}

/** By the names in them. An authority is made of two keys, which takes as long as many tests do: those of a process have one in common. */
const made = new Map<string, Promise<Certificates>>();

/** A certificate for the names, from an authority of its own that lives as long as the process. */
export function certificatesFor(...domains: readonly string[]): Promise<Certificates> {
  const names = domains.join();
  const certificates = made.get(names) ?? makeCertificates(domains);
  made.set(names, certificates);
  return certificates;
}

async function makeCertificates(domains: readonly string[]): Promise<Certificates> {
  const place = { countryCode: 'US', state: 'None', locality: 'None', validity: 1 };
  const ca = await createCA({ organization: 'Authority of a test', ...place });
  return { authority: ca.cert, server: await createCert({ ca, domains: [...domains], validity: 1 }) };
}
