#include "outside/docker/engine.hpp"

#include "base/document.hpp"

#include <cstdio>
#include <curl/curl.h>
#include <fmt/format.h>
#include <memory>
#include <mutex>

namespace outside {
namespace {

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;
using File = std::unique_ptr<std::FILE, decltype(&std::fclose)>;

struct Sink {
    const std::function<bool(std::string_view)>* each = nullptr;
    CURL* handle = nullptr;
    std::string body;
    std::size_t limit = 0;
    bool stopped = false;
    bool overflowed = false;
};

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* user) {
    auto& sink = *static_cast<Sink*>(user);
    const std::string_view chunk(bytes, size * count);
    long status = 0;
    curl_easy_getinfo(sink.handle, CURLINFO_RESPONSE_CODE, &status);
    if (sink.each && status < 400) {
        if ((*sink.each)(chunk)) return chunk.size();
        sink.stopped = true;
        return 0;
    }
    if (sink.body.size() + chunk.size() > sink.limit) {
        sink.overflowed = true;
        return 0;
    }
    sink.body += chunk;
    return chunk.size();
}

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* file) {
    return std::fread(buffer, 1, size * count, static_cast<std::FILE*>(file));
}

DockerError::Kind kind_of(long status) {
    if (status == 404) return DockerError::Kind::NotFound;
    if (status == 409) return DockerError::Kind::Conflict;
    return DockerError::Kind::Failed;
}

std::string message_of(const std::string& body, long status) {
    if (auto document = base::parse_document(body))
        if (auto text = base::find_text(*document, "message")) return *text;
    return body.empty() ? fmt::format("the Docker engine answered {}", status) : body.substr(0, 1000);
}

struct Finished {
    CURLcode code;
    long status;
    Sink sink;
};

Finished perform(const std::string& socket, const EngineRequest& request,
                 const std::function<bool(std::string_view)>* each) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    Handle handle(curl_easy_init(), &curl_easy_cleanup);
    CURL* curl = handle.get();
    Finished out{CURLE_OK, 0, {each, curl, {}, request.reply_limit}};
    List headers(curl_slist_append(nullptr, ("Content-Type: " + request.content_type).c_str()), &curl_slist_free_all);
    curl_slist_append(headers.get(), "Expect:");
    File file(nullptr, &std::fclose);

    curl_easy_setopt(curl, CURLOPT_UNIX_SOCKET_PATH, socket.c_str());
    curl_easy_setopt(curl, CURLOPT_URL, ("http://docker/v1.41" + request.target).c_str());
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(request.deadline.count()));
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &out.sink);
    if (!request.body_file.empty()) {
        file.reset(std::fopen(request.body_file.c_str(), "rb"));
        if (!file) throw DockerError(DockerError::Kind::Failed, "cannot read " + request.body_file);
        curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
        curl_easy_setopt(curl, CURLOPT_READDATA, file.get());
    } else if (request.method != "GET" && request.method != "DELETE") {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
    }
    out.code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &out.status);
    return out;
}

[[noreturn]] void fail(const Finished& done, const EngineRequest& request, const std::string& socket) {
    using Kind = DockerError::Kind;
    if (done.sink.overflowed) throw DockerError(Kind::Failed, "the Docker engine's answer is too large");
    if (done.code == CURLE_OPERATION_TIMEDOUT)
        throw DockerError(Kind::Unreachable,
                          fmt::format("the Docker engine did not answer {} {} within {} s", request.method,
                                      request.target, request.deadline.count() / 1000));
    throw DockerError(Kind::Unreachable,
                      fmt::format("the Docker engine cannot be reached at {} ({}); is dockerd running?", socket,
                                  curl_easy_strerror(done.code)));
}

} // namespace

Engine::Engine(std::string host) : socket_(std::move(host)) {
    if (socket_.starts_with("unix://")) socket_.erase(0, 7);
}

EngineReply Engine::call(const EngineRequest& request) const {
    const Finished done = perform(socket_, request, nullptr);
    if (done.code != CURLE_OK) fail(done, request, socket_);
    if (done.status >= 400) throw DockerError(kind_of(done.status), message_of(done.sink.body, done.status));
    return {static_cast<int>(done.status), done.sink.body};
}

bool Engine::stream(const EngineRequest& request, const std::function<bool(std::string_view)>& each) const {
    const Finished done = perform(socket_, request, &each);
    if (done.sink.stopped) return false;
    if (done.code == CURLE_OPERATION_TIMEDOUT && done.status == 200) return false;
    if (done.code != CURLE_OK) fail(done, request, socket_);
    if (done.status >= 400) throw DockerError(kind_of(done.status), message_of(done.sink.body, done.status));
    return true;
}

std::string encode_query(std::string_view text) {
    std::string out;
    for (unsigned char c : text)
        if (std::isalnum(c) || c == '-' || c == '.' || c == '_' || c == '~')
            out += static_cast<char>(c);
        else
            out += fmt::format("%{:02X}", c);
    return out;
}

} // namespace outside
