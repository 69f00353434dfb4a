// A request and an answer as values: what the edge (http) hands to the services and takes back. No sockets here.
#pragma once

#include "base/instant.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace wire {

// Header names keep the case in which they came; look-ups ignore case. Order and repetition are kept.
class Headers {
  public:
    void add(std::string name, std::string value) { items_.emplace_back(std::move(name), std::move(value)); }
    void set(std::string name, std::string value); // replaces all of that name
    void remove(std::string_view name);
    bool has(std::string_view name) const { return find(name) != nullptr; }
    // The first value of that name; null, or "" for get, where there is none.
    const std::string* find(std::string_view name) const;
    std::string_view get(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& items() const { return items_; }

  private:
    std::vector<std::pair<std::string, std::string>> items_;
};

// A body is either in memory or, above the edge's spool limit, in a temporary file that is deleted with its last
// holder unless it was renamed away.
class SpooledFile {
  public:
    SpooledFile(std::filesystem::path path, std::uint64_t size) : path_(std::move(path)), size_(size) {}
    ~SpooledFile();
    SpooledFile(const SpooledFile&) = delete;
    SpooledFile& operator=(const SpooledFile&) = delete;
    const std::filesystem::path& path() const { return path_; }
    std::uint64_t size() const { return size_; }

  private:
    std::filesystem::path path_;
    std::uint64_t size_;
};

struct HttpRequest {
    std::string method;
    std::string target; // as on the wire: raw path and query
    std::string path;   // raw (still percent-encoded) path
    std::string query;  // raw query without '?'
    Headers headers;
    std::string body;                     // whole body, when spooled is null
    std::shared_ptr<SpooledFile> spooled; // or the file that holds it
    std::string remote_address;
    std::string request_id; // UUID, made by the edge
    bool tls = false;
};

// Percent-decoded query parameters in order; '+' is a space.
std::vector<std::pair<std::string, std::string>> parse_query(std::string_view raw);
std::optional<std::string> find_query(const HttpRequest& request, std::string_view name);
// The primary language that its reader wants most (Accept-Language, RFC 9110 12.5.4): "fr" of
// "fr-CA,fr;q=0.9,en;q=0.8".
// "" where none is named. Of equals the first.
std::string preferred_language(const HttpRequest& request);
// Decodes %XX (and nothing else); absent if a '%' is not followed by two hex digits.
std::optional<std::string> percent_decode(std::string_view text);
// AWS's URI encoding: all but A-Za-z0-9-_.~ ; '/' is kept where keep_slash.
std::string percent_encode(std::string_view text, bool keep_slash);

struct HttpAnswer {
    int status = 200;
    Headers headers;
    std::string body;
};

// Part of a file as the body (S3 GET). `length` bytes from `offset`; the file stays open while it is sent even if it
// is unlinked meanwhile. `head_only` sends the headers with the true Content-Length and no body.
struct FileAnswer {
    HttpAnswer head; // its body is unused
    std::filesystem::path path;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    std::shared_ptr<const void> keep; // lives until the file was opened: what holds the path valid
};

// What came back from a container.
struct UpstreamReply {
    enum class Outcome { Answered, Refused, TimedOut, Broken, TooLarge } outcome = Outcome::Answered;
    int status = 0;
    Headers headers;
    std::string body;
};

// Relay of bytes that the edge does with pooled connections (InvokeEndpoint). `finish` is called on the edge's thread
// when the whole reply is there, and calls `done` once, from any thread, with the answer for the client.
struct Forward {
    std::string host; // address, no name look-up
    std::uint16_t port = 8080;
    std::string method = "POST";
    std::string target = "/invocations";
    Headers headers;
    std::string body;
    std::shared_ptr<SpooledFile> spooled;
    std::chrono::milliseconds timeout{60'000};
    std::uint64_t reply_limit = 25u << 20;
    using Done = std::function<void(HttpAnswer)>;
    std::function<void(UpstreamReply, Done)> finish;
};

// An answer that goes on until the client leaves, the stream ends or the server stops (server-sent events). The edge
// sends the head with its body, then whatever `next` gives, and `heartbeat` after each long silence.
struct Stream {
    HttpAnswer head;
    // What is new: "" where there is nothing yet, absent where the stream ends. Called on a worker; must not throw.
    std::function<std::optional<std::string>()> next;
    // `wake` is called, on any thread, when there may be something new, as long as what this returns lives.
    std::function<std::shared_ptr<const void>(std::function<void()> wake)> listen;
    std::string heartbeat;
    std::chrono::milliseconds silence{15'000};
};

using Reply = std::variant<HttpAnswer, FileAnswer, Forward, Stream>;

// What is to happen with a request whose body is too large for memory, told from its head: the body is taken up to the
// limit, or the request is answered at once and the connection ends.
struct Admission {
    std::uint64_t limit = 0; // bytes
    std::optional<HttpAnswer> refusal;
};

} // namespace wire
