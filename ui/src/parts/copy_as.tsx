// Any act of the portal as the script that does the same.
import Button from '@cloudscape-design/components/button';
import { lazy, Suspense, useState } from 'react';
import type { Input, OperationOf, Service } from '#/api/call';
import { regionHere } from '#/api/region';
import { useText } from '#/language';

const Dialog = lazy(() => import('#/parts/copy_as_dialog'));

export interface Act {
  service: Service;
  operation: string;
  input: unknown;
  /** The member of bytes, in base64: its scripts read a file, and write one where the answer has such a member, too. */
  bytes?: { member: string; answered: boolean };
  /** Whoever has no account yet may call it, so there is no key to sign it with: its script is a request over HTTP. */
  open?: boolean;
}

/** Stands in scripts where nobody else may read what was typed. */
export const hidden = '…';

/** An act whose input is checked against the operation. */
export function act<S extends Service, O extends OperationOf<S>>(service: S, operation: O, input: Input<S, O>): Act {
  return { service, operation, input };
}

interface CopyAsProps {
  /** Undefined where it cannot be told. */
  of: () => Act | Promise<Act | undefined>;
  region?: string;
  /** In a row of a table: which one's. */
  row?: string;
}

export function CopyAs({ of, region = regionHere(), row }: CopyAsProps) {
  const { t } = useText();
  const [shown, setShown] = useState<Act>();
  const show = async () => setShown(await of());
  return (
    <>
      <Button
        iconName="script"
        formAction="none"
        {...(row !== undefined && { variant: 'inline-link', ariaLabel: t('copy_as.that', { name: row }) })}
        onClick={() => void show()}
      >
        {t('copy_as.title')}
      </Button>
      <Suspense>{shown && <Dialog of={shown} region={region} onDismiss={() => setShown(undefined)} />}</Suspense>
    </>
  );
}
