import { TemplateError } from '../../../template';
import type { Fields, TemplateResource } from '../../../template';
import type { Report } from '../report';

/** The resources of a template that belong to one API, by type. */
export class ApiMembers {
  private readonly byType = new Map<string, readonly TemplateResource[]>();
  private readonly made = new Map<TemplateResource, unknown>();

  constructor(public readonly api: TemplateResource, private readonly resources: readonly TemplateResource[], public readonly report: Report) {}

  /** Those of a type. */
  public of(type: string): readonly TemplateResource[] {
    const known = this.byType.get(type) ?? this.resources.filter((each) => each.type === `AWS::ApiGateway::${type}`)
      .filter(({ properties }) => properties.text('RestApiId') === this.api.ref);
    this.byType.set(type, known);
    return known;
  }

  /** What is made of a resource, made once. */
  public once<T>(resource: TemplateResource, make: (resource: TemplateResource) => T): T {
    if (!this.made.has(resource)) this.made.set(resource, make(resource));
    return this.made.get(resource) as T;
  }

  /** The one of a type that a property names by its id. */
  public named(type: string, fields: Fields, property: string): TemplateResource {
    const id = fields.required(property);
    const found = this.of(type).find(({ ref }) => ref === id);
    if (!found) throw new TemplateError(fields.logicalId, `its ${property} is ${JSON.stringify(id)}, which is no ${type} of ${this.api.logicalId}`);
    return found;
  }
}
