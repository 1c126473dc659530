import { recorded, recording, render } from './recordings';
import { contextOf, overridesOf } from '../../../src/vtl/host/context';

const parsed = (text: string): any => JSON.parse(text);
const base64 = (text: string): string => Buffer.from(text).toString('base64');

recorded('what AWS printed for templates', () => {
  test('$input.path: objects as {a=b}, lists as JSON, nothing for what is not there', () => {
    const { exchanges, responseTemplate } = recording('ls-common-TestApiGatewayCommon-test-input-path-template-formatting-1');
    const methods: { readonly [path: string]: string } = {
      '/path': 'MPostRespath0003',
      '/nested': 'MPostResnested0004',
      '/list': 'MPostReslist0005',
      '/to-string': 'MPostRestostring0006',
      '/invalid-path': 'MPostResinvalidpath0007',
      '/nested-list': 'MPostResnestedlist0008',
    };
    const printed = exchanges.map(({ request }) => {
      // The back end echoes the payload under `json`.
      const body = JSON.stringify({ json: request.body === null ? null : JSON.parse(request.body) });
      return render(responseTemplate(methods[request.path]), { body });
    });
    expect(printed).toEqual(exchanges.map((exchange) => exchange.expect.text));
    expect(printed).toHaveLength(13);
  });

  test.each(['NEVER', 'WHEN-NO-MATCH', 'WHEN-NO-TEMPLATES'])('$input.params().path in a response (%s)', (behaviour) => {
    const { exchanges: [{ expect: answer, request }], responseTemplate } = recording(
      `ls-basic-TestIntegrations-test-mock-integration-response-${behaviour}-UrlType-HOST-BASED-POST-1`);
    expect(parsed(render(responseTemplate('MPostResid0003'), { path: { id: request.path.slice(1) } }))).toEqual(answer.json);
  });

  test('$input.params of headers, and empty text for those that did not arrive', () => {
    const { exchanges, requestTemplate } = recording('ls-integrations-TestApiGatewayHeaderRemapping-header-remapping-aws-AWS-1');
    const { value } = exchanges[1].checks.find(({ path }) => path.join() === 'json,body') as { value: { [name: string]: string } };
    const header = Object.fromEntries(Object.entries(value).filter(([, text]) => text !== ''));
    expect(Object.keys(header)).toHaveLength(15);
    expect(parsed(render(requestTemplate('MGetResfull0004'), { header }))).toEqual(value);
  });

  test('overrides of the request template, in the response template and in the answer', () => {
    const { exchanges: [{ expect: answer }], requestTemplate, responseTemplate } = recording(
      'ls-integrations-test-integration-mock-with-response-override-in-request-template-True-1');
    const context = contextOf({});
    expect(parsed(render(requestTemplate('MGetRoot'), { context }))).toEqual({ statusCode: 200 });
    expect(parsed(render(responseTemplate('MGetRoot'), { context }))).toEqual(answer.json);
    expect(overridesOf(context).response).toEqual({ status: answer.status, header: { foo: 'bar' } });
  });

  test('a status by what the payload contains', () => {
    const { exchanges, responseTemplate } = recording('ls-lambda-test-lambda-aws-integration-response-with-mapping-templates-1');
    const template = responseTemplate('MPostRestest0003');
    const answers = exchanges.map(({ expect: answer }) => {
      const context = contextOf({});
      const json = parsed(render(template, { context, body: JSON.stringify(answer.json) }));
      return { status: overridesOf(context).response.status, json };
    });
    expect(answers).toEqual(exchanges.map(({ expect: { status, json } }) => ({ status, json })));
  });

  test('all parameters, as the console\'s templates pass them on', () => {
    const { exchanges: [{ request }], requestTemplate } = recording('ls-lambda-test-lambda-aws-integration-response-with-mapping-templates-1');
    const contextValues = { apiId: 'a1', httpMethod: 'POST', path: '/dev/test', protocol: 'HTTP/1.1', requestId: 'r1', stage: 'dev', identity: { sourceIp: '192.0.2.1', userAgent: 'c/1' } };
    const given = { body: request.body ?? '', path: {}, querystring: { q: 'it is "x"', r: 'é' }, header: request.headers, contextValues };
    expect(parsed(render(requestTemplate('MPostRestest0003'), given))).toEqual({
      apiContext: { apiId: 'a1', method: 'POST', sourceIp: '192.0.2.1', userAgent: 'c/1', path: '/dev/test', protocol: 'HTTP/1.1', requestId: 'r1', stage: 'dev' },
      path: { parameterMap: {} },
      querystring: { parameterMap: { q: 'it is "x"', r: 'é' } },
      header: { parameterMap: { 'Content-Type': 'application/json' } },
      body: { httpStatus: '200' },
    });
    const passed = recording('ls-basic-TestAPIGateway-test-api-gateway-lambda-integration-aws-type-1').requestTemplate('MPostRestest0003');
    expect(parsed(render(passed, { ...given, stageVariables: { v: '1/2' } }))).toEqual({
      'body-json': { httpStatus: '200' },
      'params': { path: {}, querystring: { q: 'it is "x"', r: 'é' }, header: { 'Content-Type': 'application/json' } },
      'stage-variables': { v: '1/2' },
      'context': {
        'api-id': 'a1', 'api-key': '', 'http-method': 'POST', 'stage': 'dev', 'source-ip': '192.0.2.1', 'user-agent': 'c/1', 'request-id': 'r1', 'resource-id': '', 'resource-path': '',
      },
    });
  });

  test('text from a function is printed without its quotes', () => {
    const { responseTemplate } = recording('ls-basic-TestAPIGateway-test-api-gateway-lambda-integration-aws-type-1');
    expect(render(responseTemplate('MPostRestest0003'), { body: '"<b>\\u00e9</b>"' })).toBe('<b>é</b>');
  });

  test('stage variables', () => {
    const { exchanges: [{ expect: answer }], requestTemplate } = recording('ls-basic-TestAPIGateway-test-apigw-stage-variables-dev-1');
    expect(parsed(render(requestTemplate('MPostRestest0003'), { stageVariables: { version: '1.0' } }))).toEqual(answer.json);
    expect(parsed(render(requestTemplate('MPostRestest0003')))).toEqual({ version: '' });
  });

  test('the payload itself', () => {
    const { exchanges, responseTemplate } = recording('ls-s3-TestApiGatewayS3BinarySupport-test-apigw-s3-binary-support-response-convert-to-binary-with-request-template-1');
    const [{ expect: answer }] = exchanges;
    expect(render(responseTemplate('MAnyResobjectpath0003'), { body: parsed(answer.text).data })).toBe(answer.text);
    const { requestTemplate } = recording('ls-sqs-test-sqs-aws-integration-1');
    expect(render(requestTemplate('MPostRessqs0003'))).toBe('Action=SendMessage&MessageBody={}');
  });

  test('DynamoDB: a parameter as key, the answer as it is', () => {
    const { exchanges: [{ expect: answer }], requestTemplate, responseTemplate } = recording('ls-dynamodb-test-rest-api-to-dynamodb-integration-PutItem-1');
    expect(parsed(render(requestTemplate('MPostRestest0003'), { querystring: { id: 'test-new' } })).Item).toEqual({ id: { S: 'test-new' } });
    expect(parsed(render(responseTemplate('MPostRestest0003'), { body: '{}' }))).toEqual(answer.json);
  });

  test('Kinesis: base64, alone and in a loop', () => {
    const one = recording('ls-kinesis-to-kinesis-PutRecord-1');
    const body = one.exchanges[0].request.body ?? '';
    expect(parsed(render(one.requestTemplate('MPostRestest0003'), { body }))).toMatchObject({ Data: base64(body), PartitionKey: 'test' });
    const many = recording('ls-kinesis-to-kinesis-PutRecords-1');
    const records = many.exchanges[0].request.body ?? '';
    expect(parsed(render(many.requestTemplate('MPostRestest0003'), { body: records })).Records).toEqual(parsed(records).records.map(({ data }: { data: string }) => (
      { Data: base64(data), PartitionKey: String(base64(data).length) })));
  });

  test('Step Functions: JSON within JSON', () => {
    const { exchanges: [{ request }], requestTemplate } = recording(
      'ls-stepfunctions-TestApigatewayStepfunctions-with-step-function-integration-StartExecution-1');
    const { input } = parsed(render(requestTemplate('MPostRoot'), { body: request.body ?? '' }));
    expect(parsed(input)).toEqual(parsed(request.body ?? ''));
  });

  test('SQS: every key of $context, whose maps print as nothing', () => {
    const { requestTemplate } = recording('ls-sqs-test-sqs-amz-json-protocol-1');
    const contextValues = { accountId: '111111111111', apiId: 'a1', path: '/testing/sqs', stage: 'testing', identity: { userAgent: 'python/requests/tests' } };
    // The recorded template puts the message into a string unescaped; the message itself is JSON all the same.
    const message = /"MessageBody": "(.*)"\}/.exec(render(requestTemplate('MPostRessqs0003'), { contextValues }))?.[1] ?? '';
    expect(parsed(message.replaceAll('\\"', '"'))).toEqual({
      context: { path: '/testing/sqs', accountId: '111111111111', requestOverride: '', stage: 'testing', identity: '', responseOverride: '', apiId: 'a1' },
      identity: {
        cognitoIdentityPoolId: '',
        accountId: '',
        cognitoIdentityId: '',
        caller: '',
        sourceIp: '',
        principalOrgId: '',
        accessKey: '',
        cognitoAuthenticationType: '',
        cognitoAuthenticationProvider: '',
        userArn: '',
        userAgent: 'python/requests/tests',
        user: '',
      },
      requestOverride: { path: '', header: '', querystring: '' },
      responseOverride: { header: '' },
      authorizer_keys: {},
    });
  });
});
