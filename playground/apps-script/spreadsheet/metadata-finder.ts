/** DeveloperMetadataFinder. */

import { areaOfSpan, contains } from '../../spreadsheet/anchors';
import type { Anchor, Area } from '../../spreadsheet/backend';
import type { Method } from '../runtime/service';
import { factsOf, metadataObject } from './metadata';
import type { SpreadsheetObjects } from './objects';

/** Looks in the whole spreadsheet, or among what lies within an area of it. */
export function metadataFinder(objects: SpreadsheetObjects, within?: Area): object {
  const conditions: ((anchor: Anchor) => boolean)[] = [
    (anchor) => factsOf(anchor).visibility === 'DOCUMENT' || factsOf(anchor).project === objects.execution.scriptId,
  ];
  const isWithin = ({ sheet, span }: Anchor): boolean =>
    within === undefined || (sheet === within.sheet && contains(within, areaOfSpan(span, objects.sheetFacts(sheet))));
  const where =
    (fact: 'id' | 'key' | 'value' | 'visibility' | 'location'): Method =>
    (wanted: unknown) => {
      conditions.push((anchor) => factsOf(anchor)[fact] === wanted);
      return self;
    };
  const self: object = objects.expose({
    name: 'DeveloperMetadataFinder',
    need: 'document-read',
    methods: {
      withId: where('id'),
      withKey: where('key'),
      withValue: where('value'),
      withVisibility: where('visibility'),
      withLocationType: where('location'),
      find: () => {
        objects.execution.counts.spreadsheetReads++;
        const all = objects.execution.backend.spreadsheet.anchors('metadata');
        return all
          .filter((anchor) => conditions.every((holds) => holds(anchor)) && isWithin(anchor))
          .map(({ id }) => metadataObject(objects, id));
      },
    },
  });
  return self;
}
