// The sum of a range in a few figures.
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useText } from '#/language';
import { dayText } from '#/money/columns';
import type { MoneyAnswer } from '#/money/money_table';

interface SumsProps {
  of: MoneyAnswer;
  total: string;
  /** The same of as many days before. */
  before?: MoneyAnswer;
  days: number;
}

export function Sums({ of, total, before, days }: SumsProps) {
  const text = useText();
  const { t, money, number, percent } = text;
  const figure = (label: string, value: string, now: number, then?: number) => ({
    label,
    value: (
      <>
        <Box fontSize="heading-l" fontWeight="bold">
          {value}
        </Box>
        {!!then && (
          <Box color="text-body-secondary" fontSize="body-s">
            {t('money.change', { change: `${now > then ? '+' : ''}${percent(now / then - 1)}`, days })}
          </Box>
        )}
      </>
    ),
  });
  const amount = (label: string, member: 'Usage' | 'Contracts' | 'Total') =>
    figure(label, money(of.Sum[member], of.CurrencyCode), Number(of.Sum[member]), before && Number(before.Sum[member]));
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        items={[
          amount(total, 'Total'),
          amount(t('money.usage'), 'Usage'),
          amount(t('money.contracts'), 'Contracts'),
          figure(t('money.requests'), number(of.Sum.Requests), of.Sum.Requests, before?.Sum.Requests),
        ]}
      />
      <Box color="text-body-secondary" margin={{ top: 's' }}>
        {t('money.from_to', { from: dayText(text, of.From), to: dayText(text, of.To) })}
      </Box>
    </Container>
  );
}
