// Fault: what ends a request. A handler throws it; services/dispatch catches it in one place and renders it in the
// caller's protocol. What the market may refuse is a value instead (result.hpp); everything else that is thrown is a
// bug or a broken world and becomes InternalFailure with an incident id.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <concepts>
#include <exception>
#include <string>
#include <string_view>

namespace base {

// Code and message go to the caller as they stand: neither may hold a secret or a path of this machine.
class Fault : public std::exception {
  public:
    Fault(std::string_view code, std::string message) : code_(code), message_(std::move(message)) {}

    // Members beside the message that the service's error shape declares ("reason", "fields", "OriginalStatusCode").
    Fault&& with(std::string_view member, boost::json::value value) && {
        members_[member] = std::move(value);
        return std::move(*this);
    }

    template<std::convertible_to<std::string_view> Text>
    Fault&& with(std::string_view member, const Text& text) && {
        members_[member] = std::string_view(text);
        return std::move(*this);
    }

    // Overrides the HTTP status that the service model declares for this code.
    Fault&& status(int http_status) && {
        status_ = http_status;
        return std::move(*this);
    }

    const std::string& code() const { return code_; }
    const std::string& message() const { return message_; }
    const boost::json::object& members() const { return members_; }
    // 0 where the model's status for the code is to be used.
    int status() const { return status_; }
    const char* what() const noexcept override { return message_.c_str(); }

  private:
    std::string code_;
    std::string message_;
    boost::json::object members_;
    int status_ = 0;
};

} // namespace base
