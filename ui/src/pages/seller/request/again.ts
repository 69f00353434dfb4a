// A request as it would be sent once more: the same changes of the same entities.
import type { ChangeSummary, DescribeChangeSetResponse } from '#/generated/api/marketplace-catalog';
import type { ChangeSetInput } from '../product/use_change';

function changeAgain({ ChangeType, ChangeName, Entity, DetailsDocument }: ChangeSummary): ChangeSetInput['ChangeSet'][number] {
  const identifier = Entity?.Identifier?.split('@')[0]; // of whichever revision is the latest by then
  return {
    ChangeType: ChangeType!,
    ...(ChangeName && { ChangeName }),
    Entity: { Type: Entity!.Type!, ...(identifier && ChangeType !== 'CreateProduct' && ChangeType !== 'CreateOffer' && { Identifier: identifier }) },
    DetailsDocument: DetailsDocument ?? {},
  };
}

export function requestAgain({ ChangeSetName, Intent, ChangeSet }: DescribeChangeSetResponse): ChangeSetInput {
  return {
    Catalog: 'AWSMarketplace',
    ...(ChangeSetName && { ChangeSetName }),
    ...(Intent === 'VALIDATE' && { Intent }),
    ChangeSet: (ChangeSet ?? []).map(changeAgain),
  };
}
