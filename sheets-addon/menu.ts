import { MENU } from '#words/menu';
import { PRODUCT } from '#words/product';
import { accountWord } from './account';
import { plainly } from './plainly';

/**
 * Adds the menu when a spreadsheet is opened. In AuthMode.NONE nothing else may be touched, so nothing else is.
 */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem(MENU.showPanel, 'showPanel')
    .addItem(MENU.refreshAll, 'refreshAll')
    .addItem(MENU.updateFormulas, 'updateFormulas')
    .addToUi();
}

/**
 * Adds the menu right after the installation.
 */
export function onInstall(): void {
  onOpen();
}

/**
 * Opens the sidebar.
 */
export function showPanel(): void {
  plainly('the menu', () => {
    const page = HtmlService.createHtmlOutputFromFile('sidebar').setTitle(PRODUCT);
    // The page hands it back with each call: Google may run those as another account.
    const account = `<meta name="live-data-account" content="${accountWord()}">`;
    SpreadsheetApp.getUi().showSidebar(page.setContent(page.getContent().replace('<head>', `<head>${account}`)));
  });
}
