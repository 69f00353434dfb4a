#include "outside/docker/container_http.hpp"

#include <cstdio>
#include <curl/curl.h>
#include <fmt/format.h>
#include <memory>

namespace outside {
namespace {

struct Sink {
    std::string body;
    std::size_t limit;
    bool overflowed = false;
};

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* user) {
    auto& sink = *static_cast<Sink*>(user);
    if (sink.body.size() + size * count > sink.limit) {
        sink.overflowed = true;
        return 0;
    }
    sink.body.append(bytes, size * count);
    return size * count;
}

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* file) {
    return std::fread(buffer, 1, size * count, static_cast<std::FILE*>(file));
}

ContainerReply::Outcome outcome_of(CURLcode code, const Sink& sink) {
    using Outcome = ContainerReply::Outcome;
    if (code == CURLE_OK) return Outcome::Answered;
    if (sink.overflowed) return Outcome::TooLarge;
    if (code == CURLE_COULDNT_CONNECT) return Outcome::Refused;
    if (code == CURLE_OPERATION_TIMEDOUT) return Outcome::TimedOut;
    return Outcome::Broken;
}

} // namespace

ContainerReply call_container(const ContainerRequest& request) {
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(), &curl_easy_cleanup);
    std::unique_ptr<std::FILE, decltype(&std::fclose)> file(nullptr, &std::fclose);
    CURL* curl = handle.get();
    Sink sink{{}, request.reply_limit};
    curl_slist* headers = curl_slist_append(nullptr, "Expect:");
    for (const auto& [name, value] : request.headers)
        headers = curl_slist_append(headers, (name + ": " + value).c_str());

    curl_easy_setopt(curl, CURLOPT_URL,
                     fmt::format("http://{}:{}{}", request.address, request.port, request.target).c_str());
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(request.deadline.count()));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, 2000L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &sink);
    if (!request.body_file.empty()) {
        file.reset(std::fopen(request.body_file.c_str(), "rb"));
        headers = curl_slist_append(headers, "Transfer-Encoding: chunked");
        curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
        curl_easy_setopt(curl, CURLOPT_READDATA, file.get());
    } else if (request.method == "POST") {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
    }
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    ContainerReply reply;
    const bool readable = request.body_file.empty() || file;
    if (readable) reply.outcome = outcome_of(curl_easy_perform(curl), sink);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    reply.status = static_cast<int>(status);
    reply.body = std::move(sink.body);
    curl_slist_free_all(headers);
    return reply;
}

} // namespace outside
