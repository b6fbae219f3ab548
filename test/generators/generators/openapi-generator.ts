// Installs openapi-generator, which generates for several languages.
import { join } from 'node:path';
import { type Command, make } from '../make.js';
import type { Described } from './generator.js';

/** Installs openapi-generator. Returns the command that generates a client into a folder. */
export async function openapiGenerator(
  { version, description, options }: Described,
  folder: string,
): Promise<Command> {
  const copy = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';
  const artifact = `-Dartifact=org.openapitools:openapi-generator-cli:${version}`;
  const installed = await make({
    name: 'openapi-generator',
    commands: [['mvn', '-q', '-B', copy, artifact, '-DoutputDirectory=.']],
  });
  const jar = join(installed, `openapi-generator-cli-${version}.jar`);
  return ['java', '-jar', jar, 'generate', '-i', description, '-o', folder, ...options];
}
