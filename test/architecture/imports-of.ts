import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';

/** One reference of a source file to a module. */
export interface Import {
  /** The importing file, relative to the root, with slashes. */
  readonly file: string;
  readonly line: number;
  /** The module as written. */
  readonly module: string;
  /** The file that a relative module means, relative to the root. */
  readonly target?: string;
  /** Whether nothing of it is left in the JavaScript. */
  readonly typeOnly: boolean;
  /** Whether it is loaded by a function that is called later. */
  readonly isLazy: boolean;
}

/** The files below a folder whose names end in one of `endings`, sorted. */
export function filesBelow(folder: string, ...endings: string[]): string[] {
  if (!fs.existsSync(folder)) return [];
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => path.join(entry.parentPath, entry.name)).sort();
}

/** Every import, export-from, `import =`, `require()`, `import()` and import type of a TypeScript file. */
export function importsOf(root: string, file: string): Import[] {
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const module = moduleOf(node);
    if (module !== undefined) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const target = module.startsWith('.') ? relative(root, resolveRelative(file, module)) : undefined;
      found.push({ file: relative(root, file), line, module, target, typeOnly: isTypeOnly(node), isLazy: isWithinFunction(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function moduleOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return text(node.moduleSpecifier);
  if (ts.isExternalModuleReference(node)) return text(node.expression);
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? text(node.argument.literal) : undefined;
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const loads = expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require')
    || /^require\.resolve$/.test(expression.getText());
  return loads ? text(node.arguments[0]) ?? '(computed)' : undefined;
}

function isWithinFunction(node: ts.Node): boolean {
  return ts.findAncestor(node, ts.isFunctionLike) !== undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExternalModuleReference(node)) return node.parent.isTypeOnly;
  if (ts.isExportDeclaration(node)) {
    const { isTypeOnly: whole, exportClause } = node;
    return whole || (exportClause !== undefined && ts.isNamedExports(exportClause) && allTypes(exportClause.elements));
  }
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const { importClause: { phaseModifier, name, namedBindings } } = node;
  const named = namedBindings && ts.isNamedImports(namedBindings) && !name ? namedBindings.elements : [];
  return phaseModifier === ts.SyntaxKind.TypeKeyword || allTypes(named);
}

function allTypes(elements: readonly { readonly isTypeOnly: boolean }[]): boolean {
  return elements.length > 0 && elements.every((element) => element.isTypeOnly);
}

function text(node?: ts.Node): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function resolveRelative(file: string, module: string): string {
  const base = path.resolve(path.dirname(file), module);
  return [`${base}.ts`, path.join(base, 'index.ts'), base].find((each) => fs.existsSync(each) && fs.statSync(each).isFile()) ?? base;
}

function relative(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}
