// A paper that paid products need: what is known of it, taking it away, and the form to give it or to give it anew.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, Suspense, useState } from 'react';
import { useAction } from '#/api/use_operation';
import { useText } from '#/language';
import { act } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { Skeleton } from '#/parts/skeleton';

interface PaperProps {
  title: string;
  text: string;
  remove: 'DeleteTaxInterview' | 'DeleteBankAccount';
  /** What may be shown of it; absent where there is none. */
  shown: { label: string; value: ReactNode }[] | undefined;
  onRemoved: () => void;
  form: (done: () => void) => ReactNode;
}

export function Paper({ title, text, remove, shown, onRemoved, form }: PaperProps) {
  const { t } = useText();
  const removal = useAction('souk', remove);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description={text}
            actions={
              shown && (
                <SpaceBetween direction="horizontal" size="xs">
                  <Button onClick={() => setAsked(true)}>{t('settings.paper.remove')}</Button>
                  {!open && <Button onClick={() => setOpen(true)}>{t('settings.paper.replace')}</Button>}
                </SpaceBetween>
              )
            }
          >
            {title}
          </Header>
        }
      >
        {shown ? <KeyValuePairs columns={4} items={shown} /> : <Box color="text-body-secondary">{t('settings.paper.none')}</Box>}
      </Container>
      {(open || !shown) && <Suspense fallback={<Skeleton lines={6} />}>{form(() => setOpen(false))}</Suspense>}
      {asked && (
        <Decision
          title={t('settings.paper.remove')}
          doIt={t('settings.paper.remove')}
          text={t('settings.paper.remove.text')}
          of={() => act('souk', remove, {})}
          running={removal.running}
          error={removal.error}
          onDecide={() =>
            void removal.run({}).then((done) => {
              if (!done) return;
              setAsked(false);
              onRemoved();
            })
          }
          onClose={() => setAsked(false)}
        />
      )}
    </SpaceBetween>
  );
}
