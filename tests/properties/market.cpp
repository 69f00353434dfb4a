#include "market.hpp"

#include "services/catalog/operations.hpp"
#include "services/souk/operations.hpp"
#include "store/identity/accounts.hpp"
#include "store/identity/roles.hpp"
#include "store/market/change_sets.hpp"
#include "store/market/sellers.hpp"
#include "store/resources.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdlib.h>

namespace properties {

namespace json = boost::json;

namespace {

constexpr const char* product_at = "MachineLearningProduct@1.0";
constexpr const char* prices[] = {"0.10", "0.30000001", "99999.99999999", "1.1", "0"};
constexpr const char* visibilities[] = {"Public", "Limited", "Restricted"};

json::value parse(std::string_view text) {
    return json::parse(text);
}

} // namespace

json::object change_to(std::string_view type, std::string_view entity_type, std::string_view identifier,
                       json::value details, std::string_view name) {
    json::object entity{{"Type", entity_type}};
    if (!identifier.empty()) entity["Identifier"] = identifier;
    json::object made{{"ChangeType", type}, {"Entity", std::move(entity)}, {"DetailsDocument", std::move(details)}};
    if (!name.empty()) made["ChangeName"] = name;
    return made;
}

namespace {

json::value information(int value) {
    json::value told = parse(R"({"ShortDescription": "Short.", "LongDescription": "Long.",
        "LogoUrl": "https://example.com/logo.png", "Highlights": ["Fast"], "AdditionalResources": [],
        "SupportDescription": "Write to us.", "Categories": ["Structured"], "SearchKeywords": ["trees"]})");
    told.as_object()["ProductTitle"] = fmt::format("Trees {}", value);
    return told;
}

std::string_view details_of(bool algorithm) {
    return algorithm ? "SageMakerAlgorithmDeliveryOptionDetails" : "SageMakerModelPackageDeliveryOptionDetails";
}

// A package or an algorithm that was validated.
store::Resource asset_of(const std::string& account, int number, bool algorithm, base::Instant now) {
    store::Resource asset;
    asset.kind = algorithm ? store::kind::algorithm : store::kind::model_package;
    asset.account = account;
    asset.region = "us-east-1";
    asset.name = fmt::format("trees-{}", number);
    asset.status = "Completed";
    asset.created = asset.updated = now;
    asset.document = parse(R"({"CertifyForMarketplace": true,
        "ValidationSpecification": {"ValidationRole": "r"}, "CreationTime": 1,
        "InferenceSpecification": {"Containers": [{"Image": "trees:1", "ImageDigest": "sha256:11",
            "ModelDataUrl": "s3://seller/model.tar.gz"}],
          "SupportedTransformInstanceTypes": ["ml.m5.large"],
          "SupportedRealtimeInferenceInstanceTypes": ["ml.m5.large"]}})");
    json::object& document = asset.document.as_object();
    if (algorithm)
        document["TrainingSpecification"] = parse(R"({"TrainingImage": "trees:1", "TrainingImageDigest": "sha256:11",
            "SupportedTrainingInstanceTypes": ["ml.m5.large"]})");
    document[algorithm ? "AlgorithmName" : "ModelPackageName"] = asset.name;
    document[algorithm ? "AlgorithmArn" : "ModelPackageArn"] = asset.arn();
    return asset;
}

} // namespace

json::value rate_card(std::string_view price, bool algorithm, bool trial) {
    json::array rates, grants;
    for (const auto* key : {"ml.m5.large.m.i.b", "ml.m5.large.m.i.r", "ml.m5.large.a.t"}) {
        if (!algorithm && std::string_view(key).ends_with(".a.t")) continue;
        rates.push_back(json::object{{"DimensionKey", key}, {"Price", price}});
        grants.push_back(json::object{{"DimensionKey", key}});
    }
    json::value terms = parse(R"({"PricingModel": "Usage", "Terms": [{"Type": "UsageBasedPricingTerm",
        "CurrencyCode": "USD", "RateCards": [{"RateCard": []}]}]})");
    terms.at_pointer("/Terms/0/RateCards/0/RateCard") = std::move(rates);
    if (trial)
        terms.at("Terms").as_array().push_back(
            json::object{{"Type", "FreeTrialPricingTerm"}, {"Duration", "P14D"}, {"Grants", std::move(grants)}});
    return terms;
}

std::string price_of(int value) {
    return prices[static_cast<std::size_t>(value) % std::size(prices)];
}

Market::Market() {
    // In memory where there is such a place: durability is not at stake here.
    std::string name =
        std::filesystem::exists("/dev/shm") ? "/dev/shm/souk-properties-XXXXXX" : "/tmp/souk-properties-XXXXXX";
    folder_ = mkdtemp(name.data());
    database_ = std::make_unique<store::Database>(store::DatabaseOptions{.path = folder_ / "souk.db"});
    control::AssetKeeper keeper;
    keeper.keep_image = [](const auto&, const auto&, const auto&) {};
    keeper.keep_object = [](const auto&, const auto&, const auto&) {};
    keeper.read_object = [](const auto&, const auto&, std::uint64_t) { return std::nullopt; };
    keeper.keep_content = [](const auto&, const auto&) {};
    keeper.forget = [](const auto&) {};
    engine_ = std::make_unique<control::CatalogEngine>(
        *database_, keeper, clock_, control::CatalogOptions{.marketplace_account = settings_.marketplace_account});
    agreements_ = std::make_unique<control::Agreements>(*database_, clock_, ids_);
}

Market::~Market() {
    agreements_.reset();
    engine_.reset();
    database_.reset();
    std::filesystem::remove_all(folder_);
}

void Market::begin() {
    ++sequence_;
    callers_.clear();
    nobodies_.clear();
    listed_.clear();
    asked_.clear();
    offered_.clear();
    deals_.clear();
    wrong_.clear();
    for (int i = 0; i < 4; ++i) {
        services::Principal caller;
        caller.account = fmt::format("{:012}", 100'000'000'000 + sequence_ * 10 + i);
        caller.arn = "arn:aws:iam::" + caller.account + ":root";
        caller.root = true;
        caller.policies = std::make_shared<domain::PolicySet>();
        callers_.push_back(caller);
        caller.arn = "arn:aws:iam::" + caller.account + ":user/nobody";
        caller.root = false;
        nobodies_.push_back(caller);
    }
    database_->write([&](store::Transaction& tx) {
        for (const auto& caller : callers_) {
            store::save_account(tx, {caller.account, "somebody", caller.account + "@example.com", false, clock_.now()});
            if (&caller >= callers_.data() + sellers) continue; // who only buys sells nothing
            domain::SellerProfile seller = domain::parse_seller(caller.account, parse(R"({"LegalName": "Trees Ltd",
                "CountryCode": "FR", "Contact": {"Email": "ada@example.com"}, "DisplayName": "Trees",
                "Description": "We grow."})"));
            seller.state = domain::SellerState::Registered;
            store::save_seller(tx, seller, clock_.now());
            for (const auto kind : {store::SellerPaper::Tax, store::SellerPaper::Bank})
                store::save_seller_paper(tx, sealer_, caller.account, kind, parse("{}"), parse("{}"), clock_.now());
            store::Role role;
            role.account = caller.account;
            role.name = "assets";
            role.id = "AROA" + caller.account;
            role.trust_policy = R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                "Action": "sts:AssumeRole", "Principal": {"Service": "assets.marketplace.amazonaws.com"}}]})";
            role.created = clock_.now();
            store::save_role(tx, role);
            for (int i = 0; i < 4; ++i)
                for (const bool algorithm : {false, true}) {
                    store::Resource asset = asset_of(caller.account, i, algorithm, clock_.now());
                    store::insert_resource(tx, asset);
                }
        }
    });
}

services::Call Market::as(const services::Principal& who) {
    const auto nobody =
        std::find_if(nobodies_.begin(), nobodies_.end(), [&](const auto& each) { return each.account == who.account; });
    return {.caller = nobody_ ? *nobody : who,
            .settings = settings_,
            .database = *database_,
            .blobs = reinterpret_cast<outside::Blobs&>(no_blobs_), // the catalogue's handlers never open it
            .ids = ids_,
            .shelf = shelf_,
            .now = clock_.now(),
            .request_id = "request",
            .region = "us-east-1"};
}

json::value Market::version(const services::Principal& who, int value, bool algorithm) const {
    json::value details = parse(R"({"UsageInstructions": "Send CSV.",
        "SampleNotebookUrl": "https://example.com/n.ipynb", "RepositoryUrl": "https://example.com/r",
        "InputProperties": {"Description": "CSV", "SampleInput": {"RealtimeInferenceText": "1,2"}},
        "OutputProperties": {"Description": "CSV", "SampleOutput": {"RealtimeInferenceText": "0.5"}},
        "RecommendedInstanceTypes": {"BatchTransform": "ml.m5.large", "RealtimeInference": "ml.m5.large"}})");
    details.as_object()[algorithm ? "SageMakerAlgorithmArn" : "SageMakerModelPackageArn"] =
        fmt::format("arn:aws:sagemaker:us-east-1:{}:{}/trees-{}", who.account,
                    algorithm ? "algorithm" : "model-package", value % 4);
    details.as_object()["AccessRoleArn"] = fmt::format("arn:aws:iam::{}:role/assets", who.account);
    if (algorithm) details.at("RecommendedInstanceTypes").as_object()["Training"] = "ml.m5.large";
    json::object option{{"Details", json::object{{details_of(algorithm), std::move(details)}}}};
    return json::object{
        {"Version", json::object{{"VersionTitle", fmt::format("{}.0", value % 4)}, {"ReleaseNotes", "As it is."}}},
        {"DeliveryOptions", json::array{std::move(option)}}};
}

bool Market::start(const services::Principal& who, json::array changes, std::size_t listed, const std::string& price) {
    api::catalog::StartChangeSet::Input in;
    in.Catalog = "AWSMarketplace";
    for (const auto& asked : changes) {
        api::catalog::Change made;
        made.ChangeType = json::value_to<std::string>(asked.at("ChangeType"));
        made.Entity.Type = json::value_to<std::string>(asked.at_pointer("/Entity/Type"));
        made.Entity.Identifier = base::find_text(asked, "Entity.Identifier");
        made.ChangeName = base::find_text(asked, "ChangeName");
        made.DetailsDocument = asked.at("DetailsDocument");
        in.ChangeSet.push_back(std::move(made));
    }
    services::Call call = as(who);
    try {
        asked_.push_back(
            {services::start_change_set(call, in).ChangeSetId.value_or(""), listed, price, who.account, {}, {}});
        return true;
    } catch (const base::Fault&) {
        return false;
    }
}

const services::Principal& Market::caller(const std::string& account) const {
    return *std::find_if(callers_.begin(), callers_.end(), [&](const auto& each) { return each.account == account; });
}

json::value Market::targeting(int mask) const {
    json::array accounts;
    for (std::size_t i = 0; i < callers_.size(); ++i)
        if (mask >> i & 1) accounts.emplace_back(callers_[i].account);
    return json::object{{"PositiveTargeting", json::object{{"BuyerAccounts", std::move(accounts)}}}};
}

bool Market::list(const services::Principal& who, int value, bool whole) {
    const std::string price = price_of(value);
    const bool algorithm = value % 3 == 2;
    json::array changes{change_to("CreateProduct", product_at, "", json::object{}, "P"),
                        change_to("CreateOffer", offer_at, "", parse(R"({"ProductId": "$P.Entity.Identifier"})"), "O")};
    const std::string product = "$P.Entity.Identifier", offer = "$O.Entity.Identifier";
    if (whole) {
        changes.push_back(change_to("UpdateInformation", product_at, product, information(value)));
        changes.push_back(change_to("AddDeliveryOptions", product_at, product, version(who, value, algorithm)));
        if (value % 2 == 1) changes.push_back(change_to("UpdateTargeting", product_at, product, targeting(~0)));
        changes.push_back(
            change_to("UpdateInformation", offer_at, offer, parse(R"({"Name": "S", "Description": "D"})")));
        changes.push_back(change_to("UpdateSupportTerms", offer_at, offer,
                                    parse(R"({"Terms": [{"Type": "SupportTerm", "RefundPolicy": "None."}]})")));
        changes.push_back(change_to("UpdateLegalTerms", offer_at, offer,
                                    parse(R"({"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "CustomEula",
                                     "Url": "https://example.com/eula.txt"}]}]})")));
        changes.push_back(change_to("UpdatePricingTerms", offer_at, offer, rate_card(price, algorithm)));
        changes.push_back(change_to("ReleaseProduct", product_at, product, json::object{}));
        changes.push_back(change_to("ReleaseOffer", offer_at, offer, json::object{}));
    }
    if (!start(who, std::move(changes), listed_.size(), whole ? price : "")) return false;
    const auto set = database_->read(
        [&](store::Reader& reader) { return store::find_change_set(reader, asked_.back().change_set); });
    listed_.push_back({set->changes[0].entity, set->changes[1].entity, who.account, "", algorithm, false, {}});
    return true;
}

bool Market::declare_private(const services::Principal& who, std::size_t listed) {
    services::Call call = as(who);
    api::souk::DeclareProductPrivate::Input in;
    in.ProductId = listed_[listed].product;
    try {
        services::declare_product_private(call, in);
    } catch (const base::Fault&) {
        return false;
    }
    listed_[listed].declared_private = true;
    return true;
}

// A version's texts; which is none of the product's now and then.
bool Market::edit(const services::Principal& who, std::size_t at, int value) {
    const Listed& listed = listed_[at];
    Edited edited{"00000000-0000-4000-8000-000000000000", fmt::format("As of {}.", value)};
    const auto entity =
        database_->read([&](store::Reader& reader) { return store::find_entity(reader, listed.product); });
    if (entity)
        if (const auto& versions = domain::parse_product(entity->id, entity->document).versions; !versions.empty())
            edited.option = versions[static_cast<std::size_t>(value) % versions.size()].option_id;
    json::object details{{details_of(listed.algorithm), json::object{{"UsageInstructions", edited.notes}}}};
    json::object wish{
        {"Version", json::object{{"ReleaseNotes", edited.notes}}},
        {"DeliveryOptions", json::array{json::object{{"Id", edited.option}, {"Details", std::move(details)}}}}};
    if (!start(who, {change_to("UpdateDeliveryOptions", product_at, listed.product, std::move(wish))}, at))
        return false;
    asked_.back().edited = std::move(edited);
    return true;
}

json::object Market::change_of(const Step& step, const services::Principal& who, const Listed& listed) {
    switch (static_cast<Act>(step.act)) {
    case Act::Inform:
        return change_to("UpdateInformation", product_at, listed.product, information(step.value));
    case Act::Version:
        return change_to("AddDeliveryOptions", product_at, listed.product, version(who, step.value, listed.algorithm));
    case Act::Target:
        return change_to("UpdateTargeting", product_at, listed.product, targeting(step.value * 2));
    case Act::Visibility:
        return change_to("UpdateVisibility", product_at, listed.product,
                         json::object{{"TargetVisibility", visibilities[step.value % std::size(visibilities)]}});
    case Act::Price:
    case Act::Trial:
        return change_to("UpdatePricingTerms", offer_at, listed.offer,
                         rate_card(price_of(step.value), listed.algorithm, static_cast<Act>(step.act) == Act::Trial));
    default: {
        json::array options;
        const auto entity =
            database_->read([&](store::Reader& reader) { return store::find_entity(reader, listed.product); });
        if (entity) {
            const domain::Product product = domain::parse_product(entity->id, entity->document);
            for (std::size_t i = 0; i < product.versions.size(); ++i)
                if (step.value >> i & 1) options.emplace_back(product.versions[i].option_id);
        }
        if (options.empty()) options.emplace_back("00000000-0000-4000-8000-000000000000");
        return change_to("RestrictDeliveryOptions", product_at, listed.product,
                         json::object{{"DeliveryOptionIds", std::move(options)}});
    }
    }
}

bool Market::ask(const Step& raw) {
    const Step step{raw.act % static_cast<int>(Act::Count), raw.caller, raw.thing, raw.value};
    nobody_ = step.value % 4 == 3 && static_cast<Act>(step.act) != Act::Wait;
    if (nobody_ && act(step)) wrong_ = "somebody did what he has no permission for";
    nobody_ = false;
    return act(step);
}

bool Market::act(const Step& step) {
    const services::Principal& who = callers_[static_cast<std::size_t>(step.caller) % callers_.size()];
    const Act wish = static_cast<Act>(step.act);
    if (wish == Act::List || wish == Act::Draft || listed_.empty()) {
        // Now and then by one who is no seller.
        const auto lister = static_cast<std::size_t>(step.caller) % (step.value < 2 ? callers_.size() : sellers);
        return list(callers_[lister], step.value, wish != Act::Draft);
    }
    const std::size_t at = static_cast<std::size_t>(step.thing) % listed_.size();
    // Every second step is asked by the one whose thing it is: most of what anybody may ask is not his.
    const services::Principal& owner = step.value >= 4 ? caller(listed_[at].owner) : who;
    switch (wish) {
    case Act::Private:
        return declare_private(owner, at);
    case Act::Offer:
        return offer_privately(owner, at, step.value);
    case Act::Subscribe:
        return subscribe(who, at, step.value);
    case Act::Cancel:
    case Act::AskToCancel:
    case Act::Answer:
        return end(wish, who, step);
    case Act::Edit:
        return edit(owner, at, step.value);
    case Act::Wait:
        clock_.advance(base::seconds(86'400) * (step.value * 10));
        return true;
    default:
        break;
    }
    const std::string price = wish == Act::Price || wish == Act::Trial ? price_of(step.value) : "";
    return start(owner, {change_of(step, owner, listed_[at])}, at, price);
}

void Market::settle() {
    clock_.advance(base::seconds(60));
    engine_->run_once();
    agreements_->run_once();
    let_time_end();
    database_->read([&](store::Reader& reader) {
        for (const Asked& asked : asked_) {
            const auto set = store::find_change_set(reader, asked.change_set);
            if (set->status != store::ChangeSetStatus::Succeeded) continue;
            if (asked.by != listed_[asked.listed].owner) wrong_ = "somebody changed what is not his";
            if (asked.edited) listed_[asked.listed].notes[asked.edited->option] = asked.edited->notes;
            if (asked.offered)
                offered_.push_back(*asked.offered);
            else if (!asked.price.empty())
                listed_[asked.listed].price = asked.price;
        }
    });
    asked_.clear();
}

} // namespace properties
