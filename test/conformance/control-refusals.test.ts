import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { NEVER_PROVOKED } from './never-provoked';
import { PROVOKED, WARNED } from './provoked';
import type { Provocation } from './provoked';
import { refusals, statementsOf, whereRecorded } from './recordings';
import { newGateway, newStack, templateOf } from '../gateways/rest/fixtures';

// `overrides` of a route are the author's own OpenAPI, and can provoke whatever they like.

/** Makes the gateway that AWS would refuse, synthesizes it, and says how it was refused. */
function refusalOf([, , , props]: Provocation): string {
  const stack = newStack();
  try {
    newGateway(stack, props(stack));
    templateOf(stack);
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was refused';
}

describe('what AWS refuses of a route table is refused at synth', () => {
  test.each(PROVOKED)('«%s»: %s', (...row) => {
    const [, , code] = row;
    expect(refusalOf(row)).toMatch(new RegExp(`(?:^|\\] )${code}: `));
  });

  test.each(WARNED)('«%s»: %s, a warning', (_message, _what, code, props) => {
    const stack = newStack();
    newGateway(stack, props(stack));
    expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp(`${code}: `))).toHaveLength(1);
  });
});

whereRecorded('control', 'import')('every recorded refusal has its row', () => {
  const recorded = new Set(refusals().flatMap(({ message }) => statementsOf(message)));
  const provoked = new Set([...PROVOKED, ...WARNED].map(([message]) => message));
  const never = NEVER_PROVOKED.map(([message]) => message);

  test('there are recorded refusals', () => {
    expect(recorded.size).toBeGreaterThan(0);
  });

  test('and is either provoked by a route table or cannot be, for a reason', () => {
    expect([...recorded].filter((message) => !provoked.has(message) && !never.includes(message))).toEqual([]);
  });

  test('but not both, and not twice', () => {
    expect(never.filter((message, i) => provoked.has(message) || never.indexOf(message) < i)).toEqual([]);
  });

  // Another folder may have fewer.
  (process.env.GATEHOUSE_CONFORMANCE === undefined ? test : test.skip)('and every row is recorded', () => {
    expect([...provoked, ...never].filter((message) => !recorded.has(message))).toEqual([]);
  });
});

describe('the statements of a message', () => {
  test('are one for each validation error', () => {
    const message = "2 validation errors detected: Value 'a' at 'x.patchOperations.1.member.op' failed; Value 'b' at 'y' failed";
    expect(statementsOf(message)).toEqual(["Value 'a' at 'x.patchOperations.*.member.op' failed", "Value 'b' at 'y' failed"]);
  });

  test('have no long lists', () => {
    expect(statementsOf(`Wrong. Must be one of: [${'/a, '.repeat(30)}/b]`)).toEqual(['Wrong. Must be one of: […]']);
    expect(statementsOf('Wrong. Must be one of: [a, b]')).toEqual(['Wrong. Must be one of: [a, b]']);
  });
});
