/** The environment of a function, before the handlers' modules read it. The port comes with the fake; the SDK asks for it later. */
Object.assign(process.env, {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_ENDPOINT_URL_S3: 'http://127.0.0.1',
  AWS_MAX_ATTEMPTS: '1',
  // The functions run on Node 22, the tests also on 20.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  BUCKET: 'photos',
  PAGE_SIZE: '2',
});
