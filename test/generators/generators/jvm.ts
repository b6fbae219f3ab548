// Generators for Java and Kotlin.
import { type Described, type Generator, program } from './generator.js';
import { openapiGenerator } from './openapi-generator.js';

/**
 * A program that Maven compiles with `goal`, with the class `main`. The goal's plugin has its version from `pom.xml`; the phase `compile`
 * would take others from Maven itself. All dependencies have exact versions there.
 */
function jvmProgram(
  generator: Described,
  files: Generator['files'],
  goal: string,
  main: string,
): Generator {
  const copy = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
  return {
    ...generator,
    needs: ['java', 'maven'],
    files,
    commands: async () => [
      await openapiGenerator(generator, '.'),
      ['mvn', '-q', '-B', goal, copy, '-DincludeScope=runtime'],
    ],
    program: async (folder) => {
      const classes = `${folder}/target/classes:${folder}/target/dependency/*`;
      return ['java', '-cp', classes, main];
    },
  };
}

const name = 'openapi-generator';
const version = '7.17.0';
const description = 'openapi.yaml';
const mappings = [
  '--type-mappings=integer+uint64=BigInteger',
  '--import-mappings=BigInteger=java.math.BigInteger',
];

export const jvm: readonly Generator[] = [
  jvmProgram(
    {
      language: 'Java',
      name,
      version,
      description,
      options: ['-g', 'java', '--library', 'native', ...mappings],
      note: {
        en: 'without the mappings `uint64` overflows an `Integer`',
        ja: 'マッピングを指定しないと、`uint64`が`Integer`になりオーバーフローする',
        zh: '不指定映射时，`uint64` 会生成为 `Integer` 并溢出',
      },
    },
    { 'src/main/java/Program.java': program('java-openapi-generator.java') },
    'compiler:compile',
    'Program',
  ),
  jvmProgram(
    {
      language: 'Java',
      name,
      version: '7.25.0',
      description,
      options: [
        ...['-g', 'java', ...mappings],
        '--additional-properties=disallowAdditionalPropertiesIfNotPresent=false',
      ],
      note: {
        en: 'its default library, okhttp-gson: 7.17.0 cannot read `"error": null`, and without the option clients refuse unknown fields',
        ja: 'デフォルトのライブラリokhttp-gson。7.17.0は`"error": null`を読めず、このオプションがないと未知のフィールドを拒否する',
        zh: '默认库 okhttp-gson：7.17.0 无法读取 `"error": null`；不加该选项时客户端会拒绝未知字段',
      },
    },
    { 'src/main/java/Program.java': program('java-openapi-generator-okhttp.java') },
    'compiler:compile',
    'Program',
  ),
  jvmProgram(
    {
      language: 'Kotlin',
      name,
      version,
      description,
      options: [
        ...['-g', 'kotlin', '--type-mappings=integer+uint64=java.math.BigInteger'],
        '--additional-properties=serializationLibrary=jackson',
      ],
      note: {
        en: 'Moshi, the default library, sends a `BigInteger` as a string, to which servers respond 400',
        ja: 'デフォルトのライブラリであるMoshiは`BigInteger`を文字列として送るため、サーバーは400を返す',
        zh: '默认库 Moshi 会把 `BigInteger` 作为字符串发送，服务器返回 400',
      },
    },
    {
      'src/main/kotlin/Program.kt': program('kotlin-openapi-generator.kt'),
      'pom.xml': program('kotlin-pom.xml'),
    },
    'kotlin:compile',
    'ProgramKt',
  ),
];
