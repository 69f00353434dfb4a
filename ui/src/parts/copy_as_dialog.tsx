// The scripts that do an act: AWS CLI, boto3, and the JSON of its input; curl where nobody is signed in yet. Loaded when
// somebody asks for them.
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useText } from '#/language';
import type { Act } from '#/parts/copy_as';
import { CopyButton } from '#/parts/copy_button';

/** botocore's way from CreateABTest to words: create_ab_test, create-ab-test. */
export function words(operation: string, between: string): string {
  return operation
    .replace(/(.)([A-Z][a-z]+)/g, `$1${between}$2`)
    .replace(/([a-z0-9])([A-Z])/g, `$1${between}$2`)
    .toLowerCase();
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Where it has to be said: not in the portal's own region. */
const inThat = (region: string | undefined) => (region ? `  --region ${region} \\\n` : '');

function asCliWithFiles({ service, operation, input, bytes }: Act, server: string, region?: string): string {
  const { member, answered } = bytes!;
  const { [member]: content, ...others } = input as Record<string, string>;
  const flags = Object.entries(others).map(([name, value]) => `  --${words(name, '-')} ${quoted(value)} \\\n`);
  return (
    `printf %s ${quoted(content ?? '')} | base64 -d > input\n` +
    `aws ${service} ${words(operation, '-')} \\\n  --endpoint-url ${server} \\\n${inThat(region)}${flags.join('')}  --${words(member, '-')} fileb://input` +
    (answered ? ' output\ncat output\n' : '\n')
  );
}

export function asCli(given: Act, server: string, region?: string): string {
  const { service, operation, input } = given;
  if (given.bytes) return asCliWithFiles(given, server, region);
  return `aws ${service} ${words(operation, '-')} \\\n  --endpoint-url ${server} \\\n${inThat(region)}  --cli-input-json ${quoted(JSON.stringify(input))}`;
}

/** The session that such a request may begin is kept for those that follow. */
export function asCurl({ service, operation, input }: Act, server: string): string {
  return (
    `curl --fail-with-body --silent --show-error --cookie-jar cookies \\\n  --header 'Content-Type: application/json' --header 'X-Souk-Request: 1' \\\n` +
    `  --data ${quoted(JSON.stringify(input))} \\\n  ${server}/api/${service}/${operation}`
  );
}

function python(value: unknown, indent: string): string {
  const inner = `${indent}    `;
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value))
    return value.length ? `[\n${value.map((each) => `${inner}${python(each, inner)},\n`).join('')}${indent}]` : '[]';
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  if (!entries.length) return '{}';
  return `{\n${entries.map(([key, each]) => `${inner}${JSON.stringify(key)}: ${python(each, inner)},\n`).join('')}${indent}}`;
}

export function asBoto3({ service, operation, input, bytes }: Act, server: string, region = 'us-east-1'): string {
  const members = Object.entries(input as object).filter(([, each]) => each !== undefined);
  const valueOf = (name: string, each: unknown) => (name === bytes?.member ? `b64decode(${python(each, '')})` : python(each, '    '));
  const given = members.map(([name, each]) => `    ${name}=${valueOf(name, each)},\n`).join('');
  return (
    `${bytes ? 'from base64 import b64decode\n\n' : ''}import boto3\n\nclient = boto3.client("${service}", endpoint_url="${server}", region_name="${region}")\n` +
    `answer = client.${words(operation, '_')}(${given ? `\n${given}` : ''})\nprint(${bytes?.answered ? `answer["${bytes.member}"].read()` : 'answer'})\n`
  );
}

export default function CopyAsDialog({ of, region, onDismiss }: { of: Act; region: string | undefined; onDismiss: () => void }) {
  const { t } = useText();
  const server = window.location.origin;
  const tab = (id: string, label: string, code: string) => ({
    id,
    label,
    content: (
      <SpaceBetween size="s">
        <pre className="code" tabIndex={0} aria-label={label}>
          {code}
        </pre>
        <CopyButton text={code} />
      </SpaceBetween>
    ),
  });
  const scripts = of.open
    ? [tab('curl', 'curl', asCurl(of, server))]
    : [tab('cli', t('copy_as.cli'), asCli(of, server, region)), tab('boto3', t('copy_as.boto3'), asBoto3(of, server, region))];
  return (
    <Modal visible size="large" header={t('copy_as.title')} closeAriaLabel={t('do.close')} onDismiss={onDismiss}>
      <SpaceBetween size="s">
        <span>{t(of.open ? 'copy_as.hint.open' : 'copy_as.hint')}</span>
        <Tabs tabs={[...scripts, tab('json', t('copy_as.json'), JSON.stringify(of.input, undefined, 2))]} />
      </SpaceBetween>
    </Modal>
  );
}
