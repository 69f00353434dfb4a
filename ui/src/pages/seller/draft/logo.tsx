// The product's logo: chosen or named, looked at before it is sent, and shown as buyers will see it.
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '#/language';
import { ChooseFile } from '#/parts/choose_file';
import { Problem } from '#/parts/problem';
import { Field } from './fields';
import type { SectionProps } from './general';
import { pictures, usePicture } from './use_picture';

const most = 640; // pixels, of either side

export function Logo({ draft, change, picture }: SectionProps & { picture: string | undefined }) {
  const { t } = useText();
  const { choose, wrong, error } = usePicture(most, (LogoUrl) => change({ LogoUrl }));
  return (
    <Field label="draft.logo" hint="draft.logo.hint" error={wrong}>
      <SpaceBetween size="s">
        <ChooseFile accept={pictures} onChoose={choose} />
        <Problem error={error} />
        {picture && <img src={picture} alt={t('draft.logo.shown')} className="listing-logo" />}
        <Input value={draft.LogoUrl} ariaLabel={t('draft.logo')} placeholder="https://…" onChange={({ detail }) => change({ LogoUrl: detail.value })} />
      </SpaceBetween>
    </Field>
  );
}
