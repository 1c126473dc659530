import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { acknowledgeFindings } from './acknowledgements';
import { ClickStream } from './click-stream';
import { DeskNews } from './desk-news';
import { DeskQueues } from './desk-queues';
import { EscalationMachine } from './escalation-machine';
import { HelpdeskUsers } from './helpdesk-users';
import { PrivateBucket } from './private-bucket';
import { QuoteMachine } from './quote-machine';
import { attachments } from './routes/attachments';
import { click } from './routes/clicks';
import { escalate, escalationState } from './routes/escalations';
import { sendMessage } from './routes/messages';
import { announce, putEvent } from './routes/news';
import { quote } from './routes/quotes';
import { tickets } from './routes/tickets';
import { TicketTable } from './ticket-table';
import { Authorizers, Integrations, RestGateway } from 'cdk-gatehouse';

/** Properties of a `HelpdeskStack`; all of them are for the deploy tests, the defaults are the application. */
export interface HelpdeskStackProps extends StackProps {
  /**
   * The name of the delivery stream.
   *
   * @default - CloudFormation makes one up
   */
  readonly deliveryStreamName?: string;
}

/** A help desk: each route is one call of an AWS service, and there is no function at all. */
export class HelpdeskStack extends Stack {
  public readonly gateway: RestGateway;

  constructor(scope: Construct, id: string, props: HelpdeskStackProps = {}) {
    super(scope, id, props);
    const users = new HelpdeskUsers(this, 'Users');
    const table = new TicketTable(this, 'Tickets');
    const queues = new DeskQueues(this, 'Queues');
    const news = new DeskNews(this, 'News', queues);
    const escalation = new EscalationMachine(this, 'Escalation', table);
    const quotes = new QuoteMachine(this, 'Quotes');
    const [files, clickFiles] = [new PrivateBucket(this, 'Attachments'), new PrivateBucket(this, 'ClickFiles')];
    const clicks = new ClickStream(this, 'Clicks', clickFiles, props.deliveryStreamName);
    this.gateway = new RestGateway(this, 'Gateway', {
      description: 'Tickets, messages and attachments of a help desk',
      authorizer: Authorizers.cognito(users),
      cors: { allowOrigins: ['https://help.example.com'], exposeHeaders: ['ETag', 'X-Object-Size'] },
      routes: {
        'POST /tickets/{id}/messages': sendMessage(queues.messages),
        'POST /tickets/{id}/events': putEvent(news.bus),
        'POST /tickets/{id}/escalations': escalate(escalation),
        'GET /escalations/{execution}': escalationState(escalation),
        'POST /quotes': quote(quotes),
        'POST /announcements': announce(news.announcements, users.announceScope),
        'POST /clicks': click(clicks),
        'GET /health': { integration: Integrations.mock({ body: { status: 'ok' } }), authorizer: Authorizers.none(), summary: 'Says that the gateway is there' },
      },
      stages: { prod: { throttle: { rate: 100, burst: 50 } } },
    });
    this.gateway.addRoutes('/tickets', { routes: tickets(table) });
    this.gateway.addRoutes('/attachments', { routes: attachments(files) });
    acknowledgeFindings({ users, queues, escalation, quotes, attachments: files, clickFiles, clicks, gateway: this.gateway });
    this.addOutputs(users, {
      TableName: table.tableName,
      MessagesUrl: queues.messages.queueUrl,
      InboxUrl: queues.inbox.queueUrl,
      EscalationArn: escalation.stateMachineArn,
      AttachmentsBucket: files.bucketName,
      ClicksBucket: clickFiles.bucketName,
    });
  }

  private addOutputs(users: HelpdeskUsers, behind: Record<string, string>): void {
    const outputs = {
      ApiId: this.gateway.restApiId,
      ApiUrl: this.gateway.url,
      UserPoolId: users.userPoolId,
      UserPoolClientId: users.client.userPoolClientId,
      DeskClientId: users.desk.userPoolClientId,
      SignInUrl: users.domain.baseUrl(),
      ...behind,
    };
    for (const [id, value] of Object.entries(outputs)) new CfnOutput(this, id, { value });
  }
}
