// Writing a review of a product that one subscribes to, or changing it, or taking it back.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useAction, useOperation } from '#/api/use_operation';
import type { Review } from '#/generated/api/souk';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { SendForm, TextField } from '#/parts/form';
import { useGo } from '#/parts/link';
import { Page } from '#/parts/page';
import { fieldError, Problem } from '#/parts/problem';
import { Block } from '#/parts/states';
import { useFlash } from '#/shell/flash';

function ReviewForm({ product, own }: { product: string; own: Review | undefined }) {
  const text = useText();
  const { t } = text;
  const go = useGo();
  const flash = useFlash();
  const [stars, setStars] = useState(String(own?.Stars ?? ''));
  const [title, setTitle] = useState(own?.Title ?? '');
  const [body, setBody] = useState(own?.Text ?? '');
  const [author, setAuthor] = useState('');
  const put = useAction('souk', 'PutReview');
  const remove = useAction('souk', 'DeleteReview');
  const input = { ProductId: product, Stars: Number(stars), Title: title, Text: body, ...(author.trim() ? { AuthorName: author.trim() } : {}) };
  const leave = (said: 'review.sent' | 'review.waits' | 'review.deleted') => {
    flash.show({ type: 'success', content: t(said) });
    go(`/products/${product}?tab=reviews`);
  };
  const send = async () => {
    const done = await put.run(input);
    if (done) leave(done.Review.State === 'PUBLISHED' ? 'review.sent' : 'review.waits');
  };
  const doDelete = async () => {
    if (await remove.run({ ProductId: product })) leave('review.deleted');
  };
  const problems = put.error?.fields;
  return (
    <Container>
      <SendForm
        send={t('review.send')}
        onSend={() => void send()}
        sending={put.running}
        error={put.error}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <CopyAs of={() => act('souk', 'PutReview', input)} />
            {own && (
              <Button formAction="none" loading={remove.running} onClick={() => void doDelete()}>
                {t('review.delete')}
              </Button>
            )}
          </SpaceBetween>
        }
      >
        <Problem error={remove.error} />
        {own?.Reason && <Alert type="warning">{t('reviews.reason', { reason: own.Reason })}</Alert>}
        <FormField label={t('review.stars')} errorText={fieldError(text, problems, 'Stars')}>
          <RadioGroup
            value={stars}
            direction="horizontal"
            items={[5, 4, 3, 2, 1].map((each) => ({ value: String(each), label: t('reviews.stars', { stars: each }) }))}
            onChange={({ detail }) => setStars(detail.value)}
          />
        </FormField>
        <TextField label={t('review.title')} where="Title" problems={problems} value={title} onChange={setTitle} />
        <FormField label={t('review.text')} constraintText={t('review.text.hint')} errorText={fieldError(text, problems, 'Text')} stretch>
          <Textarea value={body} rows={8} onChange={({ detail }) => setBody(detail.value)} />
        </FormField>
        <TextField
          label={t('review.author')}
          hint={t('review.author.hint')}
          where="AuthorName"
          problems={problems}
          value={author}
          onChange={setAuthor}
        />
      </SendForm>
    </Container>
  );
}

export default function ReviewPage() {
  const { t } = useText();
  const id = useParams().id!;
  const product = useOperation('marketplace-discovery', 'GetProduct', { productId: id });
  const listed = useOperation('souk', 'ListReviews', { ProductId: id, MaxResults: 100 });
  const name = product.data?.productName ?? '';
  return (
    <Page
      title={t('review.of', { name })}
      crumbs={[
        { text: t('search.title'), to: '/search' },
        { text: name, to: `/products/${id}` },
      ]}
    >
      <Block of={listed}>
        {({ Reviews }) => <ReviewForm product={id} own={Reviews.find((each) => each.Own)} />}
      </Block>
    </Page>
  );
}
