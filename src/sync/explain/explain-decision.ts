import { destinationChanged, neverAgreed } from '../engine/decision/change-test';
import { DECISION_STEPS } from '../engine/decision/decide';
import type { Decision } from '../engine/decision/pair';
import { destinationOf } from '../mapping/direction';
import type { ExplainedPass, PassVerdict, Steps } from './explanation';
import type { PairScene } from './explain-pair';

/** What a run decides about a pair that it looks at (S-14), step by step. */
export function decision(steps: Steps, scene: PairScene): ExplainedPass {
  const { coupling, look, view } = scene;
  // A look treats a skipped pair as if it were brought back; here it is what it is.
  const pair = { ...view.pair, coupling };
  for (const { rule, asks, step } of DECISION_STEPS) {
    const decided = step(pair, look.batch.policy);
    if (decided) {
      // The look knows more of a failure than the step by itself, such as who took a merged record over.
      const told = decided.do === 'fail' && view.decision?.do === 'fail' ? view.decision : decided;
      return steps.stop(rule, asks, wordsOf(told, scene), verdictOf(told));
    }
    steps.pass(rule, asks, 'No.');
  }
  return values(steps, scene);
}

function values(steps: Steps, { look, view, mapping, coupling }: PairScene): ExplainedPass {
  const convertible = 'Can every field be converted for the other side?';
  const { refusal, settlement } = view;
  if (refusal) {
    const answer = `No (${refusal.code}): ${refusal.message} ${refusal.remedy ?? ''}`.trim();
    return steps.stop('S-14/6', convertible, answer, 'FAILS');
  }
  steps.pass('S-14/6', convertible, 'Yes.');
  const differing = Object.keys(view.changed);
  const differs = 'Would a field of the other side change?';
  if (differing.length === 0) {
    const answer = 'No: all mapped fields are the same. Only the pair is stamped anew.';
    return steps.stop('S-14/8', differs, answer, 'UNCHANGED');
  }
  steps.pass('S-14/6', differs, `Yes: ${differing.join(', ')}.`);
  const both = `Did the ${destinationOf(steps.direction)} record change as well?`;
  const pair = { ...view.pair, coupling };
  const { policy } = look.batch;
  if (mapping.direction !== 'BOTH')
    steps.pass('S-14/5', both, 'Not asked: the mapping goes one way, so the source wins.');
  else if (destinationChanged(pair, policy)) steps.pass('S-14/5', both, 'Yes.');
  else if (neverAgreed(pair, policy))
    steps.pass('S-14/5', both, 'No, but the two have never agreed on a value.');
  else steps.pass('S-14/5', both, 'No.');
  return settled(steps, mapping.updatePolicy, settlement);
}

function settled(
  steps: Steps,
  policy: string,
  settlement: PairScene['view']['settlement'],
): ExplainedPass {
  const question = `What does the update policy ${policy} say?`;
  const fields = (settlement?.clashes ?? []).map((clash) => clash.erpField ?? clash.crmField);
  if (settlement?.conflict) {
    const answer = `A conflict over ${fields.join(', ')}: a person decides (conflictSettle). Identical again, the pair is skipped.`;
    return steps.stop('S-15', question, answer, 'CONFLICT');
  }
  if (settlement?.yields)
    return steps.stop('S-15', question, 'The other side wins; this pass leaves it.', 'YIELDS');
  const written = Object.keys(settlement?.write ?? {});
  const back = settlement?.opposite
    ? ' What the other side changed travels back in the same step (S-16).'
    : '';
  if (written.length === 0)
    return steps.stop(
      'S-14/8, S-16',
      question,
      `Nothing is sent this way.${back}`,
      back ? 'WRITES' : 'UNCHANGED',
    );
  return steps.stop('S-14/9', question, `Written: ${written.join(', ')}.${back}`, 'WRITES');
}

function wordsOf(decided: Decision, { coupling, mapping }: PairScene): string {
  switch (decided.do) {
    case 'unchanged':
      return 'Yes. Nothing is done.';
    case 'insert':
      return `Yes. By the deletion policy ${mapping.deletionPolicy} it is created again.`;
    case 'removeCoupling':
      return `Yes. By the deletion policy ${mapping.deletionPolicy} the coupling is removed.`;
    case 'deactivate':
      return `Yes. By the deletion policy ${mapping.deletionPolicy} the record that is left is deactivated; the pair stays coupled.`;
    case 'skip':
    case 'leave':
    case 'fail': {
      const { refusal } = decided;
      const times =
        decided.do === 'skip' && coupling.failureCode
          ? ` It failed ${coupling.failureCount} times with ${coupling.failureCode}.`
          : '';
      return `Yes. ${refusal?.message ?? ''}${times} ${refusal?.remedy ?? ''}`.trim();
    }
    case 'update':
      return 'No.';
  }
}

const VERDICTS: Record<Decision['do'], PassVerdict> = {
  insert: 'RESTORES',
  update: 'WRITES',
  unchanged: 'UNCHANGED',
  removeCoupling: 'UNCOUPLES',
  deactivate: 'DEACTIVATES',
  leave: 'LEFT_ALONE',
  skip: 'LEFT_ALONE',
  fail: 'FAILS',
};

function verdictOf(decided: Decision): PassVerdict {
  return VERDICTS[decided.do];
}
