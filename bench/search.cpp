// What a buyer's search costs: SearchListings for the best twenty and SearchFacets for four facets, each from the bytes
// of its request to the bytes of its answer, over a market of many listings in a database; beside SQLite's full-text
// index over the same texts. Processor time in microseconds. Usage: bench_search LISTINGS QUERIES ROUNDS
//
// First line: seconds to read the whole market at the first question. Then one a round: p50 and p99 of ours, of the
// peer, and how many listings the two found.
#include "market/filled.hpp"
#include "market/fts5.hpp"
#include "services/registry.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fmt/format.h>

namespace {

double processor_micros() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

// A folder beside the build that goes when the program ends.
struct Folder {
    Folder() {
        std::string name = "bench-search-XXXXXX";
        if (!mkdtemp(name.data())) std::exit(2);
        path = std::filesystem::absolute(name);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path path;
};

class Buyer {
  public:
    explicit Buyer(store::Database& database) : database_(database) {
        services::register_discovery(registry_);
        auto policies = std::make_shared<domain::PolicySet>();
        policies->identity.push_back(*domain::parse_policy(
            R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "aws-marketplace:*", "Resource": "*"}})"));
        buyer_.account = "222222222222";
        buyer_.arn = "arn:aws:iam::222222222222:user/ana";
        buyer_.policies = std::move(policies);
    }

    // How many listings there are.
    std::size_t search(const std::string& words) {
        const boost::json::object asked{{"searchText", words}, {"maxResults", 20}};
        const auto found = ask("searchListings", asked);
        boost::json::object counted{{"searchText", words}};
        counted["facetTypes"] = {"CATEGORY", "PUBLISHER", "PRICING_MODEL", "AVERAGE_CUSTOMER_RATING"};
        ask("searchFacets", counted);
        return static_cast<std::size_t>(found.at("totalResults").as_int64());
    }

    double spent = 0; // of processor time in the operations, since it was last set

  private:
    boost::json::value ask(const std::string& operation, const boost::json::object& asked) {
        wire::HttpRequest request;
        request.method = "POST";
        request.path = request.target = "/2026-02-05/" + operation;
        request.headers.add("Content-Type", "application/json");
        request.body = boost::json::serialize(asked);
        const double begin = processor_micros();
        services::Call call{.caller = buyer_,
                            .settings = settings_,
                            .database = database_,
                            .blobs = reinterpret_cast<outside::Blobs&>(no_blobs_), // a search opens none
                            .ids = ids_,
                            .shelf = shelf_,
                            .now = base::Instant::from_seconds(1'800'000'000)};
        const wire::Route route = wire::route(request, "aws-marketplace");
        const wire::Reply reply = (*registry_.find(*route.operation))(call, std::move(request));
        spent += processor_micros() - begin;
        return boost::json::parse(std::get<wire::HttpAnswer>(reply).body);
    }

    store::Database& database_;
    services::Registry registry_;
    services::Principal buyer_;
    services::Settings settings_;
    services::Shelf shelf_;
    base::IdSource ids_{1};
    std::max_align_t no_blobs_{};
};

double at(std::vector<double> times, double share) {
    std::sort(times.begin(), times.end());
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

void measure(Buyer& buyer, bench::Fts5& peer, const std::vector<std::string>& questions) {
    std::size_t ours = 0, theirs = 0;
    std::vector<double> mine, other;
    for (const std::string& question : questions) {
        buyer.spent = 0;
        ours += buyer.search(question);
        mine.push_back(buyer.spent);
        const double begin = processor_micros();
        theirs += peer.find(question);
        other.push_back(processor_micros() - begin);
    }
    fmt::print("{} {} {} {} {} {}\n", at(mine, 0.5), at(mine, 0.99), at(other, 0.5), at(other, 0.99), ours, theirs);
    std::fflush(stdout);
}

} // namespace

int main(int count, char** arguments) {
    if (count != 4) return std::fputs("usage: bench_search LISTINGS QUERIES ROUNDS\n", stderr), 2;
    const Folder folder;
    store::Database database({.path = folder.path / "souk.db"});
    bench::ListingTexts texts(7);
    bench::Fts5 peer;
    bench::fill_market(database, texts, std::atoll(arguments[1]),
                       [&](std::int64_t number, const bench::ListingText& text) { peer.add(number, text); });
    peer.finish();
    std::vector<std::string> questions;
    for (long long left = std::atoll(arguments[2]); left > 0; --left)
        questions.push_back(texts.question());
    Buyer buyer(database);
    buyer.search("model");
    fmt::print("{}\n", buyer.spent / 1e6);
    for (int round = 0; round < std::atoi(arguments[3]); ++round)
        measure(buyer, peer, questions);
    return 0;
}
