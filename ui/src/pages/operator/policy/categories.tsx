// Under which categories products are listed: the usual ones, until an operator makes them his own.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import { useText } from '#/language';
import { useCategories } from '#/listing/categories';
import { fieldError } from '#/parts/problem';
import { Rows } from '#/parts/rows';
import type { CategoryRow } from './form';
import type { PartProps } from './part';

const fresh: CategoryRow = { Name: '', English: '', French: '', Hidden: false };
const layout = [
  { breakpoint: 'm' as const, rows: [[3, 3, 3, 2]], removeButton: { width: 'auto' as const } },
  { breakpoint: 'default' as const, rows: [[1], [1], [1], [1]] },
];

export function CategoryRows({ form, change, problems }: PartProps) {
  const text = useText();
  const { t } = text;
  const { all } = useCategories();
  const own = form.categories.length > 0;
  const error = (at: number, member: string) => fieldError(text, problems, `Policy.Categories[${at}].${member}`);
  const usual = all.map(({ Name, English, French, Hidden }) => ({ Name, English, French, Hidden }));
  const field = (member: 'Name' | 'English' | 'French') => ({
    label: t(`policy.category.${member}`),
    error: (at: number) => error(at, member),
    control: (row: CategoryRow, changed: (part: Partial<CategoryRow>) => void) => (
      <Input value={row[member]} placeholder={member === 'Name' ? '' : row.Name} onChange={({ detail }) => changed({ [member]: detail.value })} />
    ),
  });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t('policy.categories.text')}
          actions={
            <Button formAction="none" disabled={!own && !all.length} onClick={() => change({ categories: own ? [] : usual })}>
              {t(own ? 'policy.categories.reset' : 'policy.categories.own')}
            </Button>
          }
        >
          {t('policy.categories')}
        </Header>
      }
    >
      {own ? (
        <Rows
          rows={form.categories}
          fresh={fresh}
          add={t('policy.category.add')}
          most={200}
          layout={layout}
          onChange={(categories) => change({ categories })}
          columns={[
            field('Name'),
            field('English'),
            field('French'),
            {
              label: t('policy.category.shown'),
              control: (row, changed) => (
                <Checkbox checked={row.Hidden} onChange={({ detail }) => changed({ Hidden: detail.checked })}>
                  {t('policy.category.hidden')}
                </Checkbox>
              ),
            },
          ]}
        />
      ) : (
        <Box color="text-body-secondary">{t('policy.categories.usual', { names: all.map((each) => each.Label).join(', ') })}</Box>
      )}
    </Container>
  );
}
