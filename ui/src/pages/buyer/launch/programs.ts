// A launch as the SageMaker Python SDK writes it, and as a template for Terraform, whose AWS provider takes the address of
// this server in the place of AWS's.
import { roleName, trustDocument } from '#/listing/roles';
import { bodyOf, type Run } from '../product/snippets';

export function sdkProgram(run: Run): string {
  const { server, region, name, arn, instance, count, contentType, role } = run;
  const { imported, body } = bodyOf(run);
  const found = role
    ? `role = ${JSON.stringify(role)}`
    : `iam = boto3.client("iam")
try:
    role = iam.get_role(RoleName=${JSON.stringify(roleName)})["Role"]["Arn"]
except iam.exceptions.NoSuchEntityException:
    role = iam.create_role(RoleName=${JSON.stringify(roleName)}, AssumeRolePolicyDocument=${JSON.stringify(trustDocument)})["Role"]["Arn"]`;
  return `# pip install "sagemaker<3"
import os
${imported}
os.environ.update(AWS_ENDPOINT_URL=${JSON.stringify(server)}, AWS_DEFAULT_REGION=${JSON.stringify(region)})

import boto3
from sagemaker import ModelPackage
from sagemaker.deserializers import BytesDeserializer
from sagemaker.predictor import Predictor
from sagemaker.serializers import IdentitySerializer
from sagemaker.session import Session

${found}

session = Session(boto_session=boto3.Session(), default_bucket="unused")
package = ModelPackage(role=role, model_package_arn=${JSON.stringify(arn)}, sagemaker_session=session)
package.deploy(initial_instance_count=${count}, instance_type=${JSON.stringify(instance)}, endpoint_name=${JSON.stringify(name)})

body = ${body}
predictor = Predictor(
    ${JSON.stringify(name)},
    session,
    serializer=IdentitySerializer(content_type=${JSON.stringify(contentType)}),
    deserializer=BytesDeserializer(accept="*/*"),
)
print(predictor.predict(body).decode())
`;
}

export function template({ server, region, name, arn, instance, count, role }: Run): string {
  const newRole = { name: roleName, assume_role_policy: trustDocument };
  const provider = {
    region,
    endpoints: [{ iam: server, sagemaker: server, sts: server }],
    skip_credentials_validation: true,
    skip_metadata_api_check: true,
    skip_requesting_account_id: true,
  };
  const resource = {
    ...(role ? {} : { aws_iam_role: { execution: newRole } }),
    aws_sagemaker_model: {
      model: {
        name,
        execution_role_arn: role ?? '${aws_iam_role.execution.arn}',
        enable_network_isolation: true,
        primary_container: [{ model_package_name: arn }],
      },
    },
    aws_sagemaker_endpoint_configuration: {
      configuration: {
        name,
        production_variants: [
          { variant_name: 'AllTraffic', model_name: '${aws_sagemaker_model.model.name}', initial_instance_count: count, instance_type: instance },
        ],
      },
    },
    aws_sagemaker_endpoint: {
      endpoint: { name, endpoint_config_name: '${aws_sagemaker_endpoint_configuration.configuration.name}' },
    },
  };
  const whole = {
    terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
    provider: { aws: provider },
    resource,
    output: { endpoint_arn: { value: '${aws_sagemaker_endpoint.endpoint.arn}' } },
  };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}
