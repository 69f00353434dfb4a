// Usage records: what a buyer used of a marketplace product, and what a statement will bill. Append-only: a record is
// never changed or removed, and its id grows with time.
#pragma once

#include "store/database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace store {

struct UsageRecord {
    std::int64_t id = 0; // set when it is read
    base::Instant occurred;
    std::string product;
    std::string product_version;
    std::string agreement;
    std::string buyer; // the account that holds the agreement
    std::string endpoint_arn;
    std::string variant;
    std::string instance_type;
    std::string dimension; // "inference.count"
    std::int64_t units = 0;
    std::string request_id; // of the invocation
};

// The statement by which a record is appended; its parameters are the members in their order, from `occurred`. It is
// billed to the agreement in force, and where there is none to the one under which its model was made.
inline constexpr const char* usage_insert =
    "INSERT INTO usage_record (occurred, product, product_version, agreement, buyer, endpoint, variant, instance_type, "
    "dimension, units, request) VALUES ($1, $2, $3, "
    "COALESCE((SELECT id FROM agreement WHERE acceptor = $5 AND product = $2 AND status = 'ACTIVE' AND started <= $1), "
    "$4), "
    "$5, $6, $7, $8, $9, $10, $11)";

// What a statement begins with whose rows read_usage reads.
inline const std::string usage_select = "SELECT id, occurred, product, product_version, agreement, buyer, endpoint, "
                                        "variant, instance_type, dimension, units, request FROM usage_record ";
UsageRecord read_usage(const Row& row);

void append_usage(Transaction& tx, const UsageRecord& record);

// Records of one product in the order they came, after the record `after`.
std::vector<UsageRecord> list_usage(Reader& reader, std::string_view product, std::int64_t after = 0,
                                    std::int64_t limit = 1000);

// The agreements that an endpoint's records since then are billed to.
std::vector<std::string> list_usage_agreements(Reader& reader, std::string_view endpoint_arn, base::Instant since);
// The units that an endpoint used under an agreement from one time until (not included) another.
std::int64_t sum_usage(Reader& reader, std::string_view endpoint_arn, std::string_view agreement, base::Instant from,
                       base::Instant to);

} // namespace store
