import { MAY_NOT_EDIT } from '#words/google-sheets';
import { explained } from '../../sheets-addon/host/explained';

const said = (words: string): string => {
  const port = explained({
    write(): void {
      throw new Error(words);
    },
  });
  try {
    port.write();
  } catch (failure) {
    return (failure as Error).message;
  }
  return '';
};

it.each([
  'You do not have permission to access the requested document.',
  'You do not have permissions to access the requested document.',
  'You do not have permission to perform that action.',
])('Google’s “%s” is said of the file', (words) => {
  expect(said(words)).toBe(MAY_NOT_EDIT);
});

it.each([
  'You do not have permission to call SpreadsheetApp.openById',
  'Specified permissions are not sufficient to call Ui.showSidebar. Required permissions: https://www.googleapis.com/auth/script.container.ui',
])('a consent that is missing stays what it is: “%s”', (words) => {
  expect(said(words)).toBe(words);
});
