// Numbers for the names that listings are filtered and counted by.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace services::discovery {

// Numbers for names that come back again and again, in the order in which they were met.
class Names {
  public:
    struct Name {
        std::string id; // as filters name it
        std::string shown;
    };
    std::uint32_t number_of(const std::string& id, const std::string& shown);
    const std::uint32_t* find(const std::string& id) const;
    const std::vector<Name>& all() const { return names_; }

  private:
    std::vector<Name> names_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

} // namespace services::discovery
