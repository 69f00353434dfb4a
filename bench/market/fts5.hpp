// The peer of the search: SQLite's full-text index over the same texts, in memory. It finds both words (the last one by
// its beginning), ranks by its bm25 in one pass, and counts four facets from arrays: the quickest way that it has.
#pragma once

#include "market/listing_texts.hpp"

#include <array>
#include <sqlite3.h>

namespace bench {

class Fts5 {
  public:
    Fts5();
    ~Fts5();
    Fts5(const Fts5&) = delete;
    Fts5& operator=(const Fts5&) = delete;

    void add(std::int64_t number, const ListingText& text);
    void finish();
    // How many it finds.
    std::size_t find(const std::string& question);

  private:
    void run(const char* sql);
    sqlite3* handle_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    sqlite3_stmt* find_ = nullptr;
};

} // namespace bench
