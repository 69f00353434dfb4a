// Taking a product off the market: whom to ask and why, what replaces it; and afterwards until when its subscribers are
// supported.
import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useAction, useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { act } from '#/parts/copy_as';
import { TextField } from '#/parts/form';
import { fieldError, Problem } from '#/parts/problem';
import { useSession } from '#/session';
import { Confirm, Consequences } from './acts';

interface UnpublishProps {
  id: string;
  title: string;
  onStarted: (changeSet: string) => void;
  onClose: () => void;
}

export function Unpublish({ id, title, onStarted, onClose }: UnpublishProps) {
  const text = useText();
  const { t } = text;
  const [email, setEmail] = useState(useSession().session!.Email ?? '');
  const [reason, setReason] = useState('');
  const [replacement, setReplacement] = useState('');
  const asked = useAction('souk', 'UnpublishProduct');
  const input = {
    ProductId: id,
    ContactEmail: email.trim(),
    Reason: reason.trim(),
    ...(replacement ? { ReplacementProductId: replacement } : {}),
  };
  const send = async () => {
    const answer = await asked.run(input);
    if (answer) onStarted(answer.ChangeSetId);
  };
  const problems = asked.error?.fields;
  return (
    <Confirm
      title={t('product.unpublish')}
      doIt={t('product.unpublish')}
      name={title}
      act={act('souk', 'UnpublishProduct', input)}
      ready={Boolean(input.ContactEmail && input.Reason) && !asked.running}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <Consequences lines={[t('unpublish.new'), t('unpublish.keep'), t('unpublish.support'), t('unpublish.back')]} type="warning" />
      {!problems?.length && <Problem error={asked.error} />}
      <TextField
        label={t('unpublish.email')}
        hint={t('unpublish.email.hint')}
        where="ContactEmail"
        problems={problems}
        value={email}
        onChange={setEmail}
        type="email"
        autoComplete="email"
      />
      <FormField label={t('unpublish.reason')} errorText={fieldError(text, problems, 'Reason')}>
        <Textarea rows={3} value={reason} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
      <FormField
        label={t('unpublish.replacement')}
        description={t('unpublish.replacement.hint')}
        errorText={fieldError(text, problems, 'ReplacementProductId')}
      >
        <Input value={replacement} placeholder="prod-…" onChange={({ detail }) => setReplacement(detail.value.trim())} />
      </FormField>
    </Confirm>
  );
}

export function Unpublication({ id }: { id: string }) {
  const { t, date } = useText();
  const { data } = useOperation('souk', 'DescribeUnpublication', { ProductId: id });
  if (!data?.SupportEndsAt || !data.UnpublishedAt) return null;
  return (
    <Alert type="warning" header={t('unpublish.since', { date: date(data.UnpublishedAt) })}>
      {t('unpublish.support_until', {
        date: date(data.SupportEndsAt),
        days: data.SupportDaysLeft ?? 0,
        subscribers: data.Subscribers ?? 0,
      })}
      {data.ReplacementProductId && <div>{t('unpublish.replaced', { id: data.ReplacementProductId })}</div>}
    </Alert>
  );
}
