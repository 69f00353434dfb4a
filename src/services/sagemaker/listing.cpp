#include "services/sagemaker/listing.hpp"

namespace services {

Listed list_page(Call& call, store::ResourceQuery query, std::string_view operation,
                 const std::optional<std::string>& token) {
    const std::string listing =
        fmt::format("{} {} {}", operation, static_cast<int>(query.sort), query.descending ? "desc" : "asc");
    if (token) {
        const auto mark = domain::parse_token(listing, *token);
        if (!mark)
            throw base::Fault(
                "ValidationException",
                fmt::format("Invalid pagination token because \"it is not a token of this listing, or was "
                            "given with another order: repeat the request without NextToken\"."));
        query.after = store::ResourceCursor{.text = mark->text, .number = mark->number, .id = mark->id};
    }
    const auto wanted = static_cast<std::size_t>(query.limit);
    ++query.limit; // one more tells whether there is a next page
    Listed listed;
    listed.rows = call.database.read([&](store::Reader& reader) { return store::list_resources(reader, query); });
    if (listed.rows.size() <= wanted) return listed;
    listed.rows.resize(wanted);
    const auto cursor = store::cursor_after(listed.rows.back(), query.sort);
    listed.next = domain::render_token(listing, {.text = cursor.text, .number = cursor.number, .id = cursor.id});
    return listed;
}

} // namespace services
