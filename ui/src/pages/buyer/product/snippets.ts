// Complete programs for a version: this server, its region, the version's ARN, what it takes and the sample are filled in.
import { roleName, trustDocument } from '#/listing/roles';

export interface Run {
  server: string;
  region: string;
  /** Of model, configuration and endpoint. */
  name: string;
  arn: string;
  instance: string;
  contentType: string;
  sample: string;
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

export function boto3Program({ server, region, name, arn, instance, contentType, sample }: Run): string {
  return `import boto3


def client(service):
    return boto3.client(service, endpoint_url=${JSON.stringify(server)}, region_name=${JSON.stringify(region)})


def execution_role(name=${JSON.stringify(roleName)}):
    iam = client("iam")
    try:
        return iam.get_role(RoleName=name)["Role"]["Arn"]
    except iam.exceptions.NoSuchEntityException:
        return iam.create_role(RoleName=name, AssumeRolePolicyDocument=${JSON.stringify(trustDocument)})["Role"]["Arn"]


name = ${JSON.stringify(name)}
sagemaker = client("sagemaker")
sagemaker.create_model(
    ModelName=name,
    ExecutionRoleArn=execution_role(),
    PrimaryContainer={"ModelPackageName": ${JSON.stringify(arn)}},
    EnableNetworkIsolation=True,
)
variant = {"VariantName": "AllTraffic", "ModelName": name, "InitialInstanceCount": 1, "InstanceType": ${JSON.stringify(instance)}}
sagemaker.create_endpoint_config(EndpointConfigName=name, ProductionVariants=[variant])
sagemaker.create_endpoint(EndpointName=name, EndpointConfigName=name)
sagemaker.get_waiter("endpoint_in_service").wait(EndpointName=name, WaiterConfig={"Delay": 2})

body = ${JSON.stringify(sample)}
answer = client("sagemaker-runtime").invoke_endpoint(EndpointName=name, ContentType=${JSON.stringify(contentType)}, Body=body.encode())
print(answer["Body"].read().decode())
`;
}

export function cliProgram({ server, region, name, arn, instance, contentType, sample }: Run): string {
  const variant = `VariantName=AllTraffic,ModelName=${name},InitialInstanceCount=1,InstanceType=${instance}`;
  return `export AWS_ENDPOINT_URL=${server} AWS_DEFAULT_REGION=${region}
aws iam create-role --role-name ${roleName} --assume-role-policy-document ${quoted(trustDocument)}
role=$(aws iam get-role --role-name ${roleName} --query Role.Arn --output text)
aws sagemaker create-model --model-name ${name} --execution-role-arn "$role" --enable-network-isolation \\
  --primary-container ModelPackageName=${arn}
aws sagemaker create-endpoint-config --endpoint-config-name ${name} --production-variants ${variant}
aws sagemaker create-endpoint --endpoint-name ${name} --endpoint-config-name ${name}
aws sagemaker wait endpoint-in-service --endpoint-name ${name}
printf %s ${quoted(sample)} > input
aws sagemaker-runtime invoke-endpoint --endpoint-name ${name} --content-type ${contentType} --body fileb://input output
cat output
`;
}

/** For an endpoint that is in service. */
export function curlProgram({ server, region, name, contentType, sample }: Run): string {
  return `curl --aws-sigv4 aws:amz:${region}:sagemaker --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \\
  --header 'Content-Type: ${contentType}' \\
  --data-binary ${quoted(sample)} \\
  ${server}/endpoints/${name}/invocations
`;
}
