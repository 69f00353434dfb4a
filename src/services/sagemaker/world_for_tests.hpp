// A small world for the tests of SageMaker's handlers: a real database in a folder of its own, a clock that stands
// still, and callers that are the root of their accounts.
#pragma once

#include "services/call.hpp"
#include "services/shelf.hpp"
#include "store/resources.hpp"

#include <cstddef>
#include <filesystem>
#include <gtest/gtest.h>
#include <memory>
#include <stdlib.h>

namespace services {

class SageMakerWorld : public testing::Test {
  protected:
    SageMakerWorld() {
        char name[] = "/tmp/souk-sagemaker-XXXXXX";
        folder_ = mkdtemp(name);
        database_ = std::make_unique<store::Database>(store::DatabaseOptions{.path = folder_ / "souk.db"});
    }
    ~SageMakerWorld() override {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }

    // SageMaker's handlers never open the blob store: there is none behind this reference.
    Call as(const Principal& who) {
        return {.caller = who,
                .settings = settings_,
                .database = *database_,
                .blobs = reinterpret_cast<outside::Blobs&>(no_blobs_),
                .ids = ids_,
                .shelf = shelf_,
                .now = now_,
                .real_now = now_,
                .request_id = "request-1",
                .region = "us-east-1"};
    }

    // The code of the fault that `f` ends with; "" where it succeeds. Its message is kept in message_.
    template<class F>
    std::string fault_of(F&& f) {
        try {
            f();
        } catch (const base::Fault& fault) {
            message_ = fault.message();
            return fault.code();
        }
        message_.clear();
        return "";
    }

    // What the control loops do to a resource.
    template<class F>
    void change(std::string_view kind, const Principal& owner, std::string_view name, F&& f) {
        database_->write([&](store::Transaction& tx) {
            auto resource = store::find_resource(tx, kind, owner.account, "us-east-1", name).value();
            f(resource);
            store::save_resource(tx, resource);
        });
    }

    static Principal root_of(std::string account) {
        Principal principal;
        principal.arn = "arn:aws:iam::" + account + ":root";
        principal.user_id = account;
        principal.account = std::move(account);
        principal.root = true;
        principal.policies = std::make_shared<domain::PolicySet>();
        return principal;
    }

    const Principal seller_ = root_of("111122223333");
    const Principal buyer_ = root_of("444455556666");
    Settings settings_;
    base::IdSource ids_{1};
    Shelf shelf_;
    base::Instant now_ = base::Instant::from_seconds(1'700'000'000);
    std::filesystem::path folder_;
    std::unique_ptr<store::Database> database_;
    std::string message_;
    std::byte no_blobs_{};
};

} // namespace services
