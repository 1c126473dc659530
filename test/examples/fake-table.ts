import type { ServiceStubRequest, StubResponse } from '../../src/local';

type Item = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** As much of DynamoDB as the help desk calls, over one table whose keys are `customer` and `id`. */
export class FakeTable {
  private readonly items = new Map<string, Item>();

  /** Items by their keys, without types. */
  public get(customer: string, id: string): Record<string, unknown> | undefined {
    const item = this.items.get(keyOf({ customer: { S: customer }, id: { S: id } }));
    return item && Object.fromEntries(Object.entries(item).map(([name, value]) => [name, Object.values(value)[0]]));
  }

  public get size(): number {
    return this.items.size;
  }

  public clear(): void {
    this.items.clear();
  }

  /** Answers a call, as DynamoDB would. */
  public readonly answer = ({ action, json }: ServiceStubRequest): StubResponse => {
    const request = json as any;
    const { ConditionExpression: condition = '' } = request;
    const key = keyOf(request.Key ?? request.Item ?? {});
    const there = this.items.get(key);
    if (condition.startsWith('attribute_not_exists') ? there : condition.startsWith('attribute_exists') && !there) return failure('ConditionalCheckFailedException');
    switch (action) {
      case 'PutItem':
        this.items.set(key, request.Item);
        return { body: {} };
      case 'GetItem': return { body: there ? { Item: projected(there, request) } : {} };
      case 'DeleteItem':
        this.items.delete(key);
        return { body: {} };
      case 'UpdateItem': {
        const updated = { ...request.Key, ...there, ...changes(request, there) };
        this.items.set(key, updated);
        return { body: { Attributes: updated } };
      }
      default: return this.query(request);
    }
  };

  private query(request: any): StubResponse {
    const { ExpressionAttributeValues: values, ExclusiveStartKey: start, Limit } = request;
    const customer = values[':ghp0'].S;
    if (start && (start.customer?.S !== customer || start.id?.S === undefined)) return failure('ValidationException');
    const found = [...this.items.values()].filter((item) => item.customer.S === customer && (!start || String(item.id.S) > start.id.S));
    const sorted = found.sort((a, b) => (String(a.id.S) < String(b.id.S) ? -1 : 1));
    const page = sorted.slice(0, Limit);
    const { id } = page.at(-1) ?? {};
    const more = sorted.length > Limit && { LastEvaluatedKey: { customer: { S: customer }, id } };
    return { body: { Items: page.map((item) => projected(item, request)), ...more } };
  }
}

/** A failure as services answer it, with what must not reach a caller. */
export function failure(code: string, status = 400): StubResponse {
  return { status, body: { __type: `com.amazonaws.any#${code}`, message: 'arn:aws:iam::999999999999:role/Secret may not' } };
}

function keyOf({ customer, id }: Item): string {
  return JSON.stringify([customer?.S, id?.S]);
}

function projected(item: Item, { ProjectionExpression: expression, ExpressionAttributeNames: names }: any): Item {
  const wanted = expression.split(', ').map((name: string) => names[name]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => wanted.includes(name)));
}

/** What an expression of the form `SET #a = :a, #b = :b ADD #c :c` makes of an item. */
function changes({ UpdateExpression, ExpressionAttributeNames: names, ExpressionAttributeValues: values }: any, there: Item = {}): Item {
  const set = [...UpdateExpression.matchAll(/(#\w+) = (:\w+)/g)].map(([, name, value]) => [names[name], values[value]]);
  const added = [...UpdateExpression.matchAll(/(#\w+) (:\w+)/g)].map(([, name, value]) => {
    const sum = Number(there[names[name]]?.N ?? 0) + Number(values[value].N);
    return [names[name], { N: String(sum) }];
  });
  return Object.fromEntries([...set, ...added]);
}
