// What the "_internal" object of a resource's document holds: the agreement between the services, which write the wish,
// and the control loops, which write what is. Values and their two-way text form; every reader accepts missing members.
//
//   model-package   containers: [ContainerPlan]  how to run each container where that differs from the visible document
//   (and algorithm)                              (a published copy: its own image name, its own copy of the artefact)
//                   product_id, version_id, seller   in a published copy
//   model           plan: ModelPlan
//   endpoint        desired: Fleet     by the services: Create, Update, UpdateEndpointWeightsAndCapacities
//                   deployed: Fleet    by the loop: the fleet that serves, with its instances' addresses
//                   An endpoint whose status is Deleting has neither wish nor future: the loop removes its containers,
//                   then its row. While status is Updating, `deployed` goes on serving.
#pragma once

#include "base/document.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace domain {

struct ContainerPlan {
    std::string hostname;   // "" where it is the only one: it is then called "primary"
    std::string image;      // what to run
    std::string digest;     // "sha256:…" that the image was pinned to; "" where it never was
    std::string model_data; // s3://… of one .tar.gz; "" where the image brings its own model
    std::map<std::string, std::string> environment;

    bool operator==(const ContainerPlan&) const = default;
};

// The marketplace side of a model: what its invocations are billed to.
struct Purchase {
    std::string product;
    std::string product_version;
    std::string agreement;
    std::string buyer;
    std::string package_arn;

    bool operator==(const Purchase&) const = default;
};

struct ModelPlan {
    std::vector<ContainerPlan> containers;
    std::string role;
    bool isolated = false;
    std::optional<Purchase> purchase;
    std::vector<std::string> realtime_types; // all that its package supports; empty: any

    bool operator==(const ModelPlan&) const = default;
};

// A running container of a variant, reachable at address:port.
struct Instance {
    std::string container;
    std::string address;
    std::int64_t port = 8080;
    bool healthy = false;

    bool operator==(const Instance&) const = default;
};

struct VariantPlan {
    std::string name;
    std::string model_name;
    ModelPlan model;
    std::string instance_type;
    std::int64_t instances_wanted = 1;
    double weight = 1.0;
    std::int64_t startup_seconds = 0;  // 0: the server's own budget
    std::int64_t download_seconds = 0; // 0: the same
    std::vector<Instance> instances;   // of a deployed fleet

    bool operator==(const VariantPlan&) const = default;
};

// A whole endpoint configuration as a snapshot: the configuration and its models may be deleted while it serves.
struct Fleet {
    // Grows with every UpdateEndpoint and labels the containers. New weights and instance counts keep it: a deployed
    // fleet of the same generation is adjusted, not replaced.
    std::int64_t generation = 0;
    std::string config;
    std::vector<VariantPlan> variants;

    bool operator==(const Fleet&) const = default;
};

base::Document render(const ContainerPlan& plan);
base::Document render(const ModelPlan& plan);
base::Document render(const Fleet& fleet);
ContainerPlan parse_container_plan(const base::Document& document);
ModelPlan parse_model_plan(const base::Document& document);
Fleet parse_fleet(const base::Document& document);

// How the containers of a package or algorithm are run: from its visible InferenceSpecification, each overridden by
// the entry of "_internal".containers at the same place.
std::vector<ContainerPlan> plan_containers(const base::Document& package);

} // namespace domain
