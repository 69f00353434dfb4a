// A search with its facets over a market of many listings, beside SQLite's full-text index with the same rows:
// processor time of each query in microseconds, p50 and p99, for the two sides in turn. Usage: bench_search LISTINGS
// QUERIES ROUNDS
//
// Ours is what SearchListings and SearchFacets do with the words: find, mark, count four facets, the best twenty. The
// peer finds and ranks by FTS5's bm25 in one pass and counts the facets from arrays, the quickest way that it has.
#include "domain/search/index.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <random>
#include <sqlite3.h>
#include <string>
#include <vector>

namespace {

constexpr std::size_t vocabulary = 50'000, best = 20;

struct Marks {
    std::uint8_t model, trial;
    std::uint16_t category, publisher;
};

struct Counts {
    std::array<std::uint32_t, 5> model{};
    std::array<std::uint32_t, 2> trial{};
    std::array<std::uint32_t, 20> category{};
    std::vector<std::uint32_t> publisher = std::vector<std::uint32_t>(2000);
    void add(const Marks& marks) {
        ++model[marks.model];
        ++trial[marks.trial];
        ++category[marks.category];
        ++publisher[marks.publisher];
    }
};

// Words by popularity as a language has them (Zipf-Mandelbrot).
class Words {
  public:
    Words() {
        double sum = 0;
        for (std::size_t i = 0; i < vocabulary; ++i) {
            sum += 1 / std::pow(static_cast<double>(i) + 2.7, 1.07);
            sums_.push_back(sum);
            texts_.push_back(text_of(i));
        }
    }
    const std::string& pick(std::mt19937_64& chance) const {
        const double at = std::uniform_real_distribution<double>(0, sums_.back())(chance);
        return texts_[static_cast<std::size_t>(std::lower_bound(sums_.begin(), sums_.end(), at) - sums_.begin())];
    }
    std::string phrase(std::mt19937_64& chance, std::size_t least, std::size_t most) const {
        std::string text;
        for (std::size_t left = std::uniform_int_distribution<std::size_t>(least, most)(chance); left > 0; --left)
            text += (text.empty() ? "" : " ") + pick(chance);
        return text;
    }

  private:
    // Letters that no stemmer shortens.
    static std::string text_of(std::size_t number) {
        std::string text = "k";
        for (std::size_t rest = number + 1; rest > 0; rest /= 16)
            text += "bcdfghjklmnpqrtv"[rest % 16];
        return text + "ok";
    }
    std::vector<double> sums_;
    std::vector<std::string> texts_;
};

double processor_micros() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

class Peer {
  public:
    Peer() {
        sqlite3_open(":memory:", &handle_);
        run("CREATE VIRTUAL TABLE listing USING fts5(title, body, content='', tokenize='unicode61')");
        run("BEGIN");
        sqlite3_prepare_v2(handle_, "INSERT INTO listing (rowid, title, body) VALUES (?, ?, ?)", -1, &insert_, nullptr);
        sqlite3_prepare_v2(handle_, "SELECT rowid, bm25(listing) FROM listing WHERE listing MATCH ?", -1, &find_,
                           nullptr);
    }
    ~Peer() {
        sqlite3_finalize(insert_);
        sqlite3_finalize(find_);
        sqlite3_close(handle_);
    }
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    void add(std::int64_t id, const std::string& title, const std::string& body) {
        sqlite3_bind_int64(insert_, 1, id + 1);
        sqlite3_bind_text(insert_, 2, title.c_str(), -1, SQLITE_TRANSIENT);
        sqlite3_bind_text(insert_, 3, body.c_str(), -1, SQLITE_TRANSIENT);
        sqlite3_step(insert_);
        sqlite3_reset(insert_);
    }
    void finish() {
        run("COMMIT");
        run("INSERT INTO listing (listing) VALUES ('optimize')");
    }
    std::size_t find(const std::string& words, const std::vector<Marks>& marks) {
        Counts counts;
        std::vector<std::pair<double, std::int64_t>> hits;
        sqlite3_bind_text(find_, 1, words.c_str(), -1, SQLITE_TRANSIENT);
        while (sqlite3_step(find_) == SQLITE_ROW) {
            const std::int64_t id = sqlite3_column_int64(find_, 0) - 1;
            hits.emplace_back(sqlite3_column_double(find_, 1), id);
            counts.add(marks[static_cast<std::size_t>(id)]);
        }
        sqlite3_reset(find_);
        const auto shown = static_cast<std::ptrdiff_t>(std::min(best, hits.size()));
        std::partial_sort(hits.begin(), hits.begin() + shown, hits.end());
        return hits.size();
    }

  private:
    void run(const char* sql) {
        if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
            std::fprintf(stderr, "%s\n", sqlite3_errmsg(handle_));
            std::exit(2);
        }
    }
    sqlite3* handle_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    sqlite3_stmt* find_ = nullptr;
};

std::size_t find(const domain::SearchIndex& index, const std::string& words, const std::vector<Marks>& marks) {
    Counts counts;
    auto hits = index.find(words);
    for (const auto& hit : hits)
        counts.add(marks[hit.slot]);
    const auto shown = static_cast<std::ptrdiff_t>(std::min(best, hits.size()));
    std::partial_sort(hits.begin(), hits.begin() + shown, hits.end(),
                      [](const auto& a, const auto& b) { return a.score > b.score; });
    return hits.size();
}

template<class F>
std::vector<double> measure(const std::vector<std::string>& queries, std::size_t& found, F&& ask) {
    std::vector<double> times;
    for (const std::string& query : queries) {
        const double begin = processor_micros();
        found += ask(query);
        times.push_back(processor_micros() - begin);
    }
    std::sort(times.begin(), times.end());
    return times;
}

double at(const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

} // namespace

int main(int count, char** arguments) {
    if (count != 4) return 2;
    const auto listings = std::strtoull(arguments[1], nullptr, 10);
    const auto asked = std::strtoull(arguments[2], nullptr, 10);
    const int rounds = std::atoi(arguments[3]);
    const Words words;
    std::mt19937_64 chance(7);
    domain::SearchIndex index;
    Peer peer;
    std::vector<Marks> marks;
    for (std::uint64_t i = 0; i < listings; ++i) {
        const std::string title = words.phrase(chance, 6, 10), body = words.phrase(chance, 40, 80);
        index.add({.title = title, .body = body});
        peer.add(static_cast<std::int64_t>(i), title, body);
        marks.push_back({static_cast<std::uint8_t>(chance() % 5), static_cast<std::uint8_t>(chance() % 2),
                         static_cast<std::uint16_t>(chance() % 20), static_cast<std::uint16_t>(chance() % 2000)});
    }
    peer.finish();
    std::vector<std::string> queries;
    for (std::uint64_t i = 0; i < asked; ++i)
        queries.push_back(words.pick(chance) + " " + words.pick(chance));
    for (int round = 0; round < rounds; ++round) {
        std::size_t ours = 0, theirs = 0;
        const auto mine = measure(queries, ours, [&](const std::string& q) { return find(index, q, marks); });
        const auto other = measure(queries, theirs, [&](const std::string& q) { return peer.find(q, marks); });
        fmt::print("{} {} {} {} {} {}\n", at(mine, 0.5), at(mine, 0.99), at(other, 0.5), at(other, 0.99), ours, theirs);
        std::fflush(stdout);
    }
}
