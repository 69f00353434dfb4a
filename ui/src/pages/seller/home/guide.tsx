// Who has no product yet is led to the first one: four steps, each with where it is done.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Steps from '@cloudscape-design/components/steps';
import type { ReactNode } from 'react';
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { AppLink } from '#/parts/link';
import { Problem } from '#/parts/problem';
import type { useNewListing } from '../listings/use_new_listing';
import type { Lists } from './needs';

const one = { MaxResults: 1 };

export function Guide({ of, fresh }: { of: Lists; fresh: ReturnType<typeof useNewListing> }) {
  const { t } = useText();
  const packages = useOperation('sagemaker', 'ListModelPackages', one);
  const algorithms = useOperation('sagemaker', 'ListAlgorithms', one);
  const fromExample = async () => fresh.create((await import('./example')).example);
  const draft = of.drafts[0];
  const packed = (packages.data?.ModelPackageSummaryList?.length ?? 0) + (algorithms.data?.AlgorithmSummaryList?.length ?? 0) > 0;
  const steps: [title: string, done: boolean, text: string, way: ReactNode][] = [
    [t('home.step.profile'), of.profile?.CanPublish ?? false, t('home.step.profile.text'), <AppLink to="/seller/settings">{t('nav.settings')}</AppLink>],
    [t('home.step.package'), packed, t('home.step.package.text'), <AppLink to={packed ? '/seller/resources' : '/seller/resources/new'}>{t(packed ? 'nav.resources' : 'package.new')}</AppLink>],
    [
      t('home.step.listing'),
      draft !== undefined,
      t('home.step.listing.text'),
      <SpaceBetween direction="horizontal" size="xs">
        <Button loading={fresh.creating} onClick={() => fresh.create()}>
          {t('listings.create')}
        </Button>
        <Button loading={fresh.creating} onClick={() => void fromExample()}>
          {t('home.from_example')}
        </Button>
      </SpaceBetween>,
    ],
    [t('home.step.publish'), false, t('home.step.publish.text'), draft && <AppLink to={`/seller/drafts/${draft.DraftId}`}>{draft.Title || t('draft.new')}</AppLink>],
  ];
  return (
    <Container header={<Header variant="h2" description={t('home.guide.text')}>{t('home.guide')}</Header>}>
      <SpaceBetween size="m">
        <Problem error={packages.error ?? algorithms.error} onRetry={packages.reload} />
        <Steps
          ariaLabel={t('home.guide')}
          steps={steps.map(([header, done, text, way]) => ({
            header,
            status: done ? 'success' : 'pending',
            statusIconAriaLabel: t(done ? 'stage.done' : 'stage.open'),
            details: (
              <SpaceBetween size="xxs">
                <span>{text}</span>
                {way}
              </SpaceBetween>
            ),
          }))}
        />
      </SpaceBetween>
    </Container>
  );
}
