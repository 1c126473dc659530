import { createRequire } from 'module';

/** As much of a parser of YAML as is needed; aws-cdk-lib brings one. */
const yaml = createRequire(require.resolve('aws-cdk-lib'))('yaml') as { parse(text: string): unknown };

/** JSON or YAML as a value; throws where it is neither. Tags of CloudFormation stand for the functions with the same name. */
export function parseText(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return yaml.parse(withoutTags(text));
  }
}

function withoutTags(text: string): string {
  return text
    .replace(/!(\w+) *\n( *)- /g, (_, tag: string, indent: string) => `\n${indent}${named(tag)}:\n${indent}- `)
    .replace(/!(\w+) +("[^"\n]*"|'[^'\n]*'|[^\s#][^\n]*)/g, (_, tag: string, value: string) => `{${JSON.stringify(named(tag))}: ${/^["']/.test(value) ? value : JSON.stringify(value)}}`);
}

function named(tag: string): string {
  return tag === 'Ref' || tag === 'Condition' ? tag : `Fn::${tag}`;
}
