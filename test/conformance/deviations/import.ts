/** Why a case is not run. */
export interface SkipRule {
  readonly reason: string;
  /** Whether it explains that nothing of a case can be compared. */
  explains(text: string): boolean;
}

/** What the loader does not load, so that cases about nothing else say nothing of it. */
export const RULES: Readonly<Record<string, SkipRule>> = {
  serverless: {
    reason: 'AWS::Serverless types are turned into others by CloudFormation, so the loader is not given such templates; it lists them',
    explains: (text) => text.includes('AWS::Serverless-2016-10-31'),
  },
  documentation: {
    reason: 'documentation parts change no answer, and the loader keeps none',
    explains: (text) => text.includes('import_documentation_parts'),
  },
};

/** Cases that are answered otherwise than recorded, by id, with the reason. */
export const DEVIATIONS: Readonly<Record<string, string>> = {};

/** Objects of S3 that cases name without holding them, and the case that has the same document. */
export const OBJECTS: Readonly<Record<string, string>> = {
  'swagger-template-pets.json': 'ls-extended-test-export-swagger-openapi-TEST-IMPORT-PETS',
};
