// The images that the container engine keeps, and what uses each; one that nothing uses can be removed.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useList } from '#/api/use_list';
import { useAction } from '#/api/use_operation';
import type { EngineImage, ImageUse } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Decision } from '#/parts/decision';
import { AppLink } from '#/parts/link';
import { List } from '#/parts/list';
import { useFlash } from '#/shell/flash';

const wish = { MaxResults: 100 };

const shortId = (id: string) => id.replace('sha256:', '').slice(0, 12);
/** The names that people gave come before those that the market gave to published versions. */
const namesOf = ({ Names, Digests }: EngineImage) => {
  const own = (name: string) => name.startsWith('souk-market/');
  return [...Names.filter((name) => !own(name)), ...Names.filter(own), ...Digests];
};
const called = (of: EngineImage) => namesOf(of)[0] ?? shortId(of.ImageId);

function Name({ of }: { of: EngineImage }) {
  const { t } = useText();
  const others = namesOf(of).slice(1);
  const more = t('image.names', { count: others.length });
  return (
    <div>
      <span className="breakable">{called(of)}</span>
      {others.length > 0 && (
        <ExpandableSection variant="footer" headerText={more} headerAriaLabel={`${more} (${called(of)})`}>
          {others.map((each) => (
            <div key={each} className="breakable">
              {each}
            </div>
          ))}
        </ExpandableSection>
      )}
    </div>
  );
}

function Use({ of: { Kind, Name, ProductId, AccountId } }: { of: ImageUse }) {
  const { t } = useText();
  const kind = t(`image.use.${Kind}`);
  return (
    <div className="breakable">
      {kind} {ProductId ? <AppLink to={`/products/${ProductId}`}>{Name}</AppLink> : Name}
      {!ProductId && AccountId && ` (${AccountId})`}
    </div>
  );
}

function Uses({ of }: { of: EngineImage }) {
  const { t } = useText();
  if (!of.UseCount) return t('image.unused');
  const rest = of.UseCount - of.Uses.length;
  return (
    <ExpandableSection variant="footer" headerText={t('image.uses', { count: of.UseCount })} headerAriaLabel={`${t('image.uses', { count: of.UseCount })} (${called(of)})`}>
      {of.Uses.map((use, at) => (
        <Use key={`${use.Arn ?? use.Name}-${at}`} of={use} />
      ))}
      {rest > 0 && t('image.uses.more', { count: rest })}
    </ExpandableSection>
  );
}

export function Images() {
  const { t, bytes, dateTime } = useText();
  const flash = useFlash();
  const images = useList('souk', 'ListImages', wish);
  const remove = useAction('souk', 'RemoveImage');
  const [asked, setAsked] = useState<EngineImage>();
  const doRemove = async (image: EngineImage) => {
    if (!(await remove.run({ ImageId: image.ImageId }))) return;
    setAsked(undefined);
    flash.show({ type: 'success', content: t('image.removed', { name: called(image) }) });
    images.reload();
  };
  const told = images.data;
  const sum = told && !told.Problem ? t('image.sum', { count: told.TotalCount, size: bytes(told.TotalBytes) }) : undefined;
  return (
    <SpaceBetween size="m">
      {told?.Problem && (
        <Alert type="error" header={t('runtime.problem')}>
          <span className="breakable">{told.Problem}</span>
        </Alert>
      )}
      <List<EngineImage>
        of={images}
        rows={told?.Images ?? []}
        trackBy="ImageId"
        title={t('image.images')}
        description={sum}
        actions={<CopyAs of={() => act('souk', 'ListImages', wish)} />}
        none={t('image.none')}
        textOf={(row) => [row.ImageId, ...row.Names, ...row.Digests, ...row.Uses.flatMap((use) => [use.Name, use.AccountId, use.ProductId])].join(' ')}
        columns={[
          { id: 'name', header: t('runtime.image'), isRowHeader: true, minWidth: 220, cell: (row) => <Name of={row} /> },
          { id: 'id', header: t('image.id'), minWidth: 130, cell: (row) => <span title={row.ImageId}>{shortId(row.ImageId)}</span> },
          { id: 'size', header: t('image.size'), minWidth: 110, sortingField: 'SizeBytes', cell: (row) => bytes(row.SizeBytes) },
          { id: 'built', header: t('image.built'), minWidth: 150, sortingField: 'CreatedAt', cell: (row) => dateTime(row.CreatedAt) },
          { id: 'uses', header: t('image.used_by'), minWidth: 220, sortingField: 'UseCount', cell: (row) => <Uses of={row} /> },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 140,
            cell: (row) =>
              row.UseCount ? (
                '–'
              ) : (
                <Button variant="inline-link" ariaLabel={t('image.remove_that', { name: called(row) })} onClick={() => setAsked(row)}>
                  {t('image.remove')}
                </Button>
              ),
          },
        ]}
      />
      {asked && (
        <Decision
          title={t('image.remove_that', { name: called(asked) })}
          doIt={t('image.remove')}
          text={t('image.remove.text', { size: bytes(asked.SizeBytes) })}
          of={() => act('souk', 'RemoveImage', { ImageId: asked.ImageId })}
          running={remove.running}
          error={remove.error}
          onDecide={() => void doRemove(asked)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </SpaceBetween>
  );
}
