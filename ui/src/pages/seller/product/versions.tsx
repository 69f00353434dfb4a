import Badge from '@cloudscape-design/components/badge';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useText } from '#/language';
import { Empty } from '#/parts/states';
import { act } from '#/parts/copy_as';
import { Confirm, Consequences } from './acts';
import { assetOf, isRestricted, productType, type Version } from './entity';
import { ActButton } from './standing';
import type { WhyNot } from './use_obstacles';
import { changeOf, type ChangeSetInput } from './use_change';

interface VersionsProps {
  product: string;
  versions: Version[];
  limited: boolean;
  whyNot: WhyNot;
  onAdd: () => void;
  onEdit: (version: string) => void;
  onChange: (input: ChangeSetInput) => void;
}

export function Versions({ product, versions, limited, whyNot, onAdd, onEdit, onChange }: VersionsProps) {
  const { t, dateTime } = useText();
  const [doomed, setDoomed] = useState<Version>();
  const restriction = (version: Version) =>
    changeOf('RestrictDeliveryOptions', productType, product, { DeliveryOptionIds: [version.DeliveryOptions[0]!.Id] });
  return (
    <>
      <Table<Version>
        items={versions}
        trackBy="Id"
        wrapLines
        empty={<Empty />}
        header={
          <Header
            variant="h2"
            counter={t('table.count', { count: versions.length })}
            actions={
              <ActButton whyNot={whyNot('ADD_VERSION', 'with a draft')} onClick={onAdd}>
                {t('versions.add')}
              </ActButton>
            }
          >
            {t('versions.title')}
          </Header>
        }
        columnDefinitions={[
          {
            id: 'title',
            header: t('draft.version'),
            isRowHeader: true,
            minWidth: 120,
            cell: (row) => (
              <SpaceBetween direction="horizontal" size="xs">
                <span className="breakable">{row.VersionTitle}</span>
                {limited && !isRestricted(row) && <Badge color="blue">{t('listing.limited')}</Badge>}
              </SpaceBetween>
            ),
          },
          {
            id: 'state',
            header: t('product.status'),
            minWidth: 150,
            cell: (row) =>
              isRestricted(row) ? <StatusIndicator type="stopped">{t('status.Restricted')}</StatusIndicator> : <StatusIndicator>{t('versions.offered')}</StatusIndicator>,
          },
          { id: 'since', header: t('versions.since'), minWidth: 140, cell: (row) => dateTime(Date.parse(row.CreationDate) / 1000) },
          { id: 'arn', header: t('draft.asset'), minWidth: 200, cell: (row) => <span className="breakable">{assetOf(row)}</span> },
          {
            id: 'acts',
            header: t('table.acts'),
            minWidth: 150,
            cell: (row) =>
              isRestricted(row) ? null : (
                <SpaceBetween direction="horizontal" size="xs">
                  <ActButton
                    variant="inline-link"
                    whyNot={whyNot('UPDATE_VERSION', 'with a draft')}
                    ariaLabel={t('versions.edit_that', { name: row.VersionTitle })}
                    onClick={() => onEdit(row.Id)}
                  >
                    {t('do.edit')}
                  </ActButton>
                  <ActButton
                    variant="inline-link"
                    whyNot={whyNot('RESTRICT_VERSION')}
                    ariaLabel={t('versions.restrict_that', { name: row.VersionTitle })}
                    onClick={() => setDoomed(row)}
                  >
                    {t('versions.restrict')}
                  </ActButton>
                </SpaceBetween>
              ),
          },
        ]}
      />
      {doomed && (
        <Confirm
          title={t('versions.restrict_that', { name: doomed.VersionTitle })}
          doIt={t('versions.restrict')}
          name={doomed.VersionTitle}
          act={act('marketplace-catalog', 'StartChangeSet', restriction(doomed))}
          onClose={() => setDoomed(undefined)}
          onConfirm={() => {
            onChange(restriction(doomed));
            setDoomed(undefined);
          }}
        >
          <Consequences lines={[t('versions.restrict.keep'), t('versions.restrict.new'), t('versions.restrict.good')]} type="warning" />
        </Confirm>
      )}
    </>
  );
}
