#include "outside/fetch.hpp"

#include "outside/socket_guard.hpp"

#include <fmt/format.h>
#include <memory>

namespace outside {

namespace {

constexpr long most_hops = 5;
constexpr std::size_t enough = 64u << 10; // of a content that is only to be there

struct Visit {
    const FetchRequest& request;
    std::string content = {};
    bool overflowed = false;
    SocketGuard guard = {.private_networks = request.private_networks};
};

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* user) {
    Visit& visit = *static_cast<Visit*>(user);
    const std::size_t limit = visit.request.only_answer ? enough : visit.request.limit;
    if (visit.content.size() + size * count > limit) {
        visit.overflowed = true;
        return 0;
    }
    visit.content.append(bytes, size * count);
    return size * count;
}

int is_stopped(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Visit*>(user)->request.stop.stop_requested() ? 1 : 0;
}

Fetched::Outcome outcome_of(CURLcode code, const Visit& visit) {
    using Outcome = Fetched::Outcome;
    if (code == CURLE_OK || (visit.overflowed && visit.request.only_answer)) return Outcome::Answered;
    if (visit.overflowed || code == CURLE_FILESIZE_EXCEEDED) return Outcome::TooLarge;
    if (visit.guard.refused) return Outcome::NotAllowed;
    if (code == CURLE_OPERATION_TIMEDOUT) return Outcome::TimedOut;
    if (code == CURLE_TOO_MANY_REDIRECTS) return Outcome::TooManyHops;
    if (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL) return Outcome::BadAddress;
    return Outcome::Unreachable;
}

std::string describe(const Fetched& fetched, const FetchRequest& request, CURLcode code) {
    switch (fetched.outcome) {
    case Fetched::Outcome::Answered:
        return fetched.good() ? "" : fmt::format("it answered {}", fetched.status);
    case Fetched::Outcome::BadAddress:
        return "it is no http or https address";
    case Fetched::Outcome::NotAllowed:
        return "it leads into a private network";
    case Fetched::Outcome::TimedOut:
        return fmt::format("there was no whole answer within {} s", request.deadline.count() / 1000);
    case Fetched::Outcome::TooLarge:
        return fmt::format("it has more than {} bytes", request.limit);
    case Fetched::Outcome::TooManyHops:
        return fmt::format("it was redirected more than {} times", most_hops);
    case Fetched::Outcome::Unreachable:
        break;
    }
    return curl_easy_strerror(code);
}

void set_up(CURL* curl, const FetchRequest& request, Visit& visit) {
    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, most_hops);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(request.deadline.count()));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, 5000L);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "souk");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &visit);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, is_stopped);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &visit);
    visit.guard.install(curl);
    if (!request.only_answer) curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request.limit));
}

} // namespace

Fetched fetch(const FetchRequest& request) {
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
    Visit visit{request};
    set_up(curl.get(), request, visit);
    const CURLcode code = curl_easy_perform(curl.get());
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    Fetched fetched;
    fetched.outcome = outcome_of(code, visit);
    fetched.status = static_cast<int>(status);
    fetched.content = std::move(visit.content);
    fetched.problem = describe(fetched, request, code);
    return fetched;
}

} // namespace outside
