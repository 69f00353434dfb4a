import Alert from '@cloudscape-design/components/alert';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Account } from '#/generated/api/souk';
import { useText } from '#/language';
import { CopyButton } from '#/parts/copy_button';
import { usePath } from '#/parts/link';

export interface Issued {
  account: Account;
  token: string;
  expires: number;
}

/** Shown once: with it the owner chooses a password on the page for that. */
export function IssuedToken({ of: { account, token, expires }, onClose }: { of: Issued; onClose: () => void }) {
  const { t, dateTime } = useText();
  const page = `${window.location.origin}${usePath()('/reset-password')}`;
  return (
    <Alert type="success" dismissible dismissAriaLabel={t('dismiss')} onDismiss={onClose} header={t('accounts.token', { name: account.Name })}>
      <SpaceBetween size="s">
        <span>{t('accounts.token.text', { until: dateTime(expires) })}</span>
        <KeyValuePairs
          columns={3}
          items={[
            { label: t('seller.account'), value: account.AccountId },
            { label: t('accounts.token.page'), value: <span className="breakable">{page}</span> },
            { label: t('accounts.token.token'), value: <span className="breakable">{token}</span> },
          ]}
        />
        <CopyButton text={`${page}\n${token}\n`} />
      </SpaceBetween>
    </Alert>
  );
}
