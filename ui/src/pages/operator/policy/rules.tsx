// The recommendations that listings are judged by, each to be left out of readiness reports or not.
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useOperation } from '#/api/use_operation';
import type { ReadinessCheckItem, RecommendedRule } from '#/generated/api/souk';
import { type MessageKey, useText } from '#/language';
import { Block } from '#/parts/states';
import { useWords } from '#/readiness/words';
import type { PartProps } from './part';

const groupsOf = (rules: RecommendedRule[]) => [...new Set(rules.map((rule) => rule.Group))];

export function Rules({ form, change }: PartProps) {
  const { t } = useText();
  const words = useWords();
  const listed = useOperation('souk', 'ListReadinessRules', {});
  const rules = listed.data?.Rules ?? [];
  const holds = (rule: RecommendedRule) => !form.suspended.includes(rule.Id);
  const set = ({ Id }: RecommendedRule, on: boolean) =>
    change({ suspended: on ? form.suspended.filter((each) => each !== Id) : [...form.suspended, Id] });
  return (
    <Container
      header={
        <Header variant="h2" counter={rules.length ? t('policy.types.counter', { offered: rules.filter(holds).length, all: rules.length }) : undefined} description={t('policy.rules.text')}>
          {t('policy.rules')}
        </Header>
      }
    >
      <Block of={listed} lines={4}>
        {() => (
          <SpaceBetween size="s">
            {groupsOf(rules).map((group) => (
              <ExpandableSection key={group} headerText={t(`check.group.${group}` as MessageKey)}>
                <ColumnLayout columns={2}>
                  {rules
                    .filter((rule) => rule.Group === group)
                    .map((rule) => (
                      <Toggle key={rule.Id} checked={holds(rule)} onChange={({ detail }) => set(rule, detail.checked)}>
                        {words?.asked(rule as unknown as ReadinessCheckItem) ?? rule.Id}
                      </Toggle>
                    ))}
                </ColumnLayout>
              </ExpandableSection>
            ))}
          </SpaceBetween>
        )}
      </Block>
    </Container>
  );
}
