// The states that every page shares: its data or why there is none, empty, a conflict to choose from.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
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

export interface ConflictingField {
  name: string;
  label: string;
  mine: string;
  theirs: string;
}

/** Two people edited the same: each field's two texts side by side, and a choice for each. */
export function Conflict({ fields, onChoose }: { fields: ConflictingField[]; onChoose: (name: string, value: string) => void }) {
  const { t } = useText();
  return (
    <Container header={<Header variant="h2" description={t('conflict.text')}>{t('conflict.title')}</Header>}>
      <SpaceBetween size="l">
        {fields.map((field) => (
          <div key={field.name} role="group" aria-label={field.label}>
            <Box variant="h3">{field.label}</Box>
            <div className="side-by-side">
              <div>
                <Box variant="awsui-key-label">{t('conflict.mine')}</Box>
                <pre className="text">{field.mine}</pre>
                <Button onClick={() => onChoose(field.name, field.mine)}>{t('conflict.keep_mine')}</Button>
              </div>
              <div>
                <Box variant="awsui-key-label">{t('conflict.theirs')}</Box>
                <pre className="text">{field.theirs}</pre>
                <Button onClick={() => onChoose(field.name, field.theirs)}>{t('conflict.keep_theirs')}</Button>
              </div>
            </div>
          </div>
        ))}
      </SpaceBetween>
    </Container>
  );
}
