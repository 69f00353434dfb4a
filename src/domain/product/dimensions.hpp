// Dimensions: what a product's use is counted in. They are not written by the seller: they follow from the instance
// types that its versions support, an hour of each in each way of use, and from counting requests.
#pragma once

#include "domain/product/product.hpp"

#include <set>

namespace domain {

enum class Use { Batch, Realtime, Training, Inference };

struct Dimension {
    std::string key;           // the entity's form
    std::string instance_type; // empty for Use::Inference
    Use use = Use::Batch;
    std::string_view unit() const { return use == Use::Inference ? "Requests" : "HostHrs"; }
    std::string name() const;
    std::string description() const;
};

boost::json::object render(const Dimension& dimension);

// Sorted by key, without repetition; empty while there is no version.
std::vector<Dimension> dimensions_of(const Product& product);

// An offer's key for counted requests is "m.i.c", the entity's "inference.count.m.i.c", and the container's header says
// "inference.count": the three are one. Answers the offer's form.
std::string rate_key(std::string_view key);
inline constexpr std::string_view inference_rate_key = "m.i.c";

// The rate keys that the product's dimensions want and `priced` (rate keys too) has not: endpoints are paid by the hour
// or by the request, so one of the two ways excuses the other.
std::vector<std::string> unpriced_keys(const Product& product, const std::set<std::string>& priced);

// Reads "ml.m5.large.m.i.r"; absent if it is not a dimension's key.
std::optional<Dimension> parse_dimension(std::string_view key);

} // namespace domain
