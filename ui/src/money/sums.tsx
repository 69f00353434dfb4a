// The sum of a range in a few figures.
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useText } from '#/language';
import { dayText } from '#/money/columns';
import type { MoneyAnswer } from '#/money/money_table';

export function Sums({ of, total }: { of: MoneyAnswer; total: string }) {
  const text = useText();
  const { t, money, number } = text;
  const figure = (label: string, value: string) => ({ label, value: <Box fontSize="heading-l" fontWeight="bold">{value}</Box> });
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        items={[
          figure(total, money(of.Sum.Total, of.CurrencyCode)),
          figure(t('money.usage'), money(of.Sum.Usage, of.CurrencyCode)),
          figure(t('money.contracts'), money(of.Sum.Contracts, of.CurrencyCode)),
          figure(t('money.requests'), number(of.Sum.Requests)),
        ]}
      />
      <Box color="text-body-secondary" margin={{ top: 's' }}>
        {t('money.from_to', { from: dayText(text, of.From), to: dayText(text, of.To) })}
      </Box>
    </Container>
  );
}
