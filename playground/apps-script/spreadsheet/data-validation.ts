/**
 * DataValidation and its builder, for lists of words.
 * Source: https://developers.google.com/apps-script/reference/spreadsheet/data-validation-builder
 * @module
 */
import type { Area } from '../../spreadsheet/backend';
import { type DropDown, dropDownsIn, setDropDown } from '../../spreadsheet/drop-downs';
import { ScriptException } from '../runtime/script-exception';
import type { Method } from '../runtime/service';
import type { SpreadsheetObjects } from './objects';
import { checkProtected } from './protected-cells';

/** Google's own limit of a list that is written out. */
const MOST_WORDS = 500;

/** What a DataValidation object is of; a script can pass nothing else for one. */
const built = new WeakMap<object, DropDown>();

function validationObject(objects: SpreadsheetObjects, list: DropDown): object {
  const made = objects.expose({
    name: 'DataValidation',
    need: 'none',
    methods: {
      copy: () => validationBuilder(objects, list),
      getAllowInvalid: () => list.takesOthers,
      getCriteriaType: () => 'VALUE_IN_LIST',
      getCriteriaValues: () => [[...list.words], list.isShown],
      getHelpText: () => list.warning || null,
    },
  });
  built.set(made, list);
  return made;
}

/** A builder; without a rule, that of `newDataValidation`. Others than those of the list are taken by default. */
export function validationBuilder(objects: SpreadsheetObjects, before?: DropDown): object {
  let list = before;
  let rest = { takesOthers: before?.takesOthers ?? true, warning: before?.warning ?? '' };
  const change = (work: (...args: never[]) => void): Method => {
    return (...args) => {
      work(...(args as never[]));
      return self;
    };
  };
  const self: object = objects.expose({
    name: 'DataValidationBuilder',
    need: 'none',
    methods: {
      requireValueInList: change((words: readonly unknown[], isShown: unknown = true) => {
        if (!Array.isArray(words))
          throw new ScriptException(
            "The parameters don't match the method signature for SpreadsheetApp.DataValidationBuilder.requireValueInList.",
          );
        list = { words: words.map(String), isShown: isShown === true, ...rest };
      }),
      setAllowInvalid: change((takesOthers: unknown) => {
        rest = { ...rest, takesOthers: takesOthers === true };
      }),
      setHelpText: change((warning: unknown) => {
        rest = { ...rest, warning: String(warning ?? '') };
      }),
      build: () => {
        if (!list) throw new ScriptException('A data validation rule needs criteria.');
        if (list.words.length > MOST_WORDS)
          throw new ScriptException(
            `The data validation rule has more items than the limit of ${MOST_WORDS}. Use the “List from a range” criteria instead.`,
          );
        return validationObject(objects, { ...list, ...rest });
      },
    },
  });
  return self;
}

/** @param rule a DataValidation object, or `null` to take it away */
export function setValidation(objects: SpreadsheetObjects, area: Area, rule: unknown): void {
  const list = typeof rule === 'object' && rule !== null ? built.get(rule) : undefined;
  if (rule !== null && !list)
    throw new ScriptException("The parameters don't match the method signature for SpreadsheetApp.Range.setDataValidation.");
  checkProtected(objects.execution, [area]);
  objects.changed();
  setDropDown(objects.execution.backend.spreadsheet, area, list);
}

/** The rule of an area's first cell, or `null`. */
export function validationAt(objects: SpreadsheetObjects, area: Area): object | null {
  const [found] = dropDownsIn(objects.execution.backend.spreadsheet, { ...area, rows: 1, columns: 1 });
  return found ? validationObject(objects, found.list) : null;
}
