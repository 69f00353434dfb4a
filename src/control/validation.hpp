// Validation of model packages and algorithms: the images pinned, and what the validation specification asks for really
// run: (for an algorithm a training job, then) a model and its transform job in the creator's account. Ends in
// Completed, or in Failed with a reason in the status details.
//
// An interrupted validation begins anew: the jobs' rows are found again by their names, containers by theirs, and
// outputs are written to the same keys.
#pragma once

#include "control/host.hpp"
#include "domain/runs/internal.hpp"
#include "store/resources.hpp"

namespace control {

class Validation {
  public:
    explicit Validation(Host& host) : host_(host) {}

    // Packages and algorithms that are not validated yet.
    std::vector<std::int64_t> find_open() const;
    // Brings one to its end. Throws Interrupted, or what is wrong with the world (then it is to be tried again).
    void advance(std::int64_t id);
    // Gives up on one that the world does not let through.
    void give_up(std::int64_t id, const std::string& why);

  private:
    bool begin(std::int64_t id);
    void pin_images(store::Resource& package);
    void pin_training_image(store::Resource& algorithm);
    void check_unvalidated(store::Resource& package);
    void run(const store::Resource& package);
    domain::ContainerPlan run_training_profile(const store::Resource& algorithm, const base::Document& profile,
                                               domain::ContainerPlan plan);
    void run_transform_profile(const store::Resource& package, const base::Document& profile,
                               const domain::ContainerPlan& plan);
    store::Resource ensure_job(const store::Resource& package, std::string_view kind, boost::json::object document);
    void ensure_model_row(const store::Resource& package, const domain::ContainerPlan& plan, const std::string& name);
    void end_job(std::int64_t id, const std::string& failure, const std::function<void(store::Resource&)>& also = {});
    void end(std::int64_t id, const std::string& failure, bool image_failed);
    std::string job_name(const store::Resource& package) const;
    // Throws when the package is gone, or when somebody stopped the job.
    std::function<void()> still_wanted(std::int64_t package, std::int64_t job) const;

    Host& host_;
};

} // namespace control
