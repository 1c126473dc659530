import { Annotations, CfnOutput, Resource } from 'aws-cdk-lib';
import { CfnClientCertificate } from 'aws-cdk-lib/aws-apigateway';
import type { ClientCertificateReference, IClientCertificateRef } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { GatehouseError, at, quote, renderFinding, suggestion, throwFindings } from '../errors';
import { certificateFindings, expiryFindings, rotationFindings } from './certificate-findings';
import type { ClientCertificateProps, RotatingClientCertificateProps } from './client-certificate-options';

/**
 * A certificate by which HTTP back ends know that API Gateway calls them; API Gateway makes it and keeps its private key.
 *
 * It is good for 365 days and cannot be renewed: `ClientCertificate.rotating` has several, so that back ends trust the next one before it
 * is used. The id is an output of the stack; `aws apigateway get-client-certificate` yields the PEM that back ends are to trust. For
 * stages of a `RestGateway`, and by `clientCertificateId` for aws-cdk-lib's own `Stage`.
 *
 * Errors: `GH_TYPE`, `GH_TEXT_EMPTY`, `GH_CLIENT_CERTIFICATE_DATE`; warnings: `GH_CLIENT_CERTIFICATE_EXPIRY`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html
 *
 * @example
 * const clientCertificate = new ClientCertificate(this, 'Certificate');
 *
 * new RestGateway(this, 'Api', {
 *   authorizer: Authorizers.iam(),
 *   routes: { 'GET /stock': { integration: Integrations.http('https://stock.example.com/') } },
 *   stages: { prod: { clientCertificate } },
 * });
 */
export class ClientCertificate extends Resource implements IClientCertificateRef {
  /**
   * Certificates that follow each other, one of which is in use.
   *
   * Errors: `GH_CLIENT_CERTIFICATE_GENERATION`, `GH_CLIENT_CERTIFICATE_DATE`, `GH_TYPE`; warnings: `GH_CLIENT_CERTIFICATE_EXPIRY`.
   *
   * @param scope the construct that they belong to
   * @param id the id
   * @param props the generations, and the one that is in use
   */
  public static rotating(scope: Construct, id: string, props: RotatingClientCertificateProps): RotatingClientCertificate {
    return new RotatingClientCertificate(scope, id, props);
  }

  /** The id, also an output of the stack. */
  public readonly clientCertificateId: string;

  constructor(scope: Construct, id: string, props: ClientCertificateProps = {}) {
    super(scope, id);
    at(this, () => throwFindings(certificateFindings(props)));
    const certificate = new CfnClientCertificate(this, 'Resource', { description: props.description });
    this.clientCertificateId = certificate.ref;
    new CfnOutput(this, 'Id', { value: certificate.ref, description: `The client certificate ${id}` });
    warnOfExpiry(this, 'the certificate', props);
  }

  /** What stages take. */
  public get clientCertificateRef(): ClientCertificateReference {
    return { clientCertificateId: this.clientCertificateId };
  }
}

/**
 * Client certificates that follow each other; stages take the one that is in use. Made by `ClientCertificate.rotating`.
 *
 * A generation's logical id follows from its name, so others come and go without replacing it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html
 */
export class RotatingClientCertificate extends Resource implements IClientCertificateRef {
  private readonly generations: Map<string, ClientCertificate>;
  private readonly current: string;

  constructor(scope: Construct, id: string, props: RotatingClientCertificateProps) {
    super(scope, id);
    at(this, () => throwFindings(rotationFindings(props)));
    this.generations = new Map(props.generations.map(({ name }) => [name, new ClientCertificate(this, `Generation-${name}`, { description: `${id} ${name}` })]));
    this.current = props.current;
    const { madeOn } = props.generations.find(({ name }) => name === props.current)!;
    warnOfExpiry(this, `generation ${quote(props.current)}, which is in use`, { madeOn, expiryCheck: props.expiryCheck, warnBefore: props.warnBefore });
  }

  /** The id of the certificate that is in use. */
  public get clientCertificateId(): string {
    return this.generations.get(this.current)!.clientCertificateId;
  }

  /** What stages take: the certificate that is in use. */
  public get clientCertificateRef(): ClientCertificateReference {
    return { clientCertificateId: this.clientCertificateId };
  }

  /**
   * The certificate of a generation, in use or not.
   *
   * Errors: `GH_CLIENT_CERTIFICATE_GENERATION`.
   *
   * @param name the name of the generation
   */
  public generation(name: string): ClientCertificate {
    const found = this.generations.get(name);
    if (found) return found;
    throw new GatehouseError({
      code: 'GH_CLIENT_CERTIFICATE_GENERATION',
      path: this.node.path,
      given: `there is no generation ${quote(name)}`,
      fix: suggestion(typeof name === 'string' ? name : quote(name), [...this.generations.keys()]),
    });
  }
}

function warnOfExpiry(construct: Construct, what: string, props: ClientCertificateProps): void {
  for (const finding of expiryFindings(what, props)) Annotations.of(construct).addWarningV2(`cdk-gatehouse:${finding.code}`, renderFinding(finding));
}
