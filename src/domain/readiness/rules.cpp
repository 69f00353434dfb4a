#include "domain/readiness/rules.hpp"

#include <iterator>

namespace domain::readiness {

Checks check_listing(const Listing& listing) {
    Checks all;
    for (Checks (*family)(const Listing&) :
         {check_texts, check_media, check_support, check_version, check_notebook, check_samples, check_training,
          check_content, check_asset, check_offer, check_seller, check_policy}) {
        Checks checks = family(listing);
        all.insert(all.end(), std::move_iterator(checks.begin()), std::move_iterator(checks.end()));
    }
    return all;
}

Checks checks_of(const base::Refusals& refusals) {
    Checks checks;
    for (const base::Refusal& refusal : refusals)
        checks.push_back({"market." + refusal.code,
                          Group::Request,
                          Level::Required,
                          refusal.where,
                          fail(refusal.message, "Mend it as the reason says: the market refuses the change as it is.",
                               {{"code", refusal.code}}),
                          {}});
    return checks;
}

} // namespace domain::readiness
