/**
 * What Google's services do where their documents are silent. For a new spreadsheet of the zone Africa/Cairo (File, Settings): Extensions,
 * Apps Script, paste this, run `liveChecks`, allow it, and read the log. It works on sheets of its own and takes them away again. An answer
 * that is not the first of those in brackets is worth a line to the developers; Live Data works under each.
 */
// biome-ignore lint/correctness/noUnusedVariables: a person runs it in the editor of Apps Script
function liveChecks() {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const own = book.insertSheet('Live checks');
  const checks = {
    apostrophe,
    skippedMidnight,
    skippedMinutes,
    times,
    sortedMetadata,
    copiedMetadata,
    zones,
    languages,
    slowAddress,
    noAddress,
    lock,
  };
  try {
    for (const name of Object.keys(checks)) Logger.log(`${name}: ${answerOf(checks[name], own, book)}`);
  } finally {
    for (const sheet of book.getSheets()) if (/Live checks/.test(sheet.getName())) book.deleteSheet(sheet);
  }
}

function answerOf(check, own, book) {
  try {
    return check(own, book);
  } catch (failure) {
    return `an exception: ${failure.message}`;
  }
}

/** [taken, kept] Is the apostrophe that a script writes into a cell of plain text taken away? */
function apostrophe(own) {
  const cell = own.getRange('A1').setNumberFormat('@').setValue("'=1");
  SpreadsheetApp.flush();
  return cell.getValue() === '=1' ? 'taken' : 'kept';
}

/** [01:00] What does a day come back as whose midnight the clocks skip? */
function skippedMidnight(own, book) {
  return readBack(own, book, '2026-04-24');
}

/** [01:30] And a moment that they skip? */
function skippedMinutes(own, book) {
  return readBack(own, book, '2026-04-24 00:30');
}

function readBack(own, book, text) {
  const cell = own.getRange('A2').setNumberFormat('yyyy-mm-dd hh:mm').setValue(text);
  SpreadsheetApp.flush();
  return Utilities.formatDate(cell.getValue(), book.getSpreadsheetTimeZone(), 'HH:mm');
}

/** [exact, short] Do times come back as they were written, or a millisecond short? */
function times(own) {
  const cell = own
    .getRange('A3')
    .setNumberFormat('hh:mm:ss')
    .setValue(1 / 3);
  SpreadsheetApp.flush();
  return cell.getValue().getMilliseconds() === 0 ? 'exact' : 'short';
}

/** [row 6, row 5] Does the metadata of a row go along when cells are sorted? */
function sortedMetadata(own) {
  own.getRange('A5:A6').setValues([['a'], ['b']]);
  own.getRange('5:5').addDeveloperMetadata('live checks', 'x');
  own.getRange('A5:A6').sort({ column: 1, ascending: false });
  const [found] = own.createDeveloperMetadataFinder().withKey('live checks').find();
  return `row ${found.getLocation().getRow().getRow()}`;
}

/** [0, 1] Has the copy of a sheet the metadata of its rows? */
function copiedMetadata(own, book) {
  own.getRange('8:8').addDeveloperMetadata('live checks copied', 'x');
  const copy = own.copyTo(book).setName('Live checks, copied');
  return copy.createDeveloperMetadataFinder().withKey('live checks copied').find().length;
}

/** [refused, taken] What does Intl say to a zone that is not there? */
function zones() {
  try {
    new Intl.DateTimeFormat('en', { timeZone: 'Mars/Olympus' });
    return 'taken';
  } catch (_) {
    return 'refused';
  }
}

/** [Oktober] Has Intl month names in other languages? */
function languages() {
  return new Intl.DateTimeFormat('de', { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 9, 1)));
}

/** [after 5 s …, after 60 s …] Does `timeoutSeconds` count, and what does Google say? */
function slowAddress() {
  return wordsOf('https://httpbin.org/delay/10');
}

/** What does Google say of an address that is not there? */
function noAddress() {
  return wordsOf('https://no-such-address.invalid/');
}

function wordsOf(url) {
  const began = Date.now();
  const after = () => `after ${Math.round((Date.now() - began) / 1000)} s`;
  try {
    UrlFetchApp.fetchAll([{ url, muteHttpExceptions: true, timeoutSeconds: 5 }]);
    return `${after()}, an answer`;
  } catch (failure) {
    return `${after()}, ${failure.message}`;
  }
}

/** [there, missing] Has a script of a spreadsheet the lock, the cache and the properties of its document? */
function lock() {
  const services = [LockService.getDocumentLock(), CacheService.getDocumentCache(), PropertiesService.getDocumentProperties()];
  return services.every(Boolean) ? 'there' : 'missing';
}
