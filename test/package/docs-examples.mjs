// Compiles every ```ts block of the documents that jsii-rosetta does not read, in the frame that it uses (rosetta/*.ts-fixture).
// A block is put into the frame's `/// here`; its imports and `declare const`s go to the top, as jsii-rosetta has it.
// `ts nofixture` is a whole file, `ts fixture=name` has another frame.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const DOCUMENTS = [/^[A-Z]+\.md$/, /^docs\/.*\.md$/, /^examples\/.*README\.md$/];
// API.md is made from docstrings, whose examples jsii-rosetta compiles.
const GENERATED = ['API.md'];

/** The documents of the repository, relative to its root. */
function documents() {
  const below = ['docs', 'examples'].filter((folder) => fs.existsSync(path.join(ROOT, folder))).flatMap(walk);
  return [...fs.readdirSync(ROOT), ...below].filter((file) => DOCUMENTS.some((each) => each.test(file)) && !GENERATED.includes(file)).sort();
}

function walk(folder) {
  return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return /^(node_modules|cdk\.out)/.test(entry.name) ? [] : walk(file);
    return [file];
  });
}

/** The blocks of a document: text, the line before it, and what stands behind `ts`. */
function blocks(document) {
  const text = fs.readFileSync(path.join(ROOT, document), 'utf8');
  return [...text.matchAll(/^([ \t]*)```(?:ts|typescript)\b(.*)\n([\s\S]*?)^[ \t]*```/gm)].map(({ index, 1: indent, 2: info, 3: code }) => ({
    document,
    info,
    code: code.replace(new RegExp(`^${indent}`, 'gm'), ''),
    line: text.slice(0, index).split('\n').length,
  }));
}

/** A block as a whole file, and the line in the document for each line of it (0 for lines of the frame). */
function framed({ code, info, line }) {
  const numbered = code.trimEnd().split('\n').map((text, i) => ({ text, line: line + 1 + i }));
  if (/\bnofixture\b/.test(info)) return numbered;
  const fixture = path.join(ROOT, 'rosetta', `${/\bfixture=(\S+)/.exec(info)?.[1] ?? 'default'}.ts-fixture`);
  const frame = fs.readFileSync(fixture, 'utf8').split('\n').map((text) => ({ text, line: 0 }));
  const at = frame.findIndex((each) => each.text.trim() === '/// here');
  if (at < 0) throw new Error(`${path.relative(ROOT, fixture)} has no line "/// here"`);
  const top = linesForTheTop(code);
  return [...numbered.filter((_, i) => top.has(i)), ...frame.slice(0, at), ...numbered.filter((_, i) => !top.has(i)), ...frame.slice(at + 1)];
}

/** The lines of imports and of `declare const`, which are allowed at the top of a file only. */
function linesForTheTop(code) {
  const source = ts.createSourceFile('block.ts', code, ts.ScriptTarget.Latest);
  const lineAt = (position) => source.getLineAndCharacterOfPosition(position).line;
  const isDeclared = (statement) => ts.isVariableStatement(statement) && statement.modifiers?.some((each) => each.kind === ts.SyntaxKind.DeclareKeyword);
  const statements = source.statements.filter((statement) => ts.isImportDeclaration(statement) || isDeclared(statement));
  return new Set(statements.flatMap((statement) => {
    const first = lineAt(statement.getStart(source));
    return Array.from({ length: lineAt(statement.end) - first + 1 }, (_, i) => first + i);
  }));
}

const all = documents().flatMap(blocks);
// They stand in the root, as far as the compiler can tell, so that `cdk-gatehouse` is the package itself.
const files = new Map(all.map((block, i) => [path.join(ROOT, `docs-example-${i}.ts`), { block, lines: framed(block) }]));
const options = {
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  moduleDetection: ts.ModuleDetectionKind.Force,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  types: ['node'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};
const host = ts.createCompilerHost(options);
const { readFile, fileExists } = host;
host.readFile = (name) => files.get(path.normalize(name))?.lines.map((line) => line.text).join('\n') ?? readFile(name);
host.fileExists = (name) => files.has(path.normalize(name)) || fileExists(name);
host.getSourceFile = (name, version) => {
  const text = host.readFile(name);
  return text === undefined ? undefined : ts.createSourceFile(name, text, version);
};

const program = ts.createProgram([...files.keys()], options, host);
const messages = ts.getPreEmitDiagnostics(program).map((diagnostic) => {
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
  const file = diagnostic.file && files.get(path.normalize(diagnostic.file.fileName));
  if (!file) return text;
  const line = file.lines[diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line]?.line;
  return `${file.block.document}:${line || `${file.block.line} (in the frame)`}: ${text}`;
});
for (const message of messages) console.error(message);
console.log(`${all.length} examples in ${new Set(all.map((block) => block.document)).size} documents: ${messages.length} errors`);
process.exitCode = messages.length ? 1 : 0;
