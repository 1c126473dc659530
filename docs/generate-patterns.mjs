// Renders the table of docs/patterns.md: for each pattern of test/patterns the lines of its two functions, counted in the source.
// `node docs/generate-patterns.mjs --check` fails where the page has another table.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const PAGE = path.join(ROOT, 'docs', 'patterns.md');
const FOLDER = path.join(ROOT, 'test', 'patterns');

/** The members of the one object of type `Pattern` in a file. */
function membersOf(source) {
  const declared = source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => declarationList.declarations);
  const pattern = declared.find(({ type }) => type?.getText(source) === 'Pattern');
  return pattern && Object.fromEntries(pattern.initializer.properties.map((property) => [property.name.getText(source), property]));
}

/** Lines between the braces of a function that hold code; comments do not count. */
function linesOf(method, source) {
  const lines = method.body.getText(source).slice(1, -1).split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('//')).length;
}

function rows() {
  return readdirSync(FOLDER).filter((file) => /^(?!index|pattern)[a-z0-9-]+\.ts$/.test(file)).sort().flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(path.join(FOLDER, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const members = membersOf(source);
    if (!members) return [];
    const [name, published] = [members.name.initializer.text, members.source.initializer.text];
    const [ours, plain] = [linesOf(members.gatehouse, source), linesOf(members.awsCdkLib, source)];
    return [`| [${name}](${published}) | [test/patterns/${file}](../test/patterns/${file}) | ${ours} | ${plain} |`];
  });
}

const [START, END] = ['<!-- lines: node docs/generate-patterns.mjs -->', '<!-- end of lines -->'];
const page = readFileSync(PAGE, 'utf8');
const [head, , tail] = [page.split(START)[0], '', page.split(END)[1]];
const table = ['| pattern | written twice | lines here | lines with aws-cdk-lib |', '|---|---|---|---|', ...rows()].join('\n');
const rendered = `${head}${START}\n${table}\n${END}${tail}`;
if (!process.argv.includes('--check')) writeFileSync(PAGE, rendered);
else if (rendered !== page) throw new Error('docs/patterns.md is not up to date: run `node docs/generate-patterns.mjs`');
