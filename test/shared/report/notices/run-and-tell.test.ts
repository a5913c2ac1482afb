import { type OwnerPorts, tellOwner } from '../../../../shared/report/notices/run-and-tell';
import { refresh } from '../../../../shared/report/refresh/refresh';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { NOON } from '../../../doubles/hand-clock';
import { httpAnswer } from '../../../doubles/scripted-transport';
import { DAYS, JANE, report } from '../report-bench';
import { HOUR, hourly, LINK, ownerBench } from './owner-bench';

describe('the owner of schedules', () => {
  it('is told of a refresh that failed twice, with the reason and a link, and of one that works again', () => {
    const bench = ownerBench();
    bench.save(hourly());
    bench.answers(401);
    bench.hour();
    expect(bench.told()).toEqual([]);
    bench.hour();
    bench.hour();
    expect(bench.told()).toMatchObject([{ event: 'failing', report: { id: 'r1', name: 'Hours' }, code: 'unauthorized', link: LINK }]);
    bench.answers();
    bench.hour();
    bench.hour();
    expect(bench.told().map(({ event }) => event)).toEqual(['failing', 'works-again']);
  });

  it('is told nothing of colleagues’ reports, of those without a schedule, and of what she tries by hand', () => {
    const bench = ownerBench();
    bench.save(hourly());
    bench.save(
      hourly({
        id: 'theirs',
        schedule: { when: { zone: 'UTC', every: 'hours', hours: 1 }, ownerId: 'ann', ownerName: 'Ann', since: NOON },
      }),
    );
    bench.save(report({ id: 'bare' }));
    bench.answers(401);
    for (const id of ['theirs', 'bare', 'r1', 'r1', 'r1']) runSync(refresh(bench.ports, id, JANE));
    runSync(tellOwner(bench.owner, ({ schedule }) => schedule?.ownerId === JANE.person.id));
    expect(bench.told()).toEqual([]);
  });

  it('is told nothing of what fails in a colleague’s open document, who is', () => {
    const bench = ownerBench();
    const when = { zone: 'UTC', every: 'day', at: 11 } as const;
    bench.save(hourly({ schedule: { when, ownerId: 'jane', ownerName: 'Jane Doe', since: NOON } }));
    bench.answers(401);
    for (let times = 0; times < 5; times += 1)
      runSync(refresh(bench.within(600_000), 'r1', { person: { id: 'omar', name: 'Omar' }, trigger: 'open' }));
    bench.hour();
    expect(bench.told()).toEqual([]);
    runSync(tellOwner(bench.owner, () => true));
    expect(bench.told()).toEqual([expect.objectContaining({ event: 'failing' })]);
  });

  it('is told of a schedule that did not run for more than a day', () => {
    const bench = ownerBench();
    bench.save(hourly());
    bench.hour();
    bench.clock.advance(40 * HOUR);
    bench.run({ budget: { spent: () => 'time' } });
    expect(bench.told()).toMatchObject([{ event: 'overdue' }]);
    bench.hour();
    expect(bench.told().map(({ event }) => event)).toEqual(['overdue', 'works-again']);
    bench.clock.advance(70 * HOUR);
    bench.hour();
    bench.hour();
    expect(bench.told().map(({ event }) => event)).toEqual(['overdue', 'works-again', 'ran-late']);
  });

  it('is not told of it where nothing runs while the file is closed', () => {
    const bench = ownerBench({ whileClosed: false });
    bench.save(hourly());
    bench.hour();
    bench.clock.advance(70 * HOUR);
    bench.hour();
    expect(bench.told()).toEqual([]);
  });

  it('is told at once of a failure that not even its document keeps', () => {
    const bench = ownerBench();
    bench.save(hourly());
    bench.clock.advance(HOUR);
    const documents = {
      ...bench.owner.documents,
      set: () => {
        throw new Error('full');
      },
    };
    bench.run({ documents });
    expect(bench.told()).toMatchObject([{ event: 'failing', code: 'unexpected' }]);
  });

  it('is told nothing of people, rows, the key or what a server said', () => {
    const bench = ownerBench();
    bench.save(hourly({ who: [{ kind: 'user', id: 1, name: 'Person 1' }] }));
    bench.serve(fakeOrganisation(3, DAYS), {
      dialect: 'current',
      fault: () => httpAnswer(403, JSON.stringify({ message: 'The report of Person 1 is not for you' })),
    });
    for (let hours = 0; hours < 3; hours += 1) bench.hour();
    expect(bench.told()).toHaveLength(1);
    expect(JSON.stringify(bench.messages.sent)).not.toMatch(/Person|Jane|not for you|fake/i);
  });

  it('never keeps a run from its work', () => {
    const bench = ownerBench();
    bench.save(hourly());
    const notifier = {
      ...bench.messages.notifier,
      post: () => {
        throw new Error('broken');
      },
    };
    const secrets = {
      ...bench.owner.secrets,
      set: () => {
        throw new Error('full');
      },
    };
    const lock: OwnerPorts['lock'] = { acquire: (name, ms) => (name === 'notices' ? undefined : bench.owner.lock.acquire(name, ms)) };
    bench.answers(401);
    for (const change of [{ notifier }, { secrets }, { lock }]) {
      bench.clock.advance(HOUR);
      expect(bench.run(change)).toHaveLength(1);
    }
    expect(bench.told()).toEqual([]);
    bench.hour();
    expect(bench.told()).toHaveLength(1);
  });

  it('keeps her addresses out of the document', () => {
    const bench = ownerBench();
    bench.save(hourly());
    bench.answers(500);
    bench.messages.answer = () => ({ status: 500 });
    for (let hours = 0; hours < 4; hours += 1) bench.hour();
    expect(bench.messages.sent.length).toBeGreaterThan(1);
    expect(JSON.stringify([[...bench.documents.entries], bench.diagnostics.troubles])).not.toContain('secretsecret');
  });
});
