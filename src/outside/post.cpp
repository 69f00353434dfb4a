#include "outside/post.hpp"

#include "outside/socket_guard.hpp"

#include <fmt/format.h>
#include <memory>

namespace outside {

namespace {

struct Errand {
    const PostRequest& request;
    SocketGuard guard = {.private_networks = request.private_networks};
};

std::size_t drop(char*, std::size_t size, std::size_t count, void*) {
    return size * count;
}

int interrupt(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Errand*>(user)->request.stop.stop_requested() ? 1 : 0;
}

std::string describe(CURLcode code, const Errand& errand, long status) {
    if (errand.guard.refused) return "The address leads into a private network.";
    if (code != CURLE_OK) return fmt::format("There was no answer: {}.", curl_easy_strerror(code));
    if (status >= 200 && status < 300) return "";
    return fmt::format("It answered {}.", status);
}

void set_up(CURL* curl, const PostRequest& request, Errand& errand, curl_slist* headers) {
    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(request.deadline.count()));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, 5000L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "souk");
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.content.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.content.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, interrupt);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &errand);
    errand.guard.install(curl);
}

} // namespace

Posted post(const PostRequest& request) {
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(nullptr, &curl_slist_free_all);
    for (const std::string& header : request.headers) {
        curl_slist* longer = curl_slist_append(headers.get(), header.c_str());
        static_cast<void>(headers.release());
        headers.reset(longer);
    }
    Errand errand{request};
    set_up(curl.get(), request, errand, headers.get());
    const CURLcode code = curl_easy_perform(curl.get());
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    return {.status = static_cast<int>(status), .problem = describe(code, errand, status)};
}

} // namespace outside
