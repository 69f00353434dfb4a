// Complete programs for a version: this server, its region, the version's ARN, what it takes and the sample are filled in.
import { roleName, trustDocument } from '#/listing/roles';
import { shownAddress } from '#/listing/shown_address';

export interface Run {
  server: string;
  region: string;
  /** Of model, configuration and endpoint. */
  name: string;
  arn: string;
  instance: string;
  /** Of instances. */
  count: number;
  /** ARN of the role to run as; without one there is made, once. */
  role?: string | undefined;
  contentType: string;
  /** Itself, or the address where it is. */
  sample: string;
}

/** Of a sample that is not in the text: where it is read, of this server's own at the name that the reader knows it by. */
function addressOf({ server, sample }: Run): string | undefined {
  const kept = shownAddress(sample);
  if (kept) return `${server}${kept}`;
  return /^https?:\/\/\S+$/.test(sample) ? sample : undefined;
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** What is sent, in Python, and the line that it needs before. */
export function bodyOf(run: Run): { imported: string; body: string } {
  const address = addressOf(run);
  if (!address) return { imported: '', body: `${JSON.stringify(run.sample)}.encode()` };
  return { imported: 'import urllib.request\n', body: `urllib.request.urlopen(${JSON.stringify(address)}).read()` };
}

const ensureRole = `

def execution_role(name=${JSON.stringify(roleName)}):
    iam = client("iam")
    try:
        return iam.get_role(RoleName=name)["Role"]["Arn"]
    except iam.exceptions.NoSuchEntityException:
        return iam.create_role(RoleName=name, AssumeRolePolicyDocument=${JSON.stringify(trustDocument)})["Role"]["Arn"]
`;

export function boto3Program(run: Run): string {
  const { server, region, name, arn, instance, count, contentType, role } = run;
  const { imported, body } = bodyOf(run);
  return `${imported && `${imported}\n`}import boto3


def client(service):
    return boto3.client(service, endpoint_url=${JSON.stringify(server)}, region_name=${JSON.stringify(region)})
${role ? '' : ensureRole}

name = ${JSON.stringify(name)}
sagemaker = client("sagemaker")
sagemaker.create_model(
    ModelName=name,
    ExecutionRoleArn=${role ? JSON.stringify(role) : 'execution_role()'},
    PrimaryContainer={"ModelPackageName": ${JSON.stringify(arn)}},
    EnableNetworkIsolation=True,
)
variant = {"VariantName": "AllTraffic", "ModelName": name, "InitialInstanceCount": ${count}, "InstanceType": ${JSON.stringify(instance)}}
sagemaker.create_endpoint_config(EndpointConfigName=name, ProductionVariants=[variant])
sagemaker.create_endpoint(EndpointName=name, EndpointConfigName=name)
sagemaker.get_waiter("endpoint_in_service").wait(EndpointName=name, WaiterConfig={"Delay": 2})

body = ${body}
answer = client("sagemaker-runtime").invoke_endpoint(EndpointName=name, ContentType=${JSON.stringify(contentType)}, Body=body)
print(answer["Body"].read().decode())
`;
}

export function cliProgram(run: Run): string {
  const { server, region, name, arn, instance, count, contentType, sample, role } = run;
  const address = addressOf(run);
  const input = address ? `curl -fsS ${quoted(address)} > input` : `printf %s ${quoted(sample)} > input`;
  const variant = `VariantName=AllTraffic,ModelName=${name},InitialInstanceCount=${count},InstanceType=${instance}`;
  const found = role
    ? `role=${role}`
    : `role=$(aws iam get-role --role-name ${roleName} --query Role.Arn --output text 2>/dev/null ||
  aws iam create-role --role-name ${roleName} --assume-role-policy-document ${quoted(trustDocument)} --query Role.Arn --output text)`;
  return `export AWS_ENDPOINT_URL=${server} AWS_DEFAULT_REGION=${region}
${found}
aws sagemaker create-model --model-name ${name} --execution-role-arn "$role" --enable-network-isolation \\
  --primary-container ModelPackageName=${arn}
aws sagemaker create-endpoint-config --endpoint-config-name ${name} --production-variants ${variant}
aws sagemaker create-endpoint --endpoint-name ${name} --endpoint-config-name ${name}
aws sagemaker wait endpoint-in-service --endpoint-name ${name}
${input}
aws sagemaker-runtime invoke-endpoint --endpoint-name ${name} --content-type ${contentType} --body fileb://input output
cat output
`;
}

/** For an endpoint that is in service. */
export function curlProgram(run: Run): string {
  const { server, region, name, contentType, sample } = run;
  const address = addressOf(run);
  return `${address ? `curl -fsS ${quoted(address)} > input\n` : ''}curl --aws-sigv4 aws:amz:${region}:sagemaker --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \\
  --header 'Content-Type: ${contentType}' \\
  --data-binary ${address ? '@input' : quoted(sample)} \\
  ${server}/endpoints/${name}/invocations
`;
}

/** A raw string literal, so that nothing of a sample has to be escaped. */
function rawLiteral(text: string): string {
  let mark = 'input';
  while (text.includes(`)${mark}"`)) mark += '_';
  return `R"${mark}(${text})${mark}"`;
}

/** For an endpoint that is in service; with libcurl, which signs. */
export function cppProgram(run: Run): string {
  const { server, region, name, contentType, sample } = run;
  const address = addressOf(run);
  const text = address ? `content_of(${JSON.stringify(address)})` : rawLiteral(sample);
  const fetch = `
std::string content_of(const char* address) {
    CURL* curl = curl_easy_init();
    std::string content;
    curl_easy_setopt(curl, CURLOPT_URL, address);
    curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &content);
    const CURLcode done = curl_easy_perform(curl);
    curl_easy_cleanup(curl);
    if (done != CURLE_OK) throw std::runtime_error(curl_easy_strerror(done));
    return content;
}
`;
  return `// g++ -std=c++17 invoke.cpp -lcurl -o invoke && ./invoke
#include <cstdlib>
#include <curl/curl.h>
#include <iostream>
#include <stdexcept>
#include <string>

std::size_t append(char* data, std::size_t size, std::size_t count, void* to) {
    static_cast<std::string*>(to)->append(data, size * count);
    return size * count;
}

std::string from_environment(const char* name) {
    const char* value = std::getenv(name);
    if (!value) throw std::runtime_error(std::string(name) + " is not set");
    return value;
}
${address ? fetch : ''}
int main() {
    const std::string input = ${text};
    const std::string keys = from_environment("AWS_ACCESS_KEY_ID") + ":" + from_environment("AWS_SECRET_ACCESS_KEY");
    std::string answer;
    CURL* curl = curl_easy_init();
    curl_slist* headers = curl_slist_append(nullptr, ${JSON.stringify(`Content-Type: ${contentType}`)});
    curl_easy_setopt(curl, CURLOPT_URL, ${JSON.stringify(`${server}/endpoints/${name}/invocations`)});
    curl_easy_setopt(curl, CURLOPT_AWS_SIGV4, ${JSON.stringify(`aws:amz:${region}:sagemaker`)});
    curl_easy_setopt(curl, CURLOPT_USERPWD, keys.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(input.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, input.c_str());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
    const CURLcode done = curl_easy_perform(curl);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
    if (done != CURLE_OK) throw std::runtime_error(curl_easy_strerror(done));
    (status == 200 ? std::cout : std::cerr) << answer;
    return status == 200 ? 0 : 1;
}
`;
}
