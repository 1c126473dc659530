// The built-in validator costs seconds and 300 MB a synth; test/validation.test.ts leaves it on.
process.env.CDK_VALIDATION ??= 'false';
