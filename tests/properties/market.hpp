// A market in which anybody does anything: two sellers, a stranger, and what a sequence of random steps may ask of it.
// Handlers, engine and store are the program's own; only copying images and objects is left out.
#pragma once

#include "control/catalog_engine.hpp"
#include "services/call.hpp"
#include "store/identity/sealer.hpp"
#include "store/market/entities.hpp"

#include <filesystem>
#include <memory>
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
    Draft, // a product that is only created
    Count
};

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

  private:
    struct Listed {
        std::string product, offer;
        std::string owner;
        std::string price; // that the last successful change set gave
        bool declared_private = false;
    };
    struct Asked {
        std::string change_set;
        std::size_t listed;
        std::string price;
    };

    services::Call as(const services::Principal& who);
    bool start(const services::Principal& who, boost::json::array changes, std::size_t listed,
               const std::string& price = "");
    bool list(const services::Principal& who, int value, bool whole);
    bool declare_private(const services::Principal& who, std::size_t listed);
    boost::json::value version(const services::Principal& who, int value) const;
    boost::json::object change_of(const Step& step, const services::Principal& who, const Listed& listed);
    std::string broken_product(store::Reader& reader, const Listed& listed) const;
    std::string broken_revisions(store::Reader& reader, const std::string& entity) const;
    std::string broken_lock(store::Reader& reader, const Listed& listed) const;
    std::string broken_sight(store::Reader& reader, const Listed& listed) const;
    std::string broken_price(store::Reader& reader, const Listed& listed) const;

    std::filesystem::path folder_;
    base::FixedClock clock_{base::Instant::from_seconds(1'800'000'000)};
    base::IdSource ids_{1};
    store::Sealer sealer_{std::string(32, 'k')};
    services::Settings settings_;
    services::Shelf shelf_;
    std::unique_ptr<store::Database> database_;
    std::unique_ptr<control::CatalogEngine> engine_;
    std::vector<services::Principal> callers_;
    std::vector<Listed> listed_;
    std::vector<Asked> asked_;
    int sequence_ = 0;
    std::max_align_t no_blobs_{};
};

} // namespace properties
