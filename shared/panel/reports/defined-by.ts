import type { Report } from '../../report/definition/definition';

/**
 * What people choose. Its form follows from that. Where it stands now, whose key its schedule uses, what its connection is called, the words of its
 * rules and when its weeks begin change by themselves.
 */
export const definedBy = ({ version: _, destination: __, weekStart: ___, schedule, connection, alerts, ...rest }: Report): string =>
  JSON.stringify([
    Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1)),
    schedule?.when,
    connection?.handle,
    alerts && { ...alerts, rules: alerts.rules.map((rule) => ({ ...rule, id: '' })) },
  ]);
