// Any act of the portal as the script that does the same.
import Button from '@cloudscape-design/components/button';
import { lazy, Suspense, useState } from 'react';
import type { Input, OperationOf, Service } from '#/api/call';
import { useText } from '#/language';

const Dialog = lazy(() => import('#/parts/copy_as_dialog'));

export interface Act {
  service: Service;
  operation: string;
  input: unknown;
  /** The member of bytes, in base64: its scripts read a file, and write one where the answer has such a member, too. */
  bytes?: { member: string; answered: boolean };
}

/** An act whose input is checked against the operation. */
export function act<S extends Service, O extends OperationOf<S>>(service: S, operation: O, input: Input<S, O>): Act {
  return { service, operation, input };
}

export function CopyAs({ of, region = 'us-east-1' }: { of: () => Act; region?: string }) {
  const { t } = useText();
  const [shown, setShown] = useState<Act>();
  return (
    <>
      <Button iconName="script" formAction="none" onClick={() => setShown(of())}>
        {t('copy_as.title')}
      </Button>
      <Suspense>{shown && <Dialog of={shown} region={region} onDismiss={() => setShown(undefined)} />}</Suspense>
    </>
  );
}
