// The reader's saved searches: go to one, forget one, save the one that is shown.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useAction, useOperation } from '#/api/use_operation';
import type { SavedSearch } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { AppLink } from '#/parts/link';
import { Problem } from '#/parts/problem';
import { Block } from '#/parts/states';

function Kept({ searches, onGo, onForgotten }: { searches: SavedSearch[]; onGo: () => void; onForgotten: () => void }) {
  const { t } = useText();
  const forget = useAction('souk', 'DeleteSavedSearch');
  const doForget = async (Name: string) => {
    if (await forget.run({ Name })) onForgotten();
  };
  if (!searches.length) return <Box color="text-body-secondary">{t('searches.none')}</Box>;
  return (
    <SpaceBetween size="xs">
      <Problem error={forget.error} />
      <ul className="plain">
        {searches.map(({ Name, Query }) => (
          <li key={Name}>
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              <AppLink to={`/search?${Query}`} onFollow={onGo}>
                <span className="breakable" dir="auto">
                  {Name}
                </span>
              </AppLink>
              <Button variant="inline-link" ariaLabel={t('searches.forget_that', { name: Name })} onClick={() => void doForget(Name)}>
                {t('searches.forget')}
              </Button>
            </SpaceBetween>
          </li>
        ))}
      </ul>
    </SpaceBetween>
  );
}

function Keep({ query, proposed, onKept }: { query: string; proposed: string; onKept: () => void }) {
  const { t } = useText();
  const save = useAction('souk', 'SaveSearch');
  const [name, setName] = useState(proposed);
  const input = { Name: name, Query: query };
  const doSave = async () => {
    if (await save.run(input)) onKept();
  };
  return (
    <SendForm
      send={t('searches.save')}
      onSend={() => void doSave()}
      sending={save.running}
      error={save.error}
      placed={/^Name$/}
      actions={<CopyAs of={() => act('souk', 'SaveSearch', input)} />}
    >
      <TextField label={t('searches.name')} where="Name" problems={save.error?.fields} value={name} onChange={setName} />
    </SendForm>
  );
}

/** `query` is what the address has after its question mark; nothing to save where it is empty. */
export function SavedSearches({ query, text }: { query: string; text: string }) {
  const { t } = useText();
  const [shown, setShown] = useState(false);
  const listed = useOperation('souk', 'ListSavedSearches', {});
  const close = () => setShown(false);
  return (
    <>
      <Button iconName="star" onClick={() => setShown(true)}>
        {t('searches.title')}
      </Button>
      {shown && (
        <Modal visible header={t('searches.title')} closeAriaLabel={t('do.close')} onDismiss={close}>
          <SpaceBetween size="l">
            <Block of={listed}>
              {({ Searches }) => <Kept searches={Searches} onGo={close} onForgotten={listed.reload} />}
            </Block>
            {query ? (
              <Keep query={query} proposed={text} onKept={listed.reload} />
            ) : (
              <Box color="text-body-secondary">{t('searches.nothing')}</Box>
            )}
          </SpaceBetween>
        </Modal>
      )}
    </>
  );
}
