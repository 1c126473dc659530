import { quote, shapeFindings, suggestion } from '../errors';
import type { Finding } from '../errors';
import type { ClientCertificateExpiryOptions, ClientCertificateProps, RotatingClientCertificateProps } from './client-certificate-options';
import { CERTIFICATE_DAYS, dateFindings, daysAfter } from './dates';
import { ExpiryCheck } from './expiry-check';

const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** What is wrong with a certificate's props, as data. */
export function certificateFindings(props: ClientCertificateProps): Finding[] {
  const shape = shapeFindings('the client certificate', props, { description: 'text', madeOn: 'text', expiryCheck: 'object', warnBefore: 'duration' });
  if (shape.length > 0) return shape;
  const { description, madeOn } = props;
  return [
    ...description === '' ? [{ code: 'GH_TEXT_EMPTY', given: 'description is empty', allowed: 'text', fix: 'Leave it out, or say something' } as const] : [],
    ...madeOn === undefined ? [] : dateFindings('madeOn', madeOn),
    ...checkFindings(props),
  ];
}

/** What is wrong with certificates that follow each other, as data. */
export function rotationFindings(options: RotatingClientCertificateProps): Finding[] {
  const shape = shapeFindings('the rotation', options, { generations: 'list', current: 'text', expiryCheck: 'object', warnBefore: 'duration' });
  if (shape.length > 0) return shape;
  const { generations = [], current } = options;
  const shapes = generations.flatMap((each, i) => shapeFindings(`generation ${i + 1}`, each, { name: 'text', madeOn: 'text' }));
  if (shapes.length > 0) return shapes;
  const names = generations.map(({ name }) => name);
  return [
    ...names.filter((name) => typeof name !== 'string' || !NAME.test(name)).map((name) => generation(`a generation is called ${quote(name)}`, '1 to 64 of A-Z a-z 0-9 _ -', 'Rename it')),
    ...names.filter((name, i) => names.indexOf(name) < i).map((name) => generation(`two generations are called ${quote(name)}`, 'one name for each', 'Rename the newer one')),
    ...names.includes(current) ? [] : [generation(`current is ${quote(current)}`, 'the name of a generation', suggestion(String(current), names))],
    ...generations.flatMap(({ name, madeOn }) => (madeOn === undefined ? [] : dateFindings(`madeOn of generation ${quote(name)}`, madeOn))),
    ...checkFindings(options),
  ];
}

/** A certificate that is near its end on the day of the check, or past it. */
export function expiryFindings(what: string, { madeOn, expiryCheck, warnBefore }: ClientCertificateProps): Finding[] {
  if (madeOn === undefined || expiryCheck === undefined) return [];
  const end = daysAfter(madeOn, CERTIFICATE_DAYS);
  const day = expiryCheck._day();
  if (day < daysAfter(end, -(warnBefore?.toDays() ?? 30))) return [];
  return [{
    code: 'GH_CLIENT_CERTIFICATE_EXPIRY',
    given: `${what}, made on ${madeOn}, ${day < end ? 'ends' : 'ended'} on ${end}`,
    allowed: 'a certificate in use that back ends still accept',
    fix: 'Add a generation, let the back ends trust it, then name it as current: see docs/client-certificates.md',
  }];
}

function checkFindings({ expiryCheck, warnBefore }: ClientCertificateExpiryOptions): Finding[] {
  const days = warnBefore === undefined || warnBefore.isUnresolved() ? NaN : warnBefore.toDays({ integral: false });
  const fine = warnBefore === undefined || (Number.isInteger(days) && days >= 0 && days <= CERTIFICATE_DAYS);
  return [
    ...expiryCheck === undefined || expiryCheck instanceof ExpiryCheck ? [] : [{
      code: 'GH_TYPE', given: `expiryCheck is ${quote(expiryCheck)}`, allowed: 'an ExpiryCheck', fix: 'Write ExpiryCheck.on(…) or ExpiryCheck.ofBuild()',
    } as const],
    ...fine ? [] : [{
      code: 'GH_CLIENT_CERTIFICATE_DATE', given: `warnBefore is ${quote(Number.isNaN(days) ? 'a token' : `${days} days`)}`, allowed: '0 to 365 whole days', fix: 'Use Duration.days(…)',
    } as const],
  ];
}

function generation(given: string, allowed: string, fix: string): Finding {
  return { code: 'GH_CLIENT_CERTIFICATE_GENERATION', given, allowed, fix };
}
