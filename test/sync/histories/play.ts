import type { Actor } from './actor';
import type { History, Step } from './commands';
import { journalEqualsState } from './journal-state';
import {
  copyOf,
  differing,
  forcePair,
  isBroken,
  isOpen,
  newPair,
  restorePair,
  runPair,
  same,
  settlePair,
  type ModelPair,
  type Policy,
  type Candidacy,
  type DeletionPolicy,
} from './model';
import { nothingSeen } from './seen';
import type { World } from './world';

const prefix: Record<string, string> = { name: 'n', phone: 'p', street: 's', city: 'c' };

/** Plays one history against the product and the model side by side, and compares them after every step. */
export class Play {
  private policy: Policy = 'MERGE';
  private deletionPolicy: DeletionPolicy = 'NONE';
  private actors: Actor[] = [];
  readonly seen = nothingSeen();

  constructor(private readonly world: World) {}

  async run({ pairs, steps }: History): Promise<void> {
    for (const [at, actors] of (await this.world.begin(pairs.length)).entries()) {
      const { erp, crm } = await this.world.values(actors);
      const actor: Actor = { ...actors, pair: null, erp, crm, inactive: false, written: new Map() };
      this.actors.push(actor);
      if (pairs[at]) await this.couple(actor, 'TO_CRM');
    }
    for (const [at, step] of steps.entries()) {
      await this.step(step);
      await this.compare(`step ${at} (${JSON.stringify(step)})`);
    }
    await this.settleDown();
  }

  private async step(step: Step): Promise<void> {
    if (step.do === 'policy') {
      this.policy = step.policy;
      return this.world.policy(step.policy);
    }
    if (step.do === 'deletionPolicy') return this.choose(step.policy);
    if (step.do === 'run') return this.runOnce();
    if (step.do === 'parallel') return this.runTwice();
    if (step.do === 'crash') return this.crash(step.afterMs);
    if (step.do === 'settle') return this.settle(step);
    const actor = this.actors[step.pair];
    if (!actor) return;
    if (step.do === 'edit' || step.do === 'credit') return this.edit(actor, step);
    if (step.do === 'race') return this.race(actor, step);
    if (step.do === 'clash') return this.clash(actor, step);
    if (step.do === 'couple') return this.couple(actor, step.initial);
    if (step.do === 'delete') return this.remove(actor, step.side);
    if (step.do === 'revive') return this.revive(actor);
    if (step.do === 'lose') return this.lose(actor, step);
    if (!actor.pair) return;
    if (step.do === 'uncouple') return this.uncouple(actor);
    if (step.do === 'retry') return this.world.retry(actor);
    return this.force(actor, step.winner);
  }

  private async edit(
    actor: Actor,
    step: Extract<Step, { do: 'edit' | 'credit' | 'race' }>,
  ): Promise<void> {
    const side = step.do === 'credit' ? 'erp' : step.side;
    const field = step.do === 'credit' ? 'credit' : step.field;
    const values = actor.pair ? actor.pair[side] : actor[side];
    if (
      !values ||
      (actor.pair && isBroken(actor.pair) && (await this.world.values(actor))[side] === null)
    )
      return;
    const value = field === 'credit' ? String(step.value * 100) : `${prefix[field]}${step.value}`;
    await this.world.edit(side, side === 'erp' ? actor.erpId : actor.crmId, field, value);
    values[field] = value;
    if (actor.pair) actor.pair[side === 'erp' ? 'erpMoved' : 'crmMoved'] = true;
    const version = (await this.world.versions(actor))[side];
    actor.written.set(`${side}.${this.world.property(side, field)}`, version ?? '0');
  }

  private async clash(actor: Actor, step: Extract<Step, { do: 'clash' }>): Promise<void> {
    const { pair, field } = step;
    await this.edit(actor, { do: 'edit', pair, field, side: 'erp', value: step.erp });
    await this.edit(actor, { do: 'edit', pair, field, side: 'crm', value: step.crm });
  }

  private async couple(actor: Actor, initial: 'NONE' | 'TO_CRM' | 'FROM_CRM'): Promise<void> {
    if (actor.pair || !actor.erp || !actor.crm) return;
    await this.world.couple(actor, initial);
    actor.pair = newPair(actor.erp, actor.crm);
    if (initial !== 'NONE') forcePair(actor.pair, initial === 'TO_CRM' ? 'erp' : 'crm');
  }

  private async uncouple(actor: Actor): Promise<void> {
    await this.world.uncouple(actor);
    await this.part(actor);
  }

  // They are no longer coupled; what is left of them keeps its values.
  private async part(actor: Actor): Promise<void> {
    const alive = await this.world.values(actor);
    actor.erp = alive.erp && actor.pair ? { ...actor.pair.erp } : null;
    actor.crm = alive.crm && actor.pair ? { ...actor.pair.crm } : null;
    actor.pair = null;
  }

  private async remove(actor: Actor, side: 'erp' | 'crm'): Promise<void> {
    await this.world.remove(side, actor);
    if (actor.pair && !actor.pair.lost.includes(side)) actor.pair.lost.push(side);
    else actor[side] = null;
    const left = await this.world.values(actor);
    if (!left.erp && !left.crm) actor.inactive = false;
  }

  private choose(policy: DeletionPolicy): Promise<void> {
    this.deletionPolicy = policy;
    return this.world.deletionPolicy(policy);
  }

  // A record goes, a run goes by the policy, and somebody may take up again what it left behind.
  private async lose(actor: Actor, step: Extract<Step, { do: 'lose' }>): Promise<void> {
    await this.choose(step.policy);
    await this.remove(actor, step.side);
    await this.runOnce();
    if (!step.revived) return;
    await this.revive(actor);
    await this.runOnce();
  }

  private async revive(actor: Actor): Promise<void> {
    if (!actor.inactive) return;
    await this.world.revive(actor);
    actor.inactive = false;
    this.seen.revived += 1;
  }

  private async force(actor: Actor, winner: 'erp' | 'crm'): Promise<void> {
    const { pair } = actor;
    if (!pair || isBroken(pair)) return;
    const { skipped } = await this.candidacyOf(actor, pair);
    const kind = await this.world.force(actor, winner);
    if (skipped) expect(kind).toBe('skipped');
    else forcePair(pair, winner);
  }

  // The named pair, or the first one that has something to settle.
  private async settle({ pair, winner }: Extract<Step, { do: 'settle' }>): Promise<void> {
    const actor = [this.actors[pair], ...this.actors].find((each) => isOpen(each?.pair));
    if (!actor?.pair) return;
    await this.world.settle(actor, winner);
    settlePair(actor.pair, winner);
    this.seen.settled += 1;
  }

  private async runOnce(): Promise<void> {
    const after = await this.expected();
    await this.world.run();
    await this.accept(after);
  }

  // One of two runs at once may be refused; together they do what one does.
  private async runTwice(): Promise<void> {
    const after = await this.expected();
    const results = await Promise.allSettled([this.world.run(), this.world.run()]);
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    await this.accept(after);
  }

  // Whatever a crash left undone, the next run does; what was committed is not done twice.
  private async crash(afterMs: number): Promise<void> {
    const after = await this.expected();
    const run = this.world.run().catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await this.world.cut();
    await run;
    this.seen.crashes += 1;
    await this.world.run();
    await this.accept(after);
  }

  // An edit during a run happened before it or after it, and is never lost.
  private async race(actor: Actor, step: Extract<Step, { do: 'race' }>): Promise<void> {
    const before = this.actors.map(({ pair }) => (pair ? copyOf(pair) : null));
    const looked: (Candidacy | null)[] = [];
    for (const each of this.actors)
      looked.push(each.pair ? await this.candidacyOf(each, each.pair) : null);
    await Promise.all([this.world.run(), this.edit(actor, step)]);
    const orders = before.map((pair, at) => {
      const candidacy = looked[at];
      return pair && candidacy
        ? this.orders(pair, candidacy, this.actors[at] === actor ? step : null)
        : [];
    });
    for (const [at, each] of this.actors.entries()) {
      if (!each.pair) continue;
      if (await this.isLetGo(each, before[at], looked[at])) {
        await this.part(each);
        continue;
      }
      await this.world.follow(each);
      const actual = await this.world.values(each);
      const possible = (orders[at] ?? []).filter((model) => same(model, actual));
      // Two orders may leave the same values behind and differ in what was agreed on.
      const agreed = await this.stamped(each);
      const fits =
        possible.find(
          ({ erpMoved, crmMoved }) => erpMoved === agreed.erpMoved && crmMoved === agreed.crmMoved,
        ) ?? possible[0];
      if (!fits)
        throw new Error(
          `After a race pair ${at} is neither as before nor as after the edit: ${JSON.stringify(actual)}`,
        );
      each.pair = { ...fits, ...agreed };
      if (fits.settled && !before[at]?.settled) each.inactive = true;
      await this.checkBroken(each);
    }
  }

  private orders(
    pair: ModelPair,
    looked: Candidacy,
    step: Extract<Step, { do: 'race' }> | null,
  ): ModelPair[] {
    const runFirst = copyOf(pair);
    this.runBoth(runFirst, looked);
    if (!step) return [runFirst];
    const write = (model: ModelPair): boolean => {
      model[step.side][step.field] = `${prefix[step.field]}${step.value}`;
      model[step.side === 'erp' ? 'erpMoved' : 'crmMoved'] = true;
      return step.side === 'crm';
    };
    write(runFirst);
    const between = copyOf(pair);
    this.runBoth(between, looked, () => write(between));
    const editFirst = copyOf(pair);
    const touches = write(editFirst);
    const seen = { ...looked, [touches ? 'crmTouched' : 'erpTouched']: true };
    this.runBoth(editFirst, seen);
    return [runFirst, between, editFirst];
  }

  // What the database says of agreement after a step whose order is open.
  private async stamped(actor: Actor): Promise<Pick<ModelPair, 'erpMoved' | 'crmMoved'>> {
    const [seen, versions] = [await this.world.coupling(actor), await this.world.versions(actor)];
    const erpMoved = seen?.erpVersion !== versions.erp;
    const crmMoved = seen?.crmVersion !== versions.crm;
    return { erpMoved, crmMoved };
  }

  // What each pair must be after a complete run.
  private async expected(): Promise<(ModelPair | null)[]> {
    const after: (ModelPair | null)[] = [];
    for (const actor of this.actors) {
      if (!actor.pair) {
        after.push(null);
        continue;
      }
      const looked = await this.candidacyOf(actor, actor.pair);
      if (await this.isLetGo(actor, actor.pair, looked)) {
        after.push(null);
        continue;
      }
      const model = copyOf(actor.pair);
      if (looked.skipped) this.seen.skipped += 1;
      if (isOpen(model)) this.seen.conflicts += 1;
      else if (!isBroken(model) && model.erpMoved && model.crmMoved) this.seen.merged += 1;
      this.runBoth(model, looked);
      after.push(model);
    }
    return after;
  }

  private async accept(after: readonly (ModelPair | null)[]): Promise<void> {
    for (const [at, actor] of this.actors.entries()) {
      if (actor.pair && !after[at]) await this.part(actor);
      if (actor.pair && isBroken(actor.pair)) await this.world.follow(actor);
      const settled = actor.pair?.settled ?? false;
      actor.pair = after[at] ?? null;
      if (!settled && actor.pair?.settled) actor.inactive = true;
      await this.checkBroken(actor);
    }
  }

  // Both passes of a run over a pair; what is left of a broken one goes by the deletion policy, once.
  private runBoth(model: ModelPair, looked: Candidacy, between?: () => boolean): void {
    runPair(model, this.policy, looked, between);
    if (!isBroken(model) || looked.skipped) return;
    if (this.deletionPolicy === 'DEACTIVATE') model.settled = true;
    // What is out of business is outside its filter, and gets no new counterpart.
    if (this.deletionPolicy !== 'RESTORE' || looked.outside) return;
    restorePair(model);
    this.seen.restored += 1;
  }

  // A broken pair says what is gone, and under a policy that has an answer it never fails (7.2).
  private async checkBroken(actor: Actor): Promise<void> {
    if (!actor.pair || !isBroken(actor.pair)) return;
    const [seen, { erp, crm }] = [await this.world.coupling(actor), await this.world.values(actor)];
    const gone = [erp ? [] : ['erp'], crm ? [] : ['crm']].flat().join('+');
    expect(seen?.gone).toBe(gone);
    if (this.deletionPolicy === 'NONE' || seen?.skipped) return;
    expect({ toCrm: seen?.toCrmFailed, fromCrm: seen?.fromCrmFailed }).toEqual({
      toCrm: false,
      fromCrm: false,
    });
    if (actor.pair.settled) this.seen.deactivated += 1;
    else this.seen.ignored += 1;
    expect(seen?.settledBy === 'DEACTIVATE').toBe(actor.pair.settled);
  }

  // A run removes a coupling of which nothing is left (D-4), or half of it where the policy says so.
  private async isLetGo(
    actor: Actor,
    pair: ModelPair | null | undefined,
    looked: Candidacy | null | undefined,
  ): Promise<boolean> {
    if (!pair || !isBroken(pair)) return false;
    const { erp, crm } = await this.world.values(actor);
    if (erp === null && crm === null) return true;
    const letGo = this.deletionPolicy === 'REMOVE_COUPLING' && !looked?.skipped;
    if (letGo) this.seen.letGo += 1;
    return letGo;
  }

  private async candidacyOf(actor: Actor, pair: ModelPair): Promise<Candidacy> {
    const seen = await this.world.coupling(actor);
    const touched = await this.world.touched(actor);
    return {
      skipped: seen !== null && seen.skipped && !this.world.reasonChanged(seen, pair),
      erpTouched: touched.erp,
      crmTouched: touched.crm,
      toCrmFailed: seen?.toCrmFailed ?? false,
      fromCrmFailed: seen?.fromCrmFailed ?? false,
      outside: actor.inactive,
    };
  }

  private async compare(when: string): Promise<void> {
    for (const [at, actor] of this.actors.entries()) {
      const actual = await this.world.values(actor);
      const model = actor.pair ?? { erp: actor.erp, crm: actor.crm };
      const note = `pair ${at} after ${when}`;
      for (const side of ['erp', 'crm'] as const) {
        const there = actor.pair ? !actor.pair.lost.includes(side) : actor[side] !== null;
        expect({ note, side, there: actual[side] !== null }).toEqual({ note, side, there });
        if (there) expect({ note, side, ...actual[side] }).toEqual({ note, side, ...model[side] });
      }
      expect({ note, coupled: (await this.world.coupling(actor)) !== null }).toEqual({
        note,
        coupled: actor.pair !== null,
      });
      expect({ note, inactive: await this.world.inactive(actor) }).toEqual({
        note,
        inactive: actor.inactive,
      });
      await journalEqualsState(this.world, actor, note);
    }
  }

  // Runs end: after a few nothing is written any more, and what is not in conflict is equal on both sides.
  private async settleDown(): Promise<void> {
    for (let round = 0; round < 2; round++) {
      await this.runOnce();
      await this.compare(`round ${round} of settling down`);
    }
    expect(await this.world.run()).toBe(0);
    const pairs = this.actors.flatMap(({ pair }) => pair ?? []);
    for (const pair of pairs.filter((each) => !isBroken(each) && !each.erpMoved && !each.crmMoved))
      expect(differing(pair)).toEqual([]);
  }
}
