// Stopping a job: what comes of it is said before.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAction } from '#/api/use_operation';
import { useText } from '#/language';
import { act, CopyAs } from '#/parts/copy_as';
import { Problem } from '#/parts/problem';
import { useFlash } from '#/shell/flash';

interface StopProps {
  kind: 'TRAINING_JOB' | 'TRANSFORM_JOB';
  name: string;
  onClose: () => void;
  onStopped: () => void;
}

export function Stop({ kind, name, onClose, onStopped }: StopProps) {
  const { t } = useText();
  const flash = useFlash();
  const training = useAction('sagemaker', 'StopTrainingJob');
  const transform = useAction('sagemaker', 'StopTransformJob');
  const trains = kind === 'TRAINING_JOB';
  const doStop = async () => {
    const stopped = trains ? await training.run({ TrainingJobName: name }) : await transform.run({ TransformJobName: name });
    if (!stopped) return;
    flash.show({ type: 'success', content: t('job.stopping', { name }) });
    onStopped();
  };
  const copied = () =>
    trains ? act('sagemaker', 'StopTrainingJob', { TrainingJobName: name }) : act('sagemaker', 'StopTransformJob', { TransformJobName: name });
  return (
    <Modal
      visible
      header={t('job.stop')}
      closeAriaLabel={t('do.close')}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <CopyAs of={copied} />
            <Button variant="link" onClick={onClose}>
              {t('do.cancel')}
            </Button>
            <Button variant="primary" loading={training.running || transform.running} onClick={() => void doStop()}>
              {t('job.stop')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="s">
        <b className="breakable">{name}</b>
        <span>{t('job.stop.text')}</span>
        <Problem error={training.error ?? transform.error} />
      </SpaceBetween>
    </Modal>
  );
}
