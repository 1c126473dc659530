import { Resolver, TemplateError } from '../../../src/local/template';
import type { Settings } from '../../../src/local/template';

interface Reported {
  readonly logicalId: string;
  readonly reason: string;
}

/** A template with what it reports. */
interface Resolving {
  readonly resolve: (value: unknown) => unknown;
  readonly reported: Reported[];
  readonly resolver: Resolver;
}

function resolver(template: object, settings: Partial<Settings> = {}): Resolving {
  const reported: Reported[] = [];
  const it = new Resolver(template, {
    account: '111111111111',
    region: 'us-east-1',
    stackName: 'local',
    prefix: '',
    parameter: () => undefined,
    exported: () => undefined,
    reference: () => undefined,
    file: () => undefined,
    report: (logicalId, _, reason) => reported.push({ logicalId, reason }),
    ...settings,
  });
  return { resolve: (value) => it.resolve(value, 'Owner'), reported, resolver: it };
}

const TEMPLATE = {
  Parameters: {
    Env: { Type: 'String', Default: 'dev' },
    Zones: { Type: 'CommaDelimitedList', Default: 'a, b,c' },
    Count: { Type: 'Number', Default: 3 },
    Needed: { Type: 'String' },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/names/one' },
  },
  Mappings: { Regions: { 'us-east-1': { name: 'virginia', sizes: [1, 2] } } },
  Conditions: {
    IsDev: { 'Fn::Equals': [{ Ref: 'Env' }, 'dev'] },
    IsProd: { 'Fn::Not': [{ Condition: 'IsDev' }] },
    Both: { 'Fn::And': [{ Condition: 'IsDev' }, { 'Fn::Or': [{ Condition: 'IsProd' }, { Condition: 'IsDev' }] }] },
    Circle: { 'Fn::Not': [{ Condition: 'Circle' }] },
  },
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': '${Env}-jobs' } } },
    Absent: { Type: 'AWS::SQS::Queue', Condition: 'IsProd' },
    Api: { Type: 'AWS::ApiGateway::RestApi' },
  },
};

describe('functions', () => {
  test.each<[string, unknown, unknown]>([
    ['plain values', { a: [1, true, null, 'x'] }, { a: [1, true, null, 'x'] }],
    ['Ref of a parameter', { Ref: 'Env' }, 'dev'],
    ['Ref of a list', { Ref: 'Zones' }, ['a', 'b', 'c']],
    ['Ref of a number', { Ref: 'Count' }, '3'],
    ['Ref of a resource', { Ref: 'Queue' }, 'https://sqs.us-east-1.amazonaws.com/111111111111/dev-jobs'],
    ['pseudo parameters', { 'Fn::Sub': '${AWS::Partition} ${AWS::Region} ${AWS::AccountId} ${AWS::URLSuffix} ${AWS::StackName}' }, 'aws us-east-1 111111111111 amazonaws.com local'],
    ['AWS::NoValue', { a: { Ref: 'AWS::NoValue' }, b: [1, { Ref: 'AWS::NoValue' }] }, { b: [1] }],
    ['AWS::NoValue alone', { Ref: 'AWS::NoValue' }, undefined],
    ['Fn::GetAtt as a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:us-east-1:111111111111:dev-jobs'],
    ['Fn::GetAtt as text', { 'Fn::GetAtt': 'Queue.QueueName' }, 'dev-jobs'],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'Env' }, 1, { Ref: 'AWS::NoValue' }]] }, 'a-dev-1'],
    ['Fn::Join of a function', { 'Fn::Join': ['', { Ref: 'Zones' }] }, 'abc'],
    ['Fn::Split and Fn::Select', { 'Fn::Select': ['2', { 'Fn::Split': [':', 'a:b:c'] }] }, 'c'],
    ['Fn::Select of functions', { 'Fn::Select': [0, [{ Ref: 'Env' }]] }, 'dev'],
    ['Fn::Sub', { 'Fn::Sub': 'x${Env}${!Literal}${Queue.Arn}' }, 'xdev${Literal}arn:aws:sqs:us-east-1:111111111111:dev-jobs'],
    ['Fn::Sub with variables', { 'Fn::Sub': ['${a}/${Env}', { a: { Ref: 'Count' }, Env: 'mine' }] }, '3/mine'],
    ['Fn::If', { 'Fn::If': ['IsDev', { Ref: 'Env' }, { Ref: 'Nowhere' }] }, 'dev'],
    ['Fn::If of several', { 'Fn::If': ['Both', 'yes', 'no'] }, 'yes'],
    ['Fn::FindInMap', { 'Fn::FindInMap': ['Regions', { Ref: 'AWS::Region' }, 'name'] }, 'virginia'],
    ['Fn::FindInMap with a default', { 'Fn::FindInMap': ['Regions', 'mars', 'name', { DefaultValue: 'none' }] }, 'none'],
    ['Fn::Base64', { 'Fn::Base64': 'hé' }, 'aMOp'],
    ['Fn::Length', { 'Fn::Length': { Ref: 'Zones' } }, 3],
    ['Fn::ToJsonString', { 'Fn::ToJsonString': { a: { Ref: 'Env' } } }, '{"a":"dev"}'],
    ['Fn::GetAZs', { 'Fn::GetAZs': '' }, ['us-east-1a', 'us-east-1b', 'us-east-1c']],
    ['an object that only looks like one', { Ref: 'Env', Other: 1 }, { Ref: 'Env', Other: 1 }],
    ['names of prototypes', JSON.parse('{"__proto__": {"Ref": "Env"}, "constructor": 1}'), JSON.parse('{"__proto__": "dev", "constructor": 1}')],
  ])('%s', (_, value, expected) => {
    expect(resolver(TEMPLATE).resolve(value)).toEqual(expected);
  });

  test('values are the same every time', () => {
    const all = () => resolver(TEMPLATE).resolve([{ Ref: 'Api' }, { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, { Ref: 'AWS::StackId' }]);
    expect(all()).toEqual(all());
    expect(all()).toEqual([expect.stringMatching(/^[a-z0-9]{10}$/), expect.stringMatching(/^[a-z0-9]{10}$/), expect.stringMatching(/^arn:aws:cloudformation:.*:stack\/local\/[0-9a-f-]{36}$/)]);
  });

  test('another account and region', () => {
    const { resolve } = resolver(TEMPLATE, { account: '222233334444', region: 'cn-north-1' });
    expect(resolve({ 'Fn::GetAtt': ['Queue', 'Arn'] })).toBe('arn:aws-cn:sqs:cn-north-1:222233334444:dev-jobs');
    expect(resolve({ Ref: 'Queue' })).toBe('https://sqs.cn-north-1.amazonaws.com.cn/222233334444/dev-jobs');
  });

  test('parameters that are given', () => {
    const { resolve } = resolver(TEMPLATE, { parameter: (name) => ({ Env: 'prod', Needed: 'x' } as Record<string, string>)[name] });
    expect(resolve([{ Ref: 'Env' }, { Ref: 'Needed' }, { 'Fn::If': ['IsProd', 1, 2] }, { Ref: 'Absent' }])).toEqual(['prod', 'x', 1, expect.stringContaining('/Absent')]);
  });

  test('exports and dynamic references that are given', () => {
    const { resolve, reported } = resolver(TEMPLATE, { exported: () => 'there', reference: () => 's3cret' });
    expect(resolve([{ 'Fn::ImportValue': 'X' }, 'a{{resolve:secretsmanager:Pass:SecretString:key}}b'])).toEqual(['there', 'as3cretb']);
    expect(reported).toEqual([]);
  });

  test('dynamic references that functions put together', () => {
    const asked: string[] = [];
    const { resolve } = resolver(TEMPLATE, { reference: (name) => `<${asked.push(name)}>` });
    const arn = 'arn:aws:secretsmanager:us-east-1:111111111111:secret:key';
    expect(resolve([{ 'Fn::Join': ['', ['a{{resolve:secretsmanager:arn:', { Ref: 'AWS::Partition' }, ':secretsmanager:us-east-1:111111111111:secret:key:SecretString:::v1}}b']] }, { 'Fn::Sub': '{{resolve:ssm:/${Env}/name}}' }]))
      .toEqual(['a<1>b', '<2>']);
    expect(asked).toEqual([`secretsmanager:${arn}:SecretString:::v1`, 'ssm:/dev/name']);
  });

  test('what nobody knows is made up, and reported', () => {
    const { resolve, reported } = resolver(TEMPLATE);
    expect(resolve([{ 'Fn::ImportValue': { 'Fn::Sub': 'Net:${Env}' } }, '{{resolve:ssm:/pool/name:1}}', { Ref: 'Stored' }, { 'Fn::GetAtt': ['Queue', 'Strange'] }]))
      .toEqual(['Net:dev', '/pool/name.1', '/names/one', 'dev-jobs.Strange']);
    expect(reported.map(({ logicalId }) => logicalId)).toEqual(['Owner', 'Owner', 'Stored', 'Queue']);
  });
});

describe('errors name where and what', () => {
  test.each<[string, unknown, string]>([
    ['an unknown name', { Ref: 'Quee' }, 'Owner: it refers to "Quee", which the template does not have. Did you mean "Queue"?'],
    ['an unknown attribute holder', { 'Fn::GetAtt': ['Nothing', 'Arn'] }, 'Owner: it refers to "Nothing", which the template does not have.'],
    ['a resource whose condition does not hold', { Ref: 'Absent' }, 'Owner: it refers to Absent, whose condition does not hold'],
    ['a parameter without a value', { Ref: 'Needed' }, 'Needed: this parameter has no default'],
    ['an unknown condition', { 'Fn::If': ['Other', 1, 2] }, 'Owner: it refers to "Other"'],
    ['a condition that is itself', { 'Fn::If': ['Circle', 1, 2] }, 'Circle: the condition Circle depends on itself'],
    ['Fn::If without three items', { 'Fn::If': ['IsDev', 1] }, 'Owner: Fn::If needs a list of 3 items'],
    ['Fn::Join of objects', { 'Fn::Join': ['', [{ a: 1 }]] }, 'Owner: Fn::Join has an object where it needs text'],
    ['Fn::Select beyond the end', { 'Fn::Select': [3, ['a']] }, 'Owner: Fn::Select wants item 3 of a list of 1'],
    ['Fn::Sub of no text', { 'Fn::Sub': [{ Ref: 'Env' }, {}] }, 'Owner: Fn::Sub has an object where it needs literal text'],
    ['Fn::FindInMap of nothing', { 'Fn::FindInMap': ['Regions', '__proto__', 'toString'] }, 'Owner: Fn::FindInMap finds nothing at "Regions", "__proto__", "toString"'],
    ['Ref of no text', { Ref: ['Env'] }, 'Owner: Ref has a list where it needs literal text'],
    ['an unknown function', { 'Fn::Frobnicate': 1 }, 'Owner: Fn::Frobnicate is no function that the local gateway knows'],
    ['what only CloudFormation does', { 'Fn::Transform': {} }, 'Owner: Fn::Transform is worked out by CloudFormation only'],
  ])('%s', (_, value, message) => {
    expect(() => resolver(TEMPLATE).resolve(value)).toThrow(TemplateError);
    expect(() => resolver(TEMPLATE).resolve(value)).toThrow(message);
  });

  test.each<[string, unknown, string]>([
    ['no object', null, 'template: it is not a JSON object'],
    ['a section that is a list', { Resources: [] }, 'Resources: this section is not an object'],
    ['a resource that is text', { Resources: { A: 'x' } }, 'A: this resource is not an object'],
    ['a resource without a type', { Resources: { A: {} } }, 'A: its Type is undefined, not text'],
    ['a value that is no JSON', { Resources: { A: { Type: 'X', Properties: { f: () => 1 } } } }, 'A: a function is no JSON'],
    ['an instance of a class', { Resources: { A: { Type: 'X', Properties: { when: new Date(0) } } } }, 'A: an instance of a class is no JSON'],
  ])('%s', (_, template, message) => {
    expect(() => resolver(template as object)).toThrow(new RegExp(message));
  });

  test('circles and endless chains end', () => {
    const circle: Record<string, unknown> = {};
    circle.again = circle;
    expect(() => resolver({ Resources: { A: { Type: 'X', Properties: circle } } })).toThrow('A: its values are nested deeper than 300 levels');
    const named = (other: string) => ({ Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': [other, 'QueueName'] } } });
    const { resolve } = resolver({ Resources: { A: named('B'), B: named('A') } });
    expect(() => resolve({ Ref: 'A' })).toThrow(/[AB]: its values refer to each other in a circle/);
    const chain = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`Q${i}`, named(`Q${i + 1}`)]));
    expect(() => resolver({ Resources: chain }).resolve({ Ref: 'Q0' })).toThrow(TemplateError);
  });
});

test('what nobody asks for cannot be wrong', () => {
  const { resolver: it } = resolver({ Resources: { A: { Type: 'AWS::SQS::Queue' }, B: { Type: 'AWS::IAM::Policy', Properties: { x: { Ref: 'Nowhere' } } } } });
  expect(it.present().map(({ ref }) => ref)).toEqual(['https://sqs.us-east-1.amazonaws.com/111111111111/A', 'B']);
});

describe('nested stacks', () => {
  const NESTED = {
    Parameters: { Name: { Type: 'String' } },
    Resources: { Fn: { Type: 'AWS::Lambda::Function' } },
    Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Fn', 'Arn'] } }, Name: { Value: { Ref: 'Name' } } },
  };
  const OUTER = {
    Resources: {
      Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Name: { 'Fn::Sub': 'of-${AWS::Region}' } } }, Metadata: { 'aws:asset:path': 'Inner.nested.template.json' } },
    },
  };

  test('get their parameters, and yield their outputs', () => {
    const { resolve } = resolver(OUTER, { file: (name) => (name === 'Inner.nested.template.json' ? NESTED : undefined) });
    expect(resolve([{ 'Fn::GetAtt': ['Inner', 'Outputs.Arn'] }, { 'Fn::GetAtt': ['Inner', 'Outputs.Name'] }]))
      .toEqual(['arn:aws:lambda:us-east-1:111111111111:function:Inner-Fn', 'of-us-east-1']);
  });

  test('without their template are reported', () => {
    const { resolve, reported } = resolver(OUTER);
    expect(resolve({ 'Fn::GetAtt': ['Inner', 'Outputs.Arn'] })).toBe('Inner.Outputs.Arn');
    expect(reported[0]).toEqual({ logicalId: 'Inner', reason: expect.stringContaining('its template is not at hand') });
  });
});

test('texts that double with every reference are refused while they are small', () => {
  const doubled = (i: number) => ({ Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Join': ['', [{ Ref: `Q${i - 1}` }, { Ref: `Q${i - 1}` }]] } } });
  const doubling = { ...{ Q0: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'x'.repeat(100_000) } } } };
  const Resources = { ...doubling, ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`Q${i + 1}`, doubled(i + 1)])) };
  const { resolve } = resolver({ Resources });
  expect(() => resolve({ 'Fn::Sub': '${Q30}' })).toThrow('larger than a template may be');
});
