// Which region's runs are shown, among those of the market; the portal's own where nothing was chosen.
import Select from '@cloudscape-design/components/select';
import { useSearchParams } from 'react-router';
import { regionHere } from '#/api/region';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';

export function RegionSelect() {
  const { t } = useText();
  const [, setAddress] = useSearchParams();
  const portal = useOperation('souk', 'DescribePortal', {}).data;
  if (!portal) return null;
  const here = regionHere() ?? portal.Region;
  const all = [...new Set([portal.Region, here, ...portal.Regions])].sort();
  if (all.length < 2) return null;
  return (
    <Select
      options={all.map((value) => ({ value }))}
      inlineLabelText={t('usage.region')}
      selectedOption={{ value: here }}
      filteringType={all.length > 8 ? 'auto' : 'none'}
      filteringAriaLabel={t('table.filter')}
      onChange={({ detail }) => {
        const { value } = detail.selectedOption;
        setAddress(value === portal.Region ? {} : { at: value! });
      }}
    />
  );
}
