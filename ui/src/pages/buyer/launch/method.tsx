// How it is launched: here, or by a program or a template that says the same and runs as it stands.
import Tiles from '@cloudscape-design/components/tiles';
import { useText } from '#/language';

export const methods = ['portal', 'cli', 'sdk', 'template'] as const;
export type Method = (typeof methods)[number];

interface MethodTilesProps {
  value: Method;
  onChange: (method: Method) => void;
}

export function MethodTiles({ value, onChange }: MethodTilesProps) {
  const { t } = useText();
  return (
    <Tiles
      ariaLabel={t('launch.method')}
      value={value}
      columns={4}
      items={methods.map((each) => ({ value: each, label: t(`launch.method.${each}`), description: t(`launch.method.${each}.text`) }))}
      onChange={({ detail }) => onChange(detail.value as Method)}
    />
  );
}
