import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** In LibreOffice's own language, as the only one that needs nothing else: only a document with a window has frozen rows. */
const macro = (from: string, to: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Main
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "Calc MS Excel 2007 XML"
  document = StarDesktop.loadComponentFromURL("${from}", "_blank", 0, Array())
  document.calculateAll()
  document.storeToURL("${to}", filter())
  document.close(True)
  StarDesktop.terminate()
End Sub
</script:module>`;

/** A workbook as LibreOffice writes it after it has opened and calculated it. @param file as .xlsx */
export function throughLibreOffice(file: Uint8Array): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'libreoffice-'));
  try {
    const inFolder = (...names: string[]): string => path.join(folder, ...names);
    const url = (name: string): string => pathToFileURL(inFolder(name)).href;
    const office = (...args: string[]): unknown =>
      execFileSync('soffice', [`-env:UserInstallation=${url('profile')}`, '--headless', ...args], { stdio: 'ignore', timeout: 80_000 });
    // The profile's own Basic comes with its first start, over whatever is there.
    office('--terminate_after_init');
    writeFileSync(inFolder('profile', 'user', 'basic', 'Standard', 'Module1.xba'), macro(url('from.xlsx'), url('to.xlsx')));
    writeFileSync(inFolder('from.xlsx'), file);
    office('macro:///Standard.Module1.Main');
    return readFileSync(inFolder('to.xlsx'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
