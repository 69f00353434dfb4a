// The List operations of SageMaker: filters, order and pages of one account's resources, the same for every kind.
#pragma once

#include "domain/sagemaker/page.hpp"
#include "services/call.hpp"
#include "store/resources.hpp"

#include <fmt/format.h>
#include <optional>
#include <string>
#include <vector>

namespace services {

struct Listed {
    std::vector<store::Resource> rows;
    std::optional<std::string> next; // absent on the last page
};

// `operation` and the order bind the token: ValidationException where it is another's.
Listed list_page(Call& call, store::ResourceQuery query, std::string_view operation,
                 const std::optional<std::string>& token);

// What every List request says in the same members; the order is by creation time unless it says otherwise.
template<class Input>
store::ResourceQuery read_query(const Call& call, std::string_view kind, const Input& in, bool descending) {
    store::ResourceQuery query;
    query.kind = kind;
    query.account = call.caller.account;
    query.region = call.region;
    query.name_contains = in.NameContains.value_or("");
    query.created_after = in.CreationTimeAfter;
    query.created_before = in.CreationTimeBefore;
    if constexpr (requires { in.LastModifiedTimeAfter; }) {
        query.updated_after = in.LastModifiedTimeAfter;
        query.updated_before = in.LastModifiedTimeBefore;
    }
    if constexpr (requires { in.StatusEquals; }) query.status = in.StatusEquals.value_or("");
    const std::string sort = in.SortBy.value_or("CreationTime");
    query.sort = sort == "Name"     ? store::ResourceSort::Name
                 : sort == "Status" ? store::ResourceSort::Status
                                    : store::ResourceSort::Created;
    query.descending = in.SortOrder ? *in.SortOrder == "Descending" : descending;
    query.limit = in.MaxResults.value_or(10);
    return query;
}

} // namespace services
