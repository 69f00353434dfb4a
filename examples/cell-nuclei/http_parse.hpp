// Reads requests from the bytes of a connection, however they are cut. Knows Content-Length and chunked bodies;
// what it cannot read it refuses with a status and a text. Never keeps more than one request's body.
#pragma once

#include "http.hpp"

#include <cstddef>
#include <string>
#include <string_view>

class RequestReader {
  public:
    enum class Progress { more, send_continue, ready, bad };

    explicit RequestReader(std::size_t largest_body) : largest_body_(largest_body) {}

    void add(std::string_view bytes) { input_.append(bytes); }
    Progress next();

    // After `ready`, until forget().
    const Request& request() const { return request_; }
    bool keep_alive() const { return keep_alive_; }
    void forget();

    int bad_status() const { return bad_status_; }
    const std::string& bad_text() const { return bad_text_; }

  private:
    enum class State { head, body, chunk_size, chunk, chunk_end, trailer, done, bad };

    Progress refuse(int status, std::string text);
    bool head();
    void request_line(std::string_view line);
    void header(std::string_view name, std::string_view value);
    void body();
    void chunk_size();
    void chunk();
    void chunk_end();
    void trailer();
    bool line(std::string_view& found);

    std::size_t largest_body_;
    std::string input_;
    std::size_t read_ = 0; // how much of input_ is used up
    State state_ = State::head;
    Request request_;
    std::size_t remaining_ = 0;
    bool has_length_ = false, chunked_ = false, expects_continue_ = false, keep_alive_ = true, starved_ = false;
    int bad_status_ = 0;
    std::string bad_text_;
};
