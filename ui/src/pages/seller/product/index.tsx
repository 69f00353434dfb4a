// A product of the seller: where it stands, what can be done next, its versions and its test accounts.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useCallback, useState } from 'react';
import { useParams } from 'react-router';
import { useAction, useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { AppLink, useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { Problem } from '#/parts/problem';
import { Block } from '#/parts/states';
import { useSession } from '#/session';
import { Confirm, Consequences } from './acts';
import type { Draft } from '../draft/draft';
import { editOf, nextVersionOf } from './drafts_of';
import { assetOf, productType, type ProductDocument } from './entity';
import { ProductStatus, StatusLine } from './status';
import { TestAccounts } from './test_accounts';
import { Unpublication, Unpublish } from './unpublish';
import { changeOf, type ChangeSetInput, useChange } from './use_change';
import { Versions } from './versions';

interface SignOffProps {
  id: string;
  title: string;
  onConfirm: (input: ChangeSetInput) => void;
  onClose: () => void;
}

function SignOff({ id, title, onConfirm, onClose }: SignOffProps) {
  const { t } = useText();
  const input = changeOf('UpdateVisibility', productType, id, { TargetVisibility: 'Public' });
  return (
    <Confirm
      title={t('product.sign_off')}
      doIt={t('product.sign_off')}
      name={title}
      act={act('marketplace-catalog', 'StartChangeSet', input)}
      onClose={onClose}
      onConfirm={() => onConfirm(input)}
    >
      <Consequences lines={[t('sign_off.everybody'), t('sign_off.tested'), t('sign_off.final')]} />
    </Confirm>
  );
}

function AllowList({ id, accounts, busy, onChange }: { id: string; accounts: string[]; busy: boolean; onChange: (input: ChangeSetInput) => void }) {
  const { t } = useText();
  const [typed, setTyped] = useState(accounts.join('\n'));
  const wanted = [...new Set(typed.split(/[\s,;]+/).filter(Boolean))];
  const wrong = wanted.filter((each) => !/^\d{12}$/.test(each));
  const same = wanted.join() === accounts.join();
  const input = changeOf('UpdateTargeting', productType, id, { PositiveTargeting: { BuyerAccounts: wanted } });
  return (
    <Container
      header={
        <Header variant="h2" counter={t('table.count', { count: accounts.length })} description={t('allow_list.text')} actions={<CopyAs of={() => act('marketplace-catalog', 'StartChangeSet', input)} />}>
          {t('allow_list.title')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField label={t('draft.test_accounts')} errorText={wrong.length ? t('draft.test_accounts.wrong', { accounts: wrong.join(', ') }) : undefined}>
          <Textarea rows={4} value={typed} placeholder="111122223333" onChange={({ detail }) => setTyped(detail.value)} />
        </FormField>
        <Button disabled={busy || same || wrong.length > 0} onClick={() => onChange(input)}>
          {t('allow_list.save')}
        </Button>
      </SpaceBetween>
    </Container>
  );
}

export default function ProductPage() {
  const { t, dateTime } = useText();
  const go = useGo();
  const session = useSession().session!;
  const id = useParams().id!;
  const loaded = useOperation('marketplace-catalog', 'DescribeEntity', { Catalog: 'AWSMarketplace', EntityId: id });
  const [asked, setAsked] = useState<'sign_off' | 'unpublish'>();
  const change = useChange(useCallback(() => loaded.reload(), [loaded.reload]));
  const document = loaded.data?.DetailsDocument as ProductDocument | undefined;
  const title = document?.Description?.ProductTitle ?? id;
  const visibility = document?.Description?.Visibility ?? 'Draft';
  const versions = document?.Versions ?? [];
  const put = useAction('souk', 'PutListingDraft');
  const write = async (draft: Draft) => {
    const made = await put.run({ ProductId: id, Document: draft as unknown as Record<string, unknown> });
    if (made) go(`/seller/drafts/${made.Draft.DraftId}`);
  };
  const run = (input: ChangeSetInput) => {
    setAsked(undefined);
    void change.run(input);
  };
  const follow = (changeSet: string) => {
    setAsked(undefined);
    change.follow(changeSet);
  };
  return (
    <Page
      title={title}
      crumbs={[{ text: t('nav.listings'), to: '/seller/listings' }]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => go(`/seller/listings/${id}/report`)}>{t('report.title')}</Button>
          <Button onClick={() => go(`/seller/listings/${id}/compare`)}>{t('versions.compare')}</Button>
          {visibility !== 'Draft' && <Button onClick={() => go(`/seller/listings/${id}/bench`)}>{t('bench.title')}</Button>}
          {visibility !== 'Draft' && (
            <Button onClick={() => go(`/products/${id}`)}>{t(visibility === 'Limited' ? 'product.staged' : 'product.offered')}</Button>
          )}
          <Button onClick={() => document && void write(editOf(id, document))} disabled={change.working} loading={put.running}>
            {t('product.edit')}
          </Button>
          {visibility !== 'Restricted' && visibility !== 'Draft' && (
            <Button disabled={change.working} onClick={() => setAsked('unpublish')}>
              {t('product.unpublish')}
            </Button>
          )}
          {visibility !== 'Public' && visibility !== 'Draft' && (
            <Button variant="primary" disabled={change.working} onClick={() => setAsked('sign_off')}>
              {t(visibility === 'Restricted' ? 'product.republish' : 'product.sign_off')}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <Problem error={change.error ?? put.error} />
      {change.working && <Alert>{t('product.working')}</Alert>}
      {change.status === 'SUCCEEDED' && <Alert type="success">{t('product.done')}</Alert>}
      {change.failures.length > 0 && (
        <Alert type="error" header={t('product.failed')} action={<AppLink to={`/seller/requests/${change.id}`}>{t('product.to_request')}</AppLink>}>
          {change.failures.map((each) => (
            <div key={`${each.ErrorCode}${each.ErrorMessage}`}>{each.ErrorMessage}</div>
          ))}
        </Alert>
      )}
      <Block of={loaded} lines={8}>
        {({ EntityIdentifier, LastModifiedDate }) => (
          <SpaceBetween size="l">
            {visibility === 'Restricted' && <Unpublication key={EntityIdentifier} id={id} />}
            <Container header={<Header variant="h2">{t('product.summary')}</Header>}>
              <KeyValuePairs
                columns={4}
                items={[
                  { label: t('product.status'), value: <ProductStatus of={visibility} /> },
                  { label: t('product.type'), value: t(versions[0] && assetOf(versions[0]).includes(':algorithm/') ? 'draft.kind.algorithm' : 'draft.kind.package') },
                  { label: t('product.id'), value: <span className="breakable">{EntityIdentifier}</span> },
                  { label: t('product.creator'), value: session.AccountName },
                  { label: t('product.code'), value: <span className="breakable">{document?.Description?.ProductCode ?? '–'}</span> },
                  { label: t('product.regions'), value: t('product.regions.count', { count: document?.RegionAvailability?.Regions?.length ?? 0 }) },
                  { label: t('listings.changed'), value: LastModifiedDate ? dateTime(Date.parse(LastModifiedDate) / 1000) : '–' },
                ]}
              />
            </Container>
            <Container header={<Header variant="h2">{t('stage.label')}</Header>}>
              <StatusLine of={visibility} working={change.working} />
            </Container>
            <Versions product={id} versions={versions} limited={visibility === 'Limited'} busy={change.working} onAdd={() => document && void nextVersionOf(id, document).then(write)} onChange={run} />
            {visibility === 'Limited' && <TestAccounts id={id} onGranted={loaded.reload} />}
            <AllowList key={EntityIdentifier} id={id} accounts={document?.Targeting?.PositiveTargeting?.BuyerAccounts ?? []} busy={change.working} onChange={run} />
          </SpaceBetween>
        )}
      </Block>
      {asked === 'sign_off' && <SignOff id={id} title={title} onConfirm={run} onClose={() => setAsked(undefined)} />}
      {asked === 'unpublish' && <Unpublish id={id} title={title} onStarted={follow} onClose={() => setAsked(undefined)} />}
    </Page>
  );
}
