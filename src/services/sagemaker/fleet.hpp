// From an endpoint configuration to the fleet that an endpoint shall run: a snapshot of the configuration and its
// models.
#pragma once

#include "domain/runs/internal.hpp"
#include "services/call.hpp"
#include "store/resources.hpp"

#include <string>

namespace services {

domain::ModelPlan load_model_plan(const Call& call, store::Reader& reader, const std::string& model_name);

// Ends the request where the configuration or a model of it does not exist, or where the caller no longer holds an
// agreement for one that is a product's.
domain::Fleet plan_fleet(const Call& call, store::Reader& reader, const std::string& config_name);

domain::Fleet desired_fleet(const store::Resource& endpoint);
domain::Fleet deployed_fleet(const store::Resource& endpoint);

} // namespace services
