#include "market/fts5.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

namespace bench {

namespace {

constexpr std::size_t best = 20;
constexpr std::array<std::size_t, 4> facet_values = {3, 5, 18, 2000};

std::string joined(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, " "));
}

} // namespace

Fts5::Fts5() {
    sqlite3_open(":memory:", &handle_);
    run("CREATE VIRTUAL TABLE listing USING fts5(title, body, content='', tokenize='porter unicode61', prefix='2 3')");
    run("BEGIN");
    sqlite3_prepare_v2(handle_, "INSERT INTO listing (rowid, title, body) VALUES (?, ?, ?)", -1, &insert_, nullptr);
    sqlite3_prepare_v2(handle_, "SELECT rowid, bm25(listing) FROM listing WHERE listing MATCH ?", -1, &find_, nullptr);
}

Fts5::~Fts5() {
    sqlite3_finalize(insert_);
    sqlite3_finalize(find_);
    sqlite3_close(handle_);
}

void Fts5::add(std::int64_t number, const ListingText& text) {
    const std::string body = fmt::format("{} {} {} {}", joined(text.keywords), text.short_description,
                                         joined(text.highlights), text.long_description);
    sqlite3_bind_int64(insert_, 1, number + 1);
    sqlite3_bind_text(insert_, 2, text.title.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(insert_, 3, body.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_step(insert_);
    sqlite3_reset(insert_);
}

void Fts5::finish() {
    run("COMMIT");
    run("INSERT INTO listing (listing) VALUES ('optimize')");
}

std::size_t Fts5::find(const std::string& question) {
    std::array<std::vector<std::uint32_t>, facet_values.size()> counts;
    for (std::size_t facet = 0; facet < counts.size(); ++facet)
        counts[facet].resize(facet_values[facet]);
    std::vector<std::pair<double, std::int64_t>> hits;
    const std::string match = question + "*";
    sqlite3_bind_text(find_, 1, match.c_str(), -1, SQLITE_TRANSIENT);
    while (sqlite3_step(find_) == SQLITE_ROW) {
        const std::int64_t number = sqlite3_column_int64(find_, 0) - 1;
        hits.emplace_back(sqlite3_column_double(find_, 1), number);
        for (std::size_t facet = 0; facet < counts.size(); ++facet)
            ++counts[facet][static_cast<std::size_t>(number) % facet_values[facet]];
    }
    sqlite3_reset(find_);
    const auto shown = static_cast<std::ptrdiff_t>(std::min(best, hits.size()));
    std::partial_sort(hits.begin(), hits.begin() + shown, hits.end());
    return hits.size();
}

void Fts5::run(const char* sql) {
    if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) == SQLITE_OK) return;
    std::fprintf(stderr, "%s\n", sqlite3_errmsg(handle_));
    std::exit(2);
}

} // namespace bench
