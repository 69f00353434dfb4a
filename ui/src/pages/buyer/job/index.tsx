// A job's page, by its kind.
import { useParams } from 'react-router';
import NotFound from '#/parts/not_found';
import { TrainingJob } from './training';
import { TransformJob } from './transform';

export default function JobOfKind() {
  const { kind, name = '' } = useParams();
  if (kind === 'training') return <TrainingJob name={name} />;
  if (kind === 'transform') return <TransformJob name={name} />;
  return <NotFound />;
}
