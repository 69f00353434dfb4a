// Refuses a request to publish: the reason as a whole, and a note for each field that is to be mended.
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { useAction } from '#/api/use_operation';
import { type MessageKey, useText } from '#/language';
import { act } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';

interface Note {
  Field: string;
  Comment: string;
}

const places: [path: string, label: MessageKey][] = [
  ['Description.ProductTitle', 'draft.title'],
  ['Description.ShortDescription', 'draft.short'],
  ['Description.LongDescription', 'draft.long'],
  ['Description.Highlights', 'draft.highlights'],
  ['Description.Categories', 'draft.categories'],
  ['Description.SearchKeywords', 'draft.keywords'],
  ['Description.Translations', 'draft.languages'],
  ['PromotionalResources.LogoUrl', 'draft.logo'],
  ['PromotionalResources.AdditionalResources', 'draft.links'],
  ['SupportInformation.Description', 'draft.support'],
  ['Versions', 'versions.title'],
  ['Terms', 'section.pricing'],
];
const most = 50;

interface SendBackProps {
  id: string;
  name: string;
  onDone: () => void;
  onClose: () => void;
}

export function SendBack({ id, name, onDone, onClose }: SendBackProps) {
  const { t } = useText();
  const refuse = useAction('souk', 'RefusePublishingReview');
  const [notes, setNotes] = useState<Note[]>([]);
  const options = places.map(([value, label]) => ({ value, label: t(label) }));
  const input = (Reason: string) => {
    const Comments = notes.filter((each) => each.Comment.trim());
    return { ChangeSetId: id, Reason, ...(Comments.length ? { Comments } : {}) };
  };
  const changed = (at: number, part: Partial<Note>) => setNotes(notes.map((each, i) => (i === at ? { ...each, ...part } : each)));
  return (
    <Decision
      title={t('review.send_back_that', { name })}
      doIt={t('review.send_back')}
      text={t('review.send_back.text')}
      reason={t('decision.reason')}
      reasonHint={t('decision.reason.hint')}
      of={(reason) => act('souk', 'RefusePublishingReview', input(reason))}
      running={refuse.running}
      error={refuse.error}
      onDecide={(reason) => void refuse.run(input(reason)).then((done) => done && onDone())}
      onClose={onClose}
    >
      <FormField label={t('review.notes')} description={t('review.notes.hint')} stretch>
        <AttributeEditor
          items={notes}
          addButtonText={t('review.notes.add')}
          removeButtonText={t('do.remove')}
          disableAddButton={notes.length >= most}
          empty={t('draft.rows.none')}
          onAddButtonClick={() => setNotes([...notes, { Field: places[0]![0], Comment: '' }])}
          onRemoveButtonClick={({ detail }) => setNotes(notes.filter((_, i) => i !== detail.itemIndex))}
          definition={[
            {
              label: t('diff.field'),
              control: (row: Note, at: number) => (
                <Select
                  selectedOption={options.find(({ value }) => value === row.Field) ?? null}
                  options={options}
                  onChange={({ detail }) => changed(at, { Field: detail.selectedOption.value! })}
                />
              ),
            },
            {
              label: t('review.note'),
              control: (row: Note, at: number) => <Input value={row.Comment} onChange={({ detail }) => changed(at, { Comment: detail.value })} />,
            },
          ]}
        />
      </FormField>
    </Decision>
  );
}
