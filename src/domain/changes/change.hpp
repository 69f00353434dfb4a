// Change, Market, Decision: what a change of a change set is decided from and what it leads to. Deciding is pure: the
// same change against the same market gives the same decision; clock, ids and what the outside holds are all in here.
#pragma once

#include "base/instant.hpp"
#include "base/result.hpp"
#include "domain/agreement/agreement.hpp"
#include "domain/listing/attachments.hpp"
#include "domain/listing/market_policy.hpp"
#include "domain/listing/seller.hpp"
#include "domain/offer/offer.hpp"
#include "domain/product/product.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace domain {

struct Change {
    std::string type;        // "UpdateInformation"
    std::string entity_type; // "MachineLearningProduct", without a version
    std::string entity_id;   // of the new entity too: it is named when the change set is accepted
    std::string name;        // ChangeName, or ""
    base::Document details;  // references put in place, schema checked
    // For what a change creates: version, source, delivery option, product code.
    std::vector<std::string> fresh_ids;
};

// A SageMaker resource of the seller, as it was found when a version was asked for.
struct Asset {
    AssetKind kind = AssetKind::ModelPackage;
    std::string arn;
    InstanceTypes supported;
    base::Document training; // of an algorithm
};

// What a change set may look at: the entities it touches and those that these lean on.
struct Market {
    base::Instant now;
    std::string account; // whose change set it is
    SellerProfile seller;
    MarketPolicy policy;
    std::map<std::string, Product> products;
    std::map<std::string, Offer> offers;                  // with all offers of the products above
    std::map<std::string, Agreement> agreements;          // in which the account sells, as far as the set names them
    std::map<std::string, base::Result<Asset>> assets;    // by ARN; refused ones say why
    std::map<std::string, base::Instant> price_increases; // by offer: when a rate went up last
    // Those that were looked at: the key of the copy to be kept; refused ones say why.
    std::map<decltype(Attached().key()), base::Result<std::string>> attachments;
    std::set<std::string> private_products;             // declared so for good
    std::set<std::string> known_accounts;               // among those that the set names
    std::set<std::string> usable_roles;                 // access roles that exist and trust the market
    std::set<std::string> created_products;             // by this set
    std::vector<std::string> regions = sales_regions(); // of the market
};

// What one change leads to, where it is not refused.
struct Decision {
    std::optional<Product> product;
    std::optional<Offer> offer;
    bool price_increased = false;
    bool offer_released = false;
};

// The members of a payload; none where it is not an object.
const boost::json::object& members_of(const base::Document& details);

using Decided = base::Result<Decision>;

// Collects refusals of one change, so that all of them are told at once.
class Findings {
  public:
    void add(std::string_view code, std::string message, std::string where = "") {
        refusals_.push_back({std::string(code), std::move(message), std::move(where)});
    }
    void add(const base::Refusals& refusals) { refusals_.insert(refusals_.end(), refusals.begin(), refusals.end()); }
    bool empty() const { return refusals_.empty(); }
    base::Refusals take() { return std::move(refusals_); }

  private:
    base::Refusals refusals_;
};

// Puts the address of the market's own copy in the place of one that was looked at; others stay.
void take_attachment(const Market& market, const Attached& attached, std::string& url, Findings& findings);

// One change type each, in the file of its name. The entity exists in the market, except for the two that create one.
Decided decide_product_create(const Market& market, const Change& change);
Decided decide_product_information(const Market& market, const Change& change);
Decided decide_product_targeting(const Market& market, const Change& change);
Decided decide_product_visibility(const Market& market, const Change& change);
Decided decide_product_add_version(const Market& market, const Change& change);
Decided decide_product_update_version(const Market& market, const Change& change);
Decided decide_product_restrict_versions(const Market& market, const Change& change);
Decided decide_product_release(const Market& market, const Change& change);
Decided decide_offer_create(const Market& market, const Change& change);
Decided decide_offer_create_replacement(const Market& market, const Change& change);
Decided decide_offer_targeting(const Market& market, const Change& change);
Decided decide_offer_availability(const Market& market, const Change& change);
Decided decide_offer_validity_terms(const Market& market, const Change& change);
Decided decide_offer_payment_schedule_terms(const Market& market, const Change& change);
Decided decide_offer_net_payment_terms(const Market& market, const Change& change);
Decided decide_offer_renewal_terms(const Market& market, const Change& change);
Decided decide_offer_information(const Market& market, const Change& change);
Decided decide_offer_support_terms(const Market& market, const Change& change);
Decided decide_offer_legal_terms(const Market& market, const Change& change);
Decided decide_offer_pricing_terms(const Market& market, const Change& change);
Decided decide_offer_release(const Market& market, const Change& change);

// The offers of a product; the public one among them, or null.
std::vector<const Offer*> offers_of(const Market& market, std::string_view product_id);
const Offer* public_offer(const Market& market, std::string_view product_id);

} // namespace domain
