// The handlers of the sagemaker service: one function per operation, registered in register.cpp.
#pragma once

#include "api/sagemaker.hpp"
#include "services/call.hpp"
#include "wire/codec.hpp"
#include "wire/http.hpp"

namespace services {

api::sagemaker::CreateModelPackageOutput create_model_package(Call& call,
                                                              const api::sagemaker::CreateModelPackageInput& in);
api::sagemaker::DescribeModelPackageOutput describe_model_package(Call& call,
                                                                  const api::sagemaker::DescribeModelPackageInput& in);
// The same with a memory, as the registry knows it: parses, answers and renders.
wire::Reply answer_describe_model_package(Call& call, wire::HttpRequest&& request);
api::sagemaker::BatchDescribeModelPackageOutput
batch_describe_model_package(Call& call, const api::sagemaker::BatchDescribeModelPackageInput& in);
api::sagemaker::ListModelPackagesOutput list_model_packages(Call& call,
                                                            const api::sagemaker::ListModelPackagesInput& in);
api::sagemaker::UpdateModelPackageOutput update_model_package(Call& call,
                                                              const api::sagemaker::UpdateModelPackageInput& in);
wire::Empty delete_model_package(Call& call, const api::sagemaker::DeleteModelPackageInput& in);
api::sagemaker::CreateModelPackageGroupOutput
create_model_package_group(Call& call, const api::sagemaker::CreateModelPackageGroupInput& in);
api::sagemaker::DescribeModelPackageGroupOutput
describe_model_package_group(Call& call, const api::sagemaker::DescribeModelPackageGroupInput& in);
api::sagemaker::ListModelPackageGroupsOutput
list_model_package_groups(Call& call, const api::sagemaker::ListModelPackageGroupsInput& in);
wire::Empty delete_model_package_group(Call& call, const api::sagemaker::DeleteModelPackageGroupInput& in);
api::sagemaker::CreateAlgorithmOutput create_algorithm(Call& call, const api::sagemaker::CreateAlgorithmInput& in);
api::sagemaker::DescribeAlgorithmOutput describe_algorithm(Call& call,
                                                           const api::sagemaker::DescribeAlgorithmInput& in);
api::sagemaker::ListAlgorithmsOutput list_algorithms(Call& call, const api::sagemaker::ListAlgorithmsInput& in);
wire::Empty delete_algorithm(Call& call, const api::sagemaker::DeleteAlgorithmInput& in);
api::sagemaker::CreateModelOutput create_model(Call& call, const api::sagemaker::CreateModelInput& in);
api::sagemaker::DescribeModelOutput describe_model(Call& call, const api::sagemaker::DescribeModelInput& in);
api::sagemaker::ListModelsOutput list_models(Call& call, const api::sagemaker::ListModelsInput& in);
wire::Empty delete_model(Call& call, const api::sagemaker::DeleteModelInput& in);
api::sagemaker::CreateEndpointConfigOutput create_endpoint_config(Call& call,
                                                                  const api::sagemaker::CreateEndpointConfigInput& in);
api::sagemaker::DescribeEndpointConfigOutput
describe_endpoint_config(Call& call, const api::sagemaker::DescribeEndpointConfigInput& in);
api::sagemaker::ListEndpointConfigsOutput list_endpoint_configs(Call& call,
                                                                const api::sagemaker::ListEndpointConfigsInput& in);
wire::Empty delete_endpoint_config(Call& call, const api::sagemaker::DeleteEndpointConfigInput& in);
api::sagemaker::CreateEndpointOutput create_endpoint(Call& call, const api::sagemaker::CreateEndpointInput& in);
api::sagemaker::DescribeEndpointOutput describe_endpoint(Call& call, const api::sagemaker::DescribeEndpointInput& in);
api::sagemaker::ListEndpointsOutput list_endpoints(Call& call, const api::sagemaker::ListEndpointsInput& in);
api::sagemaker::UpdateEndpointOutput update_endpoint(Call& call, const api::sagemaker::UpdateEndpointInput& in);
api::sagemaker::UpdateEndpointWeightsAndCapacitiesOutput
update_weights(Call& call, const api::sagemaker::UpdateEndpointWeightsAndCapacitiesInput& in);
wire::Empty delete_endpoint(Call& call, const api::sagemaker::DeleteEndpointInput& in);
api::sagemaker::DescribeTransformJobResponse
describe_transform_job(Call& call, const api::sagemaker::DescribeTransformJobRequest& in);
api::sagemaker::ListTransformJobsResponse list_transform_jobs(Call& call,
                                                              const api::sagemaker::ListTransformJobsRequest& in);
api::sagemaker::DescribeTrainingJobResponse describe_training_job(Call& call,
                                                                  const api::sagemaker::DescribeTrainingJobRequest& in);
api::sagemaker::ListTrainingJobsResponse list_training_jobs(Call& call,
                                                            const api::sagemaker::ListTrainingJobsRequest& in);
wire::Empty stop_transform_job(Call& call, const api::sagemaker::StopTransformJobRequest& in);
wire::Empty stop_training_job(Call& call, const api::sagemaker::StopTrainingJobRequest& in);
api::sagemaker::AddTagsOutput add_tags(Call& call, const api::sagemaker::AddTagsInput& in);
api::sagemaker::ListTagsOutput list_tags(Call& call, const api::sagemaker::ListTagsInput& in);
api::sagemaker::DeleteTagsOutput delete_tags(Call& call, const api::sagemaker::DeleteTagsInput& in);

} // namespace services
