// A market in which anybody does anything: two sellers, two who only buy, users who may do nothing, and what a sequence
// of random steps may ask of it. Handlers, loops and store are the program's own; only copying images and objects is
// left out. Beside it stands a small account of what must have come of the steps, kept without the market's rules, to
// which it is held.
#pragma once

#include "control/agreements.hpp"
#include "control/catalog_engine.hpp"
#include "domain/agreement/agreement.hpp"
#include "services/call.hpp"
#include "store/identity/sealer.hpp"
#include "store/market/entities.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace properties {

// One step, as plain numbers that rapidcheck can make and shrink: what is asked, by whom, and of which thing.
struct Step {
    int act = 0;    // an Act, counted round
    int caller = 0; // of the callers, counted round
    int thing = 0;  // of the products there are, counted round
    int value = 0;  // which title, price, account, version, visibility…
};

enum class Act {
    List,    // a whole product with its offer, up to Limited
    Inform,  // UpdateInformation
    Version, // AddDeliveryOptions
    Restrict,
    Target,
    Visibility,
    Private,
    Price,
    Edit,      // UpdateDeliveryOptions
    Trial,     // a price with a free trial before it
    Draft,     // a product that is only created
    Offer,     // a private one, for one account
    Subscribe, // to the public offer or to a private one; in the place of what is held, if anything is
    Cancel,
    AskToCancel, // the seller asks the buyer
    Answer,      // the buyer consents or refuses, or the seller takes it back
    Wait,        // days go by
    Count
};

// Parts of what is asked; the price is written so that no binary fraction holds it exactly.
inline constexpr const char* offer_at = "Offer@1.0";
boost::json::object change_to(std::string_view type, std::string_view entity_type, std::string_view identifier,
                              boost::json::value details, std::string_view name = "");
// Of a model package, or of an algorithm, whose training has a price too; with a trial of two weeks on wish.
boost::json::value rate_card(std::string_view price, bool algorithm, bool trial = false);
std::string price_of(int value);
std::string terms_text(const domain::Agreement& agreement);

class Market {
  public:
    Market();
    ~Market();
    Market(const Market&) = delete;
    Market& operator=(const Market&) = delete;

    // New accounts, and none of the products that former sequences made.
    void begin();
    // Asks for the step's change; true if it was accepted for processing.
    bool ask(const Step& step);
    // Lets the engine bring everything to its end.
    void settle();
    // What is wrong with the market now; "" where every promise holds.
    std::string broken_promise();
    // The same of what each account is told, whichever the operation: asked once, when a sequence is over.
    std::string told_too_much();

    std::size_t subscribed = 0, ended = 0; // of all sequences

  private:
    static constexpr std::size_t sellers = 2; // of the callers, the first

    struct Listed {
        std::string product, offer;
        std::string owner;
        std::string price; // that the last successful change set gave
        bool algorithm = false;
        bool declared_private = false;
        std::map<std::string, std::string> notes; // of each delivery option, that the last successful edit gave
    };
    struct Offered { // a released private offer
        std::size_t listed;
        std::string offer, buyer, price;
        bool ends = false; // what is agreed upon lasts thirty days
    };
    struct Edited {
        std::string option, notes;
    };
    struct Asked {
        std::string change_set;
        std::size_t listed;
        std::string price;
        std::string by;
        std::optional<Offered> offered; // what succeeding makes
        std::optional<Edited> edited;
    };
    struct Deal {
        std::string agreement, buyer;
        std::size_t listed;
        std::string price;
        std::string terms;            // as they were accepted
        std::set<std::string> missed; // versions that were restricted before the first of its chain
        std::string request;          // to cancel it, the last
        std::optional<base::Instant> asked, ends;
        bool active = true;
    };

    // As the account's root; while nobody_ is set, as a user of the account who may do nothing.
    services::Call as(const services::Principal& who);
    bool act(const Step& step);
    bool start(const services::Principal& who, boost::json::array changes, std::size_t listed,
               const std::string& price = "");
    bool list(const services::Principal& who, int value, bool whole);
    bool declare_private(const services::Principal& who, std::size_t listed);
    bool offer_privately(const services::Principal& who, std::size_t listed, int value);
    bool subscribe(const services::Principal& who, std::size_t listed, int value);
    bool end(Act act, const services::Principal& anybody, const Step& step);
    bool may_see(const store::Entity& product, const Listed& listed, const std::string& account) const;
    const Deal* held(const std::string& account, std::size_t listed) const;
    std::string accept(services::Call& call, const std::string& offer, const Deal* replaced);
    void answer(services::Call& call, const Deal& deal, int how);
    void let_time_end();
    const services::Principal& caller(const std::string& account) const;
    boost::json::value targeting(int mask) const; // the callers whose bits are set
    boost::json::value version(const services::Principal& who, int value, bool algorithm) const;
    bool edit(const services::Principal& who, std::size_t listed, int value);
    boost::json::object change_of(const Step& step, const services::Principal& who, const Listed& listed);
    std::string broken_product(store::Reader& reader, const Listed& listed) const;
    std::string broken_revisions(store::Reader& reader, const std::string& entity) const;
    std::string broken_lock(store::Reader& reader, const std::string& entity) const;
    std::string broken_sight(store::Reader& reader, std::size_t listed) const;
    std::string broken_price(store::Reader& reader, const Listed& listed) const;
    std::string broken_deal(store::Reader& reader, const Deal& deal) const;
    std::string broken_holdings(store::Reader& reader, std::size_t listed) const;
    std::string told_of_product(const services::Principal& who, std::size_t listed);
    std::string told_of_deal(const services::Principal& who, const Deal& deal);

    std::filesystem::path folder_;
    base::FixedClock clock_{base::Instant::from_seconds(1'800'000'000)};
    base::IdSource ids_{1};
    store::Sealer sealer_{std::string(32, 'k')};
    services::Settings settings_;
    services::Shelf shelf_;
    std::unique_ptr<store::Database> database_;
    std::unique_ptr<control::CatalogEngine> engine_;
    std::unique_ptr<control::Agreements> agreements_;
    std::vector<services::Principal> callers_, nobodies_; // root and powerless user of each account
    std::vector<Listed> listed_;
    std::vector<Asked> asked_;
    std::vector<Offered> offered_;
    std::vector<Deal> deals_;
    std::string wrong_; // what an answer itself gave away
    bool nobody_ = false;
    int sequence_ = 0;
    std::max_align_t no_blobs_{};
};

} // namespace properties
