// Result<T>: a value, or the list of reasons why the market refuses (never only the first one).
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace base {

// One reason: `code` is stable and documented, `where` names the field ("DeliveryOptions[0].Details.AccessRoleArn"),
// `message` says what is wrong and how to mend it.
struct Refusal {
    std::string code;
    std::string message;
    std::string where;

    bool operator==(const Refusal&) const = default;
};

using Refusals = std::vector<Refusal>;

template<class T>
class Result {
  public:
    Result(T value) : state_(std::move(value)) {}
    Result(Refusal refusal) : state_(Refusals{std::move(refusal)}) {}
    Result(Refusals refusals) : state_(std::move(refusals)) {}

    explicit operator bool() const { return std::holds_alternative<T>(state_); }
    T& operator*() & { return std::get<T>(state_); }
    const T& operator*() const& { return std::get<T>(state_); }
    T&& operator*() && { return std::get<T>(std::move(state_)); }
    T* operator->() { return &std::get<T>(state_); }
    const T* operator->() const { return &std::get<T>(state_); }
    const Refusals& refusals() const { return std::get<Refusals>(state_); }

  private:
    std::variant<T, Refusals> state_;
};

} // namespace base
