// Quotes: what an agreement request asks for, read and told.
#pragma once

#include "api/agreement.hpp"
#include "domain/agreement/agreement.hpp"
#include "domain/offer/offer.hpp"
#include "store/market/agreements.hpp"

namespace services::agreement {

domain::AgreementWish wish_of(const api::agreement::CreateAgreementRequestInput& in);
// As it was sent, read from what was kept of it.
domain::AgreementWish wish_of(const store::AgreementRequest& request);

domain::OfferView view_of(store::Reader& reader, std::string_view seller, std::int64_t revision,
                          const domain::Offer& offer, const base::Document& document);

// What accepting costs and when; an amendment of the renewal costs nothing.
api::agreement::ChargeSummary charges_of(const domain::Agreement& agreement, std::string_view request, bool amended);

std::string status_of(const store::AgreementRequest& request);

} // namespace services::agreement
