/**
 * What stands between a formula's arguments where numbers are written by a locale: `;` where they have a decimal comma. Where the host can't
 * tell, `;` too, which Google Sheets takes in every locale.
 */
export function formulaSeparator(locale: string | undefined): ',' | ';' {
  if (locale === undefined) return ',';
  try {
    return new Intl.NumberFormat(locale.replace(/_/g, '-')).format(1.5).includes('.') ? ',' : ';';
  } catch {
    return ';';
  }
}
