// More images of the product beside its logo: chosen or named, and shown small.
import Box from '@cloudscape-design/components/box';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '#/language';
import { ChooseFile } from '#/parts/choose_file';
import { Problem } from '#/parts/problem';
import { RowsField } from './fields';
import type { SectionProps } from './general';
import { useLogo } from './use_listing_file';
import { pictures, usePicture } from './use_picture';

const mostPixels = 4096; // of either side
const mostImages = 13; // beside the logo and a video

interface ImageProps {
  url: string;
  set: (row: { Url: string }) => void;
}

function Image({ url, set }: ImageProps) {
  const { t } = useText();
  const { choose, wrong, error } = usePicture(mostPixels, (Url) => set({ Url }));
  const picture = useLogo(url);
  return (
    <SpaceBetween size="xs">
      <ChooseFile accept={pictures} onChoose={choose} />
      {wrong && <Box color="text-status-error">{wrong}</Box>}
      <Problem error={error} />
      {picture && <img src={picture} alt={t('draft.images.shown')} className="listing-logo" />}
      <Input value={url} ariaLabel={t('draft.images.address')} placeholder="https://…" onChange={({ detail }) => set({ Url: detail.value })} />
    </SpaceBetween>
  );
}

export function Images({ draft, change }: SectionProps) {
  return (
    <RowsField
      label="draft.images"
      hint="draft.images.hint"
      add="draft.images.add"
      most={mostImages}
      rows={draft.ImageUrls.map((Url) => ({ Url }))}
      fresh={{ Url: '' }}
      onChange={(rows) => change({ ImageUrls: rows.map(({ Url }) => Url) })}
      columns={[{ label: 'draft.images.one', control: ({ Url }, set) => <Image url={Url} set={set} /> }]}
    />
  );
}
