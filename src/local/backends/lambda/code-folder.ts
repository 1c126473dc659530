import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import type { FunctionModel } from '../../template';

/** Finds where the code of functions lies; inline code is written to a temporary folder. */
export class CodeFolders {
  private readonly written = new Map<string, string>();

  /** @param assembly the folder that asset paths are relative to */
  constructor(private readonly assembly: string) {}

  /** Where the code of a function lies, without writing anything: inline code has a place once it is wanted. */
  public reasonAgainst({ code }: FunctionModel): string | undefined {
    switch (code.kind) {
      case 'inline': return undefined;
      case 'image': return 'its code is a container image, which the local gateway does not run';
      case 's3': return `its code is an object of S3 (${code.bucket}/${code.key}), not an asset on this machine`;
      case 'asset': return this.reasonAgainstAsset(resolve(this.assembly, code.path), code.path);
    }
  }

  /** The folder with the code of a function that nothing speaks against. */
  public folderOf({ logicalId, code, runtime = '' }: FunctionModel): string {
    if (code.kind === 'asset') return resolve(this.assembly, code.path);
    const folder = this.written.get(logicalId) ?? mkdtempSync(join(tmpdir(), 'gatehouse-function-'));
    if (code.kind === 'inline' && !this.written.has(logicalId)) writeFileSync(join(folder, runtime.startsWith('python') ? 'index.py' : 'index.js'), code.source);
    this.written.set(logicalId, folder);
    return folder;
  }

  public dispose(): void {
    for (const folder of this.written.values()) rmSync(folder, { recursive: true, force: true });
    this.written.clear();
  }

  private reasonAgainstAsset(place: string, path: string): string | undefined {
    if (!existsSync(place)) return `its asset ${path} is not in the assembly: synthesize with bundling, or give the folder of the assembly`;
    return statSync(place).isDirectory() ? undefined : `its asset ${path} is an archive, and the local gateway runs code in folders only`;
  }
}
