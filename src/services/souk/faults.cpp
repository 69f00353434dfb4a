#include "services/souk/faults.hpp"

#include "wire/constraints.hpp"

#include <fmt/format.h>

namespace services::souk {

void require_none(const base::Refusals& refusals) {
    if (refusals.empty()) return;
    std::string message;
    boost::json::array fields;
    for (const base::Refusal& refusal : refusals) {
        if (!message.empty()) message += ' ';
        message += refusal.where.empty() ? refusal.message : fmt::format("{}: {}", refusal.where, refusal.message);
        fields.push_back({{"code", refusal.code}, {"where", refusal.where}, {"message", refusal.message}});
    }
    throw wire::ViolationsFault(base::Fault("ValidationException", std::move(message))
                                    .with("reason", refusals.front().code)
                                    .with("fields", boost::json::value(std::move(fields))),
                                refusals);
}

base::Fault not_found(std::string_view what, std::string_view id) {
    return {"ResourceNotFoundException", fmt::format("The {} {} does not exist.", what, id)};
}

void require_latest(std::string_view what, std::optional<std::int64_t> expected, std::int64_t latest) {
    if (!expected || *expected == latest) return;
    throw base::Fault(
        "ConflictException",
        fmt::format("The {} was changed meanwhile: its latest revision is {}, not {}. Read it, decide what "
                    "of both is to stay, and put that with ExpectedRevision {}.",
                    what, latest, *expected, latest))
        .status(409)
        .with("latestRevision", latest);
}

base::Fault bad_page_token() {
    return {"ValidationException", "NextToken is not one of this question. Leave it out to begin with the first page."};
}

} // namespace services::souk
