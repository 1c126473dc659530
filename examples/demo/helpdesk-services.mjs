// What stands for the services behind examples/helpdesk on this machine: a table that keeps tickets, and one answer for each other call.

/** As much of DynamoDB as the requests of the demo need. */
function table() {
  const items = new Map();
  const keyOf = ({ customer, id }) => JSON.stringify([customer.S, id.S]);
  return ({ action, json }) => {
    const { Item, Key, ConditionExpression = '', ExpressionAttributeValues = {} } = json;
    if (action === 'Query') return { body: { Items: [...items.values()].filter(({ customer }) => Object.values(ExpressionAttributeValues).some(({ S }) => S === customer.S)) } };
    const key = keyOf(Item ?? Key);
    const there = items.get(key);
    if (ConditionExpression.startsWith(there ? 'attribute_not_exists' : 'attribute_exists')) return { status: 400, body: { __type: 'ConditionalCheckFailedException' } };
    if (action === 'PutItem') items.set(key, Item);
    if (action === 'DeleteItem') items.delete(key);
    return { body: { Item: there, Attributes: there } };
  };
}

/** Stubs by service, or by service and action. */
export const helpdeskServices = () => ({
  'dynamodb': table(),
  'sqs': () => ({ body: { MessageId: 'message-1', SequenceNumber: '1' } }),
  'states:StartExecution': () => ({ body: { executionArn: 'arn:aws:states:us-east-1:111111111111:execution:Escalation:ann_e-1', startDate: 1769860800 } }),
  'states:DescribeExecution': () => ({ body: { status: 'SUCCEEDED', startDate: 1769860800, stopDate: 1769860801, output: '{"priority":"urgent"}' } }),
  'states:StartSyncExecution': () => ({ body: { status: 'SUCCEEDED', output: '{"price":42,"text":"Help by the standard plan"}' } }),
  'events': () => ({ body: { FailedEntryCount: 0, Entries: [{ EventId: 'event-1' }] } }),
  'sns': () => ({ body: { PublishResponse: { PublishResult: { MessageId: 'announcement-1' } } } }),
  'firehose': () => ({ body: { RecordId: 'record-1' } }),
});
