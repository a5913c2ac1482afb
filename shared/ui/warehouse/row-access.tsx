import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  ABOUT_ROW_ACCESS,
  COPY_STATEMENTS,
  GRANTEE_HINT,
  MAY_SEE_ALL,
  MAY_SEE_TEAM,
  NEEDS_GROUPS,
  ROW_ACCESS,
  ROW_ACCESS_MISSING,
  STATEMENTS,
  TEAM_SHOWN,
  TEAM_SHOWN_HINT,
} from '#words/table-card';
import { policyStatements } from '../../bigquery/row-policies';
import type { Report } from '../../report/definition/definition';
import { tableShape } from '../../report/warehouse/table-shape';
import type { WarehouseTable } from '../../warehouse/warehouse';
import { Button } from '../parts/button';
import { TextField } from '../parts/field';
import { Copied } from './copied';

interface RowAccessProps {
  readonly report: Report;
  readonly table: WarehouseTable;
}

/** Writes the statements after which people see only the rows of their team. The add-on runs none of them. */
export function RowAccess({ report, table }: RowAccessProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [team, setTeam] = useState('');
  const [leads, setLeads] = useState('');
  const [fillers, setFillers] = useState('');
  const statements = (): string => {
    if ([team, leads, fillers].some((text) => text.trim() === '')) throw new Error(ROW_ACCESS_MISSING);
    return policyStatements(table, granteesIn(fillers), [{ team: team.trim(), grantees: granteesIn(leads) }])
      .map((statement) => `${statement};`)
      .join('\n\n');
  };
  const hasGroups = tableShape(report).fields.some(({ name }) => name === 'groups');
  return (
    <>
      <Button look="plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {ROW_ACCESS}
      </Button>
      {isOpen && !hasGroups && <p class="hint">{NEEDS_GROUPS}</p>}
      {isOpen && hasGroups && (
        <div>
          <p class="hint">{ABOUT_ROW_ACCESS}</p>
          <TextField label={TEAM_SHOWN} hint={TEAM_SHOWN_HINT} value={team} onText={setTeam} />
          <TextField label={MAY_SEE_TEAM} hint={GRANTEE_HINT} dir="ltr" value={leads} onText={setLeads} />
          <TextField label={MAY_SEE_ALL} hint={GRANTEE_HINT} dir="ltr" value={fillers} onText={setFillers} />
          <Copied words={COPY_STATEMENTS} what={STATEMENTS} text={statements} />
        </div>
      )}
    </>
  );
}

/** Commas or spaces are between them. */
const granteesIn = (text: string): readonly string[] => text.trim().split(/[\s,]+/);
