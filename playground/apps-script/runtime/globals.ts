/** The global names of Apps Script. */
import { cacheService } from '../services/cache-service';
import { charts } from '../services/charts';
import { htmlService } from '../services/html-service';
import { lockService } from '../services/lock-service';
import { console, logger } from '../services/logger';
import { mailApp } from '../services/mail-app';
import { propertiesService } from '../services/properties-service';
import { scriptApp } from '../services/script-app';
import type { ServiceMaker } from '../services/service-maker';
import { session } from '../services/session';
import { urlFetchApp } from '../services/url-fetch-app';
import { utilities } from '../services/utilities';
import { spreadsheetApp } from '../spreadsheet/spreadsheet-app';

export function scriptGlobals(maker: ServiceMaker): Readonly<Record<string, object>> {
  return {
    CacheService: cacheService(maker),
    Charts: charts(maker),
    HtmlService: htmlService(maker),
    LockService: lockService(maker),
    Logger: logger(maker),
    MailApp: mailApp(maker),
    PropertiesService: propertiesService(maker),
    ScriptApp: scriptApp(maker),
    Session: session(maker),
    SpreadsheetApp: spreadsheetApp(maker),
    UrlFetchApp: urlFetchApp(maker),
    Utilities: utilities(maker),
    console: console(maker),
  };
}
