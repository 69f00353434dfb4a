// A model package as it is typed, and the operation's input that creates it.
import type { FieldProblem } from '#/api/call';
import type { CreateModelPackageInput } from '#/generated/api/sagemaker';
import { blankTrial, blankUse, inferenceOf, outputOf, places, problemIf, problemsOfTrial, transformOf, type Trial, type Use } from '../resource_form/inference';

export interface Typed extends Use, Trial {
  name: string;
  description: string;
  image: string;
  data: string;
}

export const blank: Typed = { name: '', description: '', image: '', data: '', ...blankUse, ...blankTrial };

export const problemsOf = (typed: Typed): FieldProblem[] => [
  ...problemIf(!typed.name, 'ModelPackageName'),
  ...problemIf(!typed.image, `${places.container}.Image`),
  ...problemsOfTrial(typed, typed),
];

export function requestOf(typed: Typed, role: string, account: string): CreateModelPackageInput {
  const profile = { ProfileName: 'Validation', TransformJobDefinition: transformOf(typed, typed, outputOf(typed.name, account)) };
  return {
    ModelPackageName: typed.name,
    ...(typed.description && { ModelPackageDescription: typed.description }),
    InferenceSpecification: inferenceOf(typed, { Image: typed.image, ...(typed.data && { ModelDataUrl: typed.data }) }),
    ...(typed.validate && { ValidationSpecification: { ValidationRole: role, ValidationProfiles: [profile] } }),
    CertifyForMarketplace: true,
  };
}
