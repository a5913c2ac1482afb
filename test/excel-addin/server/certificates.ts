import { type Certificate, createCA, createCert } from 'mkcert';

export interface Certificates {
  /** What whoever connects has to trust. */
  readonly authority: string;
  readonly server: Certificate;
}

/** A certificate for the names, from an authority that lives as long as the test. */
export async function makeCertificates(...domains: readonly string[]): Promise<Certificates> {
  const place = { countryCode: 'US', state: 'None', locality: 'None', validity: 1 };
  const ca = await createCA({ organization: 'Authority of a test', ...place });
  return { authority: ca.cert, server: await createCert({ ca, domains: [...domains], validity: 1 }) };
}
