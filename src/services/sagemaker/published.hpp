// Published copies in the marketplace's account: who sees one, who may run one, and what it is billed to.
#pragma once

#include "domain/product/product.hpp"
#include "domain/runs/internal.hpp"
#include "services/call.hpp"
#include "store/resources.hpp"

#include <optional>
#include <string>

namespace services {

// Whether the resource is, or was made from, a published version: its "_internal" object names the product.
bool is_marketplace(const store::Resource& resource);

// The caller's own resource, or a published copy that the caller sees. Any other account's is AccessDenied; a copy of
// a product that the caller does not see is not found, as if it did not exist.
store::Resource load_visible(const Call& call, store::Reader& reader, std::string_view action, std::string_view kind,
                             std::string_view name_or_arn);

// The document that the caller may be shown: published copies without the seller's secrets.
base::Document shown_document(const Call& call, const store::Resource& resource);

// Ends the request unless the caller holds an active agreement for the product and may use this version of it.
domain::Purchase require_purchase(const Call& call, store::Reader& reader, const store::Resource& resource);
// The same for a purchase made earlier: answers with the agreement that holds now.
domain::Purchase renew_purchase(const Call& call, store::Reader& reader, const domain::Purchase& purchase);

} // namespace services
