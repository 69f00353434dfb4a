// The listing's texts in more languages, and how much of each is written.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { languageNames, languages, useText } from '#/language';
import { type Draft, emptyTexts, type Translation } from './draft';
import { fieldId } from './fields';
import { Descriptions, Keywords, Support } from './listing_texts';
import { textsInAll, textsWritten } from './words_in';

interface OneProps {
  translation: Translation;
  change: (part: Partial<Translation>) => void;
  onRemove: () => void;
}

function One({ translation, change, onRemove }: OneProps) {
  const { t } = useText();
  const { Language: language } = translation;
  const [open, setOpen] = useState(textsWritten(translation) === 0); // to be written
  const fields = { texts: translation, change, language };
  return (
    <ExpandableSection
      variant="container"
      expanded={open}
      onChange={({ detail }) => setOpen(detail.expanded)}
      headerText={languageNames[language]}
      headerDescription={t('draft.languages.written', { count: textsWritten(translation), all: textsInAll })}
      headerActions={
        <Button ariaLabel={t('do.remove_that', { name: languageNames[language] })} onClick={onRemove}>
          {t('do.remove')}
        </Button>
      }
    >
      <SpaceBetween size="l">
        <Descriptions {...fields} />
        <Keywords {...fields} />
        <Support {...fields} />
      </SpaceBetween>
    </ExpandableSection>
  );
}

export function Translations({ draft: { Translations: all }, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const { t } = useText();
  const set = (Translations: Translation[]) => change({ Translations });
  const missing = languages.filter((language) => !all.some((each) => each.Language === language));
  return (
    <div id={fieldId('draft.languages')}>
      <Container header={<Header variant="h2" description={t('draft.languages.hint')}>{t('draft.languages')}</Header>}>
        <SpaceBetween size="m">
          {all.map((translation, at) => (
            <One
              key={translation.Language}
              translation={translation}
              change={(part) => set(all.map((each, i) => (i === at ? { ...each, ...part } : each)))}
              onRemove={() => set(all.filter((_, i) => i !== at))}
            />
          ))}
          {missing.length > 0 && (
            <SpaceBetween size="s" direction="horizontal">
              {missing.map((language) => (
                <Button key={language} iconName="add-plus" onClick={() => set([...all, { Language: language, ...emptyTexts() }])}>
                  {t('draft.languages.add', { language: languageNames[language] })}
                </Button>
              ))}
            </SpaceBetween>
          )}
        </SpaceBetween>
      </Container>
    </div>
  );
}
