#include "services/registry.hpp"
#include "services/sagemaker/operations.hpp"

namespace services {

void register_sagemaker(Registry& registry) {
    registry.add<api::sagemaker::CreateModelPackage>(create_model_package);
    registry.add_raw(api::sagemaker::DescribeModelPackage::operation, answer_describe_model_package);
    registry.add<api::sagemaker::BatchDescribeModelPackage>(batch_describe_model_package);
    registry.add<api::sagemaker::ListModelPackages>(list_model_packages);
    registry.add<api::sagemaker::UpdateModelPackage>(update_model_package);
    registry.add<api::sagemaker::DeleteModelPackage>(delete_model_package);
    registry.add<api::sagemaker::CreateModelPackageGroup>(create_model_package_group);
    registry.add<api::sagemaker::DescribeModelPackageGroup>(describe_model_package_group);
    registry.add<api::sagemaker::ListModelPackageGroups>(list_model_package_groups);
    registry.add<api::sagemaker::DeleteModelPackageGroup>(delete_model_package_group);
    registry.add<api::sagemaker::CreateAlgorithm>(create_algorithm);
    registry.add<api::sagemaker::DescribeAlgorithm>(describe_algorithm);
    registry.add<api::sagemaker::ListAlgorithms>(list_algorithms);
    registry.add<api::sagemaker::DeleteAlgorithm>(delete_algorithm);
    registry.add<api::sagemaker::CreateModel>(create_model);
    registry.add<api::sagemaker::DescribeModel>(describe_model);
    registry.add<api::sagemaker::ListModels>(list_models);
    registry.add<api::sagemaker::DeleteModel>(delete_model);
    registry.add<api::sagemaker::CreateEndpointConfig>(create_endpoint_config);
    registry.add<api::sagemaker::DescribeEndpointConfig>(describe_endpoint_config);
    registry.add<api::sagemaker::ListEndpointConfigs>(list_endpoint_configs);
    registry.add<api::sagemaker::DeleteEndpointConfig>(delete_endpoint_config);
    registry.add<api::sagemaker::CreateEndpoint>(create_endpoint);
    registry.add<api::sagemaker::DescribeEndpoint>(describe_endpoint);
    registry.add<api::sagemaker::ListEndpoints>(list_endpoints);
    registry.add<api::sagemaker::UpdateEndpoint>(update_endpoint);
    registry.add<api::sagemaker::UpdateEndpointWeightsAndCapacities>(update_weights);
    registry.add<api::sagemaker::DeleteEndpoint>(delete_endpoint);
    registry.add<api::sagemaker::DescribeTransformJob>(describe_transform_job);
    registry.add<api::sagemaker::ListTransformJobs>(list_transform_jobs);
    registry.add<api::sagemaker::DescribeTrainingJob>(describe_training_job);
    registry.add<api::sagemaker::ListTrainingJobs>(list_training_jobs);
    registry.add<api::sagemaker::StopTransformJob>(stop_transform_job);
    registry.add<api::sagemaker::StopTrainingJob>(stop_training_job);
    registry.add<api::sagemaker::AddTags>(add_tags);
    registry.add<api::sagemaker::ListTags>(list_tags);
    registry.add<api::sagemaker::DeleteTags>(delete_tags);
}

} // namespace services
