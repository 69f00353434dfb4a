// The constraints of a shape and how their violations are told, in the words that callers of the published services
// know. Lengths of text are counted in code points.
#pragma once

#include "base/fault.hpp"
#include "base/result.hpp"
#include "wire/shape.hpp"

#include <string>
#include <string_view>

namespace wire {

// Where in a request the walker is: told as "DeliveryOptions[0].Details" and, in messages, as
// "deliveryOptions.1.member.details". A chain of frames on the walker's stack.
struct Place {
    const Place* parent = nullptr;
    std::string_view member{};
    std::size_t index = 0;
    enum class Step { Root, Member, Element, Entry } step = Step::Root;

    std::string path() const;
    std::string message_path() const;
};

class Violations {
  public:
    explicit Violations(base::Refusals& into) : into_(into) {}
    void missing(const Place& place);
    void wrong_type(const Place& place, std::string_view expected);
    void text(const Shape& shape, std::string_view value, const Place& place);
    void number(const Shape& shape, std::int64_t value, const Place& place);
    void size(const Shape& shape, std::size_t count, const Place& place);
    void not_exactly_one(const Place& place, std::size_t given);

  private:
    void add(std::string_view value, const Place& place, std::string_view constraint);
    base::Refusals& into_;
};

// A refused request, with every violation beside the sentence that tells them all.
struct ViolationsFault : base::Fault {
    ViolationsFault(base::Fault&& fault, base::Refusals all)
        : base::Fault(std::move(fault)), violations(std::move(all)) {}
    base::Refusals violations;
};

inline constexpr std::string_view serialization_code = "SerializationException";

// Whether the whole text matches the shape's pattern. Patterns are compiled once each. A pattern that cannot be
// decided within its limits counts as violated.
bool matches_pattern(const Shape& shape, std::string_view text);

bool is_utf8(std::string_view text);

} // namespace wire
