// Finds the tool chains of other languages.
import { execFileSync } from 'node:child_process';

/** Commands that show a tool chain, and what their output must contain. */
const toolchains = {
  go: { command: 'go', args: ['version'], wanted: /go1\.(2[4-9]|[3-9]\d)/ },
  java: { command: 'javac', args: ['-version'], wanted: /javac (1[7-9]|[2-9]\d)/ },
  maven: { command: 'mvn', args: ['-v'], wanted: /Apache Maven 3/ },
  // Debian's Python has no environments without the package python3-venv.
  python: {
    command: 'python3',
    args: ['-c', 'import ensurepip, sys; print(sys.version)'],
    wanted: /^3\.1[1-9]/,
  },
  cargo: { command: 'cargo', args: ['--version'], wanted: /cargo 1\.(8[8-9]|9\d|\d{3})/ },
} as const;

export type Toolchain = keyof typeof toolchains;

/** Returns the version that a tool chain prints, or why it cannot be used. */
export function findToolchain(name: Toolchain): { version: string } | { missing: string } {
  const { command, args, wanted } = toolchains[name];
  try {
    const version = execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe' }).trim();
    if (wanted.test(version)) return { version };
    return { missing: `${command} is too old: expected ${wanted.source}, got ${version}` };
  } catch {
    return { missing: `${name} is not installed` };
  }
}
