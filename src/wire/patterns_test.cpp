// Every pattern of the contract compiles and decides a hostile text within its limits.
#include "wire/constraints.hpp"
#include "wire/services.hpp"

#include <gtest/gtest.h>
#include <set>

namespace wire {
namespace {

void collect(const Shape* shape, std::set<const Shape*>& seen) {
    if (!shape || !seen.insert(shape).second) return;
    for (const Member& member : shape->members)
        collect(member.shape, seen);
    collect(shape->element, seen);
    collect(shape->key, seen);
}

std::set<const Shape*> all_shapes() {
    std::set<const Shape*> seen;
    for (const Service* service : services())
        for (const Operation* operation : service->operations) {
            collect(operation->input, seen);
            collect(operation->output, seen);
        }
    return seen;
}

TEST(Patterns, AllCompileAndEnd) {
    const std::string hostile = std::string(200'000, 'a') + "!" + std::string(1000, '-');
    int patterns = 0;
    for (const Shape* shape : all_shapes()) {
        if (shape->pattern.empty()) continue;
        ++patterns;
        EXPECT_NO_THROW(matches_pattern(*shape, "a")) << shape->name;
        EXPECT_NO_THROW(matches_pattern(*shape, hostile)) << shape->name;
    }
    EXPECT_GT(patterns, 100);
}

TEST(Patterns, WhatRealRequestsSayIsAccepted) {
    const auto accepts = [](std::string_view service_name, std::string_view shape_name, std::string_view text) {
        for (const Shape* shape : all_shapes())
            if (shape->name == shape_name && !shape->pattern.empty() && !matches_pattern(*shape, text))
                ADD_FAILURE() << service_name << ' ' << shape_name << ' ' << shape->pattern << " refuses " << text;
    };
    accepts("catalog", "EntityType", "MachineLearningProduct@1.0");
    accepts("catalog", "EntityTypeWithVersion", "MachineLearningProduct@1.0");
    accepts("catalog", "Identifier", "$Product.Entity.Identifier");
    accepts("catalog", "ChangeName", "CreateProduct");
    accepts("sagemaker", "KmsKeyId", "");
}

} // namespace
} // namespace wire
