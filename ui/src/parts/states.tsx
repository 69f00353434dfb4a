// The states that every page shares: its data or why there is none, and empty.
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { Loaded } from '#/api/use_operation';
import { useText } from '#/language';
import { Problem } from '#/parts/problem';
import { Skeleton } from '#/parts/skeleton';

/** A block that shows its data, or waits for it, or says why there is none. */
export function Block<T>({ of, children, lines }: { of: Loaded<T>; children: (data: T) => ReactNode; lines?: number }) {
  return (
    <SpaceBetween size="m">
      {of.error && <Problem error={of.error} onRetry={of.reload} />}
      {of.data !== undefined ? children(of.data) : of.loading && <Skeleton lines={lines} />}
    </SpaceBetween>
  );
}

export function Empty({ title, text, action }: { title?: string; text?: ReactNode; action?: ReactNode }) {
  const { t } = useText();
  return (
    <Box textAlign="center" color="inherit" margin={{ vertical: 'm' }}>
      <SpaceBetween size="xs">
        <b>{title ?? t('none.title')}</b>
        {text && <Box color="text-body-secondary">{text}</Box>}
        {action}
      </SpaceBetween>
    </Box>
  );
}
