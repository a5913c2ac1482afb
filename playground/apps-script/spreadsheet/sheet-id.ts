/** The number by which Google knows a sheet, made of the key that the workbook knows it by: the same key, the same number. */
export function sheetId(key: string): number {
  if (/^\d{1,9}$/.test(key)) return Number(key);
  let number = 0;
  for (const character of key) number = (number * 31 + (character.codePointAt(0) as number)) % 2_147_483_647;
  return number;
}
