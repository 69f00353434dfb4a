// A policy as JSON. What cannot be read as such is said here; what a policy must have, by the server.
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useAction, useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { Block } from '#/parts/states';

const begun = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['aws-marketplace:ViewSubscriptions'], Resource: '*' }] }, undefined, 2);

/** As it was written: the SDKs' services send documents with their special characters escaped. */
function readable(document: string): string {
  const text = document.startsWith('%7B') ? decodeURIComponent(document) : document;
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface EditorProps {
  user: string;
  /** '' of a new one. */
  name: string;
  onDone: () => void;
  onClose: () => void;
}

function Editor({ user, name, document, onDone }: Omit<EditorProps, 'onClose'> & { document: string }) {
  const { t } = useText();
  const put = useAction('iam', 'PutUserPolicy');
  const [typedName, setName] = useState(name);
  const [text, setText] = useState(document);
  const [asked, setAsked] = useState(false);
  const input = { UserName: user, PolicyName: typedName.trim(), PolicyDocument: text };
  const send = async () => {
    setAsked(true);
    if (typedName.trim() && isJson(text) && (await put.run(input))) onDone();
  };
  const problems = put.error?.fields ?? (asked && !typedName.trim() ? [{ code: 'MISSING', where: 'PolicyName', message: '' }] : undefined);
  return (
    <SendForm
      send={t('users.own.save')}
      onSend={() => void send()}
      sending={put.running}
      error={put.error}
      actions={<CopyAs of={() => act('iam', 'PutUserPolicy', input)} />}
    >
      <SpaceBetween size="m">
        {!name && <TextField label={t('users.own.name')} where="PolicyName" problems={problems} value={typedName} onChange={setName} autoComplete="off" autoFocus />}
        <FormField label={t('users.own.document')} description={t('users.own.document.text')} errorText={asked && !isJson(text) ? t('users.own.no_json') : undefined} stretch>
          <Textarea rows={14} spellcheck={false} value={text} onChange={({ detail }) => setText(detail.value)} />
        </FormField>
      </SpaceBetween>
    </SendForm>
  );
}

export function PolicyEditor({ user, name, onDone, onClose }: EditorProps) {
  const { t } = useText();
  const kept = useOperation('iam', 'GetUserPolicy', name ? { UserName: user, PolicyName: name } : undefined);
  return (
    <Modal visible size="large" header={name || t('users.own.write')} closeAriaLabel={t('do.close')} onDismiss={onClose}>
      {name ? (
        <Block of={kept} lines={8}>
          {({ PolicyDocument }) => <Editor user={user} name={name} document={readable(PolicyDocument)} onDone={onDone} />}
        </Block>
      ) : (
        <Editor user={user} name="" document={begun} onDone={onDone} />
      )}
    </Modal>
  );
}
