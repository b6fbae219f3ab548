// Generators for Rust.
import { join } from 'node:path';
import { type Command, make } from '../make.js';
import { type Described, type Generator, program } from './generator.js';
import { openapiGenerator } from './openapi-generator.js';

/**
 * A program with the client in `client/`, which is called `crate`. `programs/` has its lock file, which the build must not change. After
 * another version of a generator, run `cargo generate-lockfile` in the folder of the program and keep the file.
 */
function rustProgram(
  generator: Omit<Described, 'language'>,
  crate: string,
  command: (generator: Described) => Promise<Command>,
  needs: Generator['needs'] = ['cargo'],
): Generator {
  const described = { language: 'Rust', ...generator } as const;
  const name = `${generator.name}-program`;
  const manifest = `[package]
name = "${name}"
version = "0.1.0"
edition = "2021"
rust-version = "1.88"
resolver = "3"

[dependencies]
${crate} = { path = "client", default-features = false }
serde_json = "1"
tokio = { version = "1", features = ["macros", "rt-multi-thread"] }
`;
  return {
    ...described,
    needs,
    files: {
      'Cargo.toml': manifest,
      'Cargo.lock': program(`rust-${generator.name}.lock`),
      'src/main.rs': program(`rust-${generator.name}.rs`),
    },
    commands: async () => [
      await command(described),
      // Fails if the lock file lacks something, which `cargo install` would only fill in.
      ['cargo', 'update', '--quiet', '--workspace', '--locked'],
      ['cargo', 'install', '--quiet', '--debug', '--locked', '--path', '.', '--root', '.'],
    ],
    program: async (folder) => [join(folder, 'bin', name)],
  };
}

/** Installs progenitor. Returns its command. */
async function progenitor(version: string): Promise<string> {
  const crate = `cargo-progenitor@${version}`;
  const folder = await make({
    name: 'progenitor',
    commands: [['cargo', 'install', '--quiet', '--debug', '--locked', '--root', '.', crate]],
  });
  return join(folder, 'bin/cargo-progenitor');
}

export const rust: readonly Generator[] = [
  rustProgram(
    {
      name: 'openapi-generator',
      version: '7.17.0',
      description: 'openapi.yaml',
      options: ['-g', 'rust', '--type-mappings=integer+uint64=u64'],
    },
    'openapi',
    (generator) => openapiGenerator(generator, 'client'),
    ['cargo', 'java', 'maven'],
  ),
  rustProgram(
    { name: 'progenitor', version: '0.15.1', description: 'openapi.codegen.yaml', options: [] },
    'ticdc',
    async ({ version, description }) => [
      await progenitor(version),
      ...['progenitor', '-i', description, '-o', 'client', '-n', 'ticdc', '-v', '0.1.0'],
    ],
  ),
];
