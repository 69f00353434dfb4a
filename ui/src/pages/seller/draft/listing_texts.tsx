// The fields of what a listing says about itself, in its own language or in one more.
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import TokenGroup from '@cloudscape-design/components/token-group';
import { useState } from 'react';
import { type Language, useText } from '#/language';
import type { ListingTexts } from './draft';
import { Area, Field, Line, RowsField, written } from './fields';

interface TextsProps {
  texts: ListingTexts;
  change: (part: Partial<ListingTexts>) => void;
  /** The language of a translation; none where the texts are the listing's own. */
  language?: Language;
}

export function Descriptions({ texts, change, language }: TextsProps) {
  return (
    <SpaceBetween size="l">
      <Line label="draft.title" hint="draft.title.hint" language={language} limit={72} value={texts.ProductTitle} onChange={(ProductTitle) => change({ ProductTitle })} />
      <Area label="draft.short" hint="draft.short.hint" language={language} limit={1000} value={texts.ShortDescription} onChange={(ShortDescription) => change({ ShortDescription })} />
      <Area label="draft.long" hint="draft.long.hint" language={language} limit={5000} rows={10} value={texts.LongDescription} onChange={(LongDescription) => change({ LongDescription })} />
      <RowsField
        label="draft.highlights"
        hint="draft.highlights.hint"
        language={language}
        add="draft.highlights.add"
        most={3}
        rows={texts.Highlights.map((Text) => ({ Text }))}
        fresh={{ Text: '' }}
        onChange={(rows) => change({ Highlights: rows.map((row) => row.Text) })}
        columns={[
          {
            label: 'draft.highlight',
            control: (row, set) => (
              <Textarea rows={2} value={row.Text} nativeTextareaAttributes={written(language)} onChange={({ detail }) => set({ Text: detail.value })} />
            ),
          },
        ]}
      />
    </SpaceBetween>
  );
}

export function Keywords({ texts: { SearchKeywords }, change, language }: TextsProps) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const add = () => {
    const fresh = typed.split(',').map((each) => each.trim()).filter((each) => each && !SearchKeywords.includes(each));
    if (fresh.length) change({ SearchKeywords: [...SearchKeywords, ...fresh].slice(0, 15) });
    setTyped('');
  };
  return (
    <Field label="draft.keywords" hint="draft.keywords.hint" language={language} limit={250} size={SearchKeywords.join('').length}>
      <SpaceBetween size="xs">
        <Input
          value={typed}
          placeholder={t('draft.keywords.placeholder')}
          nativeInputAttributes={written(language)}
          onChange={({ detail }) => setTyped(detail.value)}
          onBlur={add}
          onKeyDown={({ detail }) => (detail.key === 'Enter' || detail.key === ',') && !detail.ctrlKey && add()}
        />
        <TokenGroup
          items={SearchKeywords.map((label) => ({ label, dismissLabel: t('do.remove_that', { name: label }) }))}
          onDismiss={({ detail }) => change({ SearchKeywords: SearchKeywords.filter((_, i) => i !== detail.itemIndex) })}
        />
      </SpaceBetween>
    </Field>
  );
}

export function Support({ texts, change, language }: TextsProps) {
  return (
    <Area
      label="draft.support"
      hint="draft.support.hint"
      language={language}
      limit={2000}
      value={texts.SupportDescription}
      onChange={(SupportDescription) => change({ SupportDescription })}
    />
  );
}
