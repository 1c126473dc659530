import type { FunctionModel } from '../../template';

/** The environment of functions has these beside what Lambda sets, so that programs are found. */
const OF_THIS_MACHINE = ['PATH', 'Path', 'SystemRoot', 'TMPDIR', 'TEMP'];

/**
 * The environment of a function: what Lambda sets, what the template sets, and what the gateway's options set over both. Nothing else of this
 * process is passed on, credentials least of all: those of functions are made up.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export function environmentOf(model: FunctionModel, folder: string, options: Readonly<Record<string, string>>): Record<string, string> {
  const region = model.arn.split(':')[3] ?? '';
  return {
    ...Object.fromEntries(OF_THIS_MACHINE.flatMap((name) => process.env[name] === undefined ? [] : [[name, process.env[name]]])),
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    _HANDLER: model.handler ?? '',
    LAMBDA_TASK_ROOT: folder,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${model.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: model.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memorySize),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${model.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    // The SDK says in every log that a newer Node.js is to come; which one runs here is not the function's to choose.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...model.environment,
    ...options,
  };
}
