// The market's own copies of licences, logos, samples and notebooks, and the pages of its standard contracts: readable
// without a signature by whoever was given the address, which names the content's digest and so cannot be guessed.
// Nothing else of the market's bucket is served here.
//
// GET|HEAD /assets/legal/<offer>/<sha256>, /assets/media/<product>/<sha256>, /assets/samples/…,
// /assets/notebooks/…, /assets/legal/standard-eula/<version>
#pragma once

#include "services/call.hpp"
#include "wire/http.hpp"

namespace services {

// Whether an unsigned request is for one of these. A bucket that is called "assets" is otherwise left alone.
bool is_public_asset(const wire::HttpRequest& request, std::string_view base_url);

wire::Reply answer_public_asset(const wire::HttpRequest& request, store::Database& database,
                                const outside::Blobs& blobs, const std::string& bucket);

// An address as a client can use it: paths of kept copies become whole, others stay.
std::string public_url(const Settings& settings, std::string_view url);
std::string standard_contract_url(const Settings& settings, std::string_view version);

} // namespace services
