/**
 * Columns of rows that are people: what People says of each, and what it is where it says nothing. They use the cells `goal`, `workdays`, `from` and `through`
 * on top.
 * @module
 */
import { PERSON } from '#words/ready-sheets';
import type { FormulaTemplate, ReadyColumn } from '../blueprint';
import type { ReadyChoices } from './ready-sheet';
import { LOOKS } from './top-cells';

/** What People says in one of its columns; a row that is not there is never read. */
const said = (column: string): FormulaTemplate => `INDEX({people.${column}},MAX(1,{row.inPeople}))`;

/** The same, or something else where People has no such person, says nothing, or is gone. */
const inPeople = (column: string, test: (value: FormulaTemplate) => FormulaTemplate, otherwise: FormulaTemplate): FormulaTemplate =>
  `IFERROR(IF({row.inPeople}=0,${otherwise},IF(${test(said(column))},${said(column)},${otherwise})),${otherwise})`;

const isNumber = (value: FormulaTemplate): FormulaTemplate => `ISNUMBER(${value})`;

/** A number that People has, or something else. */
export const numberInPeople = (column: string, otherwise: FormulaTemplate): FormulaTemplate => inPeople(column, isNumber, otherwise);

/** Whose the rows are: an ID, so that namesakes are two rows and somebody who is renamed stays one, or a pseudonym. */
export const whoColumns = ({ people }: ReadyChoices): readonly ReadyColumn[] =>
  people === 'pseudonyms'
    ? [{ key: 'userId', label: PERSON.user, characters: 20 }]
    : [
        { key: 'userId', label: PERSON.userId, format: LOOKS.id, characters: 10 },
        {
          key: 'user',
          label: PERSON.user,
          formula: '=IFERROR(INDEX({report.user},MATCH({row.userId},{report.userId},0))&"","")',
          characters: 24,
        },
      ];

/** The column that says whose a row is, as people read it. */
export const nameKey = ({ people }: ReadyChoices): 'user' | 'userId' => (people === 'pseudonyms' ? 'userId' : 'user');

/** A text that People has, as it stands there; nothing where it has none. */
export const textInPeople = (column: string): FormulaTemplate => `IFERROR(IF({row.inPeople}=0,"",${said(column)}&""),"")`;

/** The team that People gives somebody. */
export const TEAM: ReadyColumn = { key: 'team', label: PERSON.team, formula: `=${textInPeople('team')}`, characters: 16 };

/** The ID of a row as the other kind of content: the number that a text is, or the text of a number. */
const OTHER_ID: FormulaTemplate = 'IF(ISNUMBER({row.userId}),TEXT({row.userId},"0"),VALUE({row.userId}))';

/** Where People has somebody. For refreshes and COUNTIFS an ID that was typed as text is that ID; for MATCH it is another. */
export const IN_PEOPLE: ReadyColumn = {
  key: 'inPeople',
  label: PERSON.inPeople,
  formula: `=IFERROR(MATCH({row.userId},{people.userId},0),IFERROR(MATCH(${OTHER_ID},{people.userId},0),0))`,
  format: LOOKS.count,
  characters: 14,
};

/** Which weekdays somebody has off, as `0000011`. A number that was typed has lost its zeros; what makes no week is as if nothing stood there. */
export const WEEK: ReadyColumn = {
  key: 'week',
  label: PERSON.week,
  formula: `=IFERROR(IF({row.inPeople}=0,TEXT({top.workdays},"0000000"),IF((${said('workdays')}<>"")*ISNUMBER(NETWORKDAYS.INTL(1,7,TEXT(${said('workdays')},"0000000"))),TEXT(${said('workdays')},"0000000"),TEXT({top.workdays},"0000000"))),TEXT({top.workdays},"0000000"))`,
  format: LOOKS.text,
  characters: 14,
};

/** Hours that somebody is to work on a workday. */
const GOAL: ReadyColumn = {
  key: 'goal',
  label: PERSON.goal,
  formula: `=${numberInPeople('goal', '{top.goal}')}`,
  format: LOOKS.hours,
  characters: 12,
};

/** How the days come about on which each person is expected. */
export const SPAN: readonly ReadyColumn[] = [
  IN_PEOPLE,
  WEEK,
  {
    key: 'first',
    label: PERSON.first,
    formula: `=MAX({top.from},INT(${numberInPeople('start', '0')}))`,
    format: LOOKS.day,
    characters: 13,
  },
  {
    key: 'last',
    label: PERSON.last,
    formula: `=MIN({top.through},INT(${numberInPeople('end', '{top.through}')}))`,
    format: LOOKS.day,
    characters: 13,
  },
  {
    key: 'workdays',
    label: PERSON.workdays,
    formula: '=IF({row.last}<{row.first},0,NETWORKDAYS.INTL({row.first},{row.last},{row.week}))',
    format: LOOKS.count,
    characters: 10,
  },
];

/** The same with everybody's goal. These columns stand at the right end, for who wants to know. */
export const PLAN: readonly ReadyColumn[] = [GOAL, ...SPAN];

/** Hours that are expected of a person up to the last day that counts. It uses the column `off`. */
export const EXPECTED: FormulaTemplate = '=ROUND(({row.workdays}-{row.off})*{row.goal},6)';
