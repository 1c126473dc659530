import type { Finding } from '../../errors';
import type { Template } from '../../vtl';
import { piecewise } from '../literals';
import type { MappedRoute } from '../source-findings';
import { vtl as dialect } from '../vtl';

/** What is wrong with hand-written VTL, as data: syntax, and overrides that would happen twice. */
export function vtlFindings(vtl: string, { where }: Pick<MappedRoute, 'where'>, box: 'request' | 'response'): Finding[] {
  try {
    const template = dialect().parseTemplate(withoutTokens(vtl));
    return [...repeatedFindings(template, where, box), ...box === 'response' ? lateFindings(template, where) : []];
  } catch (error) {
    if (!(error instanceof dialect().VtlError)) throw error;
    return [{ code: 'GH_TEMPLATE_SYNTAX', given: `the ${box} template of ${where} does not parse: ${error.message}`, allowed: 'Velocity templates as API Gateway runs them', fix: 'Mend the template there' }];
  }
}

function lateFindings(template: Template, where: string): Finding[] {
  const late = dialect().referencesOf(template).filter(({ assigned, root, steps: [first] }) => assigned && root === 'context' && first !== undefined && 'name' in first && first.name === 'requestOverride');
  return late.map(({ at }) => ({
    code: 'GH_SOURCE',
    given: `a template of ${where} overrides the integration request in line ${at.line}, column ${at.column}`,
    allowed: 'overrides of the answer: the request has been sent',
    fix: 'Move the override into a template of the mapping',
  }));
}

function repeatedFindings(template: Template, where: string, box: string): Finding[] {
  return dialect().repeatedAssignments(template).map(({ at, root, steps }) => ({
    code: 'GH_MAPPING_TWICE',
    given: `the ${box} template of ${where} overrides $${[root, ...steps.map((step) => ('name' in step ? step.name : '[…]'))].join('.')} again in line ${at.line}, column ${at.column}`,
    allowed: 'each parameter once: API Gateway answers 5XX otherwise',
    fix: 'Collect the value in a variable first, and set the override once',
  }));
}

/** Names in hand-written VTL that API Gateway does not have: warnings, because AWS may know more than this library. */
export function vtlWarnings(vtl: string, where: string): Finding[] {
  const idle = [...vtl.matchAll(/#\{?(macro|evaluate)\b/g)].map(([directive]): Finding => ({
    code: 'GH_TEMPLATE_NAME',
    given: `a template of ${where} has ${directive}, which API Gateway leaves as it is written`,
    allowed: 'the directives of docs/vtl.md',
    fix: 'Write out what it stands for',
  }));
  const unknown = dialect().unknownNames(dialect().parseTemplate(withoutTokens(vtl))).map(({ written, at, reason, suggestion }): Finding => ({
    code: 'GH_TEMPLATE_NAME',
    given: `${written} in line ${at.line}, column ${at.column} of a template of ${where} ${reason}`,
    allowed: 'what $input, $util and $context have',
    fix: suggestion === undefined ? 'See docs/vtl.md for what there is' : `Did you mean ${suggestion}`,
  }));
  return [...idle, ...unknown];
}

/** Tokens are values of the deployment, not references: a number of the same length stands for them, which may stand in an expression too. */
function withoutTokens(vtl: string): string {
  return piecewise(vtl).map((piece) => (piece.isToken ? '7'.repeat(piece.text.length) : piece.text)).join('');
}
