// What runs: the machine, every account's endpoints and jobs, the containers, and the images that they are made of. An
// endpoint can be stopped, the machine be drained, an image be removed.
import { useOperation } from '#/api/use_operation';
import { useText } from '#/language';
import { useAgain } from '#/pages/buyer/endpoint/use_again';
import { Page } from '#/parts/page';
import { Block } from '#/parts/states';
import { Containers } from './containers';
import { Host } from './host';
import { Images } from './images';
import { Runs, wish } from './runs';

const pause = 5000;

export default function Runtime() {
  const { t } = useText();
  const seen = useOperation('souk', 'GetRuntime', {});
  const runs = useOperation('souk', 'ListRuns', wish);
  useAgain(seen.reload, pause);
  useAgain(runs.reload, pause);
  return (
    <Page title={t('nav.runtime')} description={t('runtime.text')}>
      <Block of={seen} lines={5}>
        {(answer) => <Host of={answer} onChanged={seen.reload} />}
      </Block>
      <Runs of={runs} />
      <Containers of={seen} />
      <Images />
    </Page>
  );
}
