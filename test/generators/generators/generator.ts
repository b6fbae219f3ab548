// A generator as data: which description and options it takes, and how its client becomes a program.
import { readFileSync } from 'node:fs';
import type { Language } from '../../../scripts/site/languages.js';
import type { Command } from '../make.js';
import type { Toolchain } from '../toolchains.js';

/** What the guides say of a generator. */
export interface Described {
  readonly language: 'Go' | 'Java' | 'Kotlin' | 'Python' | 'Rust';
  readonly name: string;
  readonly version: string;
  readonly description: 'openapi.yaml' | 'openapi.codegen.yaml';
  /** The options that users need too. */
  readonly options: readonly string[];
  readonly note?: Readonly<Record<Language, string>>;
}

export interface Generator extends Described {
  readonly needs: readonly Toolchain[];
  /** The text of each file that the program has beside the generated ones. */
  readonly files: Readonly<Record<string, string>>;
  /** Installs the generator. Returns the commands that generate and compile in a folder with the files and the description. */
  readonly commands: () => Promise<readonly Command[]>;
  /** Returns the command that takes the URL of a server. */
  readonly program: (folder: string) => Promise<Command>;
}

/** Returns the text of a file in `programs/`. */
export function program(file: string): string {
  return readFileSync(new URL(`../programs/${file}`, import.meta.url), 'utf8');
}
