import { Fields, isObject, own } from '../../../template';
import type { Report } from '../report';

const MOST_HOPS = 20;

/** An OpenAPI body of one API: its version, and what its references lead to. */
export class OpenApiDocument {
  public readonly fields: Fields;
  /** Whether it is of version 2, which is called Swagger. */
  public readonly isSwagger: boolean;

  constructor(public readonly logicalId: string, body: unknown, private readonly reports: Report) {
    this.fields = Fields.of(logicalId, body, 'Body');
    this.isSwagger = this.fields.raw('swagger') !== undefined;
    if (!this.isSwagger && this.fields.raw('openapi') === undefined) this.fields.fail('Body is no OpenAPI document: it has neither `openapi` nor `swagger`');
  }

  /** Reports what AWS reads and the local gateway does not, or what AWS ignores with a warning. */
  public report(reason: string): void {
    this.reports(this.logicalId, 'AWS::ApiGateway::RestApi', reason);
  }

  /** The schemas, which become models. */
  public get schemas(): Fields {
    return this.isSwagger ? this.fields.fields('definitions') : this.fields.fields('components').fields('schemas');
  }

  /** The security schemes. */
  public get securitySchemes(): Fields {
    return this.isSwagger ? this.fields.fields('securityDefinitions') : this.fields.fields('components').fields('securitySchemes');
  }

  /** The fields of a part, wherever it is written: a reference to another place of the body is followed. */
  public part(value: unknown, place: string): Fields {
    return Fields.of(this.logicalId, this.followed(value, place), place);
  }

  private followed(value: unknown, place: string): unknown {
    let current = value;
    for (let hop = 0; hop < MOST_HOPS; hop += 1) {
      const reference = isObject(current) ? own(current, '$ref') : undefined;
      if (typeof reference !== 'string') return current;
      current = this.at(reference) ?? this.fields.fail(`${place} refers to ${reference}, which the body does not have`);
    }
    return this.fields.fail(`${place} refers to itself`);
  }

  private at(reference: string): unknown {
    if (!reference.startsWith('#/')) return undefined;
    const keys = reference.slice(2).split('/').map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
    return keys.reduce<unknown>((value, key) => (isObject(value) ? own(value, key) : undefined), this.fields.json());
  }
}

/** A map of a body whose values must be text; API Gateway ignores others with a warning. */
export function textsOf(document: OpenApiDocument) {
  return (fields: Fields, name: string): Readonly<Record<string, string>> => {
    const map = fields.fields(name);
    const [texts, others] = [true, false].map((isText) => Object.entries(map.json()).filter(([, value]) => (typeof value === 'string') === isText));
    for (const [key] of others) document.report(`${map.at(key)} is no text, so API Gateway ignores it with a warning`);
    return Object.fromEntries(texts) as Record<string, string>;
  };
}
