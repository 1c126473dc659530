import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { CORS } from '../../lib/cors';
import { corsHeaders } from 'cdk-gatehouse/runtime';

/** An answer in JSON that the pages of the gateway's origins may read. */
export function answer(event: APIGatewayProxyEvent, statusCode: number, body: object): APIGatewayProxyResult {
  return {
    statusCode,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...corsHeaders(CORS, event.headers) },
    body: JSON.stringify(body),
  };
}
