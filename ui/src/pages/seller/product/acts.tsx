// Acts that cannot be taken back lightly: each says what it does and asks for the product's name.
import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { useText } from '#/language';
import type { Act } from '#/parts/copy_as';
import { Dialog } from '#/parts/dialog';

interface ConfirmProps {
  title: string;
  doIt: string;
  name: string;
  act: Act;
  children: ReactNode;
  ready?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

export function Confirm({ title, doIt, name, act, children, ready = true, onConfirm, onClose }: ConfirmProps) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const sure = typed.trim() === name && ready;
  return (
    <Dialog
      title={title}
      doIt={doIt}
      onDo={onConfirm}
      onClose={onClose}
      of={() => act}
      disabled={!sure}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (sure) onConfirm();
        }}
      >
        <SpaceBetween size="m">
          {children}
          <FormField label={t('product.type_name')} description={<span className="breakable">{name}</span>}>
            <Input value={typed} onChange={({ detail }) => setTyped(detail.value)} autoComplete={false} />
          </FormField>
        </SpaceBetween>
      </form>
    </Dialog>
  );
}

export function Consequences({ lines, type = 'info' }: { lines: string[]; type?: 'info' | 'warning' }) {
  return (
    <Alert type={type}>
      <ul className="plain">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Alert>
  );
}
