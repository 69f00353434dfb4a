// Bell: wakes a connection that rests from any thread. Promises: a ring between silence() and the rest ends that rest
// at once. Never: disturbs a connection that writes, or one that has ended.
#pragma once

#include "http/loop.hpp"

namespace http {

class Bell : public std::enable_shared_from_this<Bell> {
  public:
    Bell(asio::io_context& context, Watched& watch) : context_(context), watch_(&watch) {}

    void ring() {
        asio::post(context_, [self = shared_from_this()] {
            self->rung_ = true;
            if (self->watch_ && self->watch_->idle) self->watch_->cancel();
        });
    }

    // On the loop's own thread.
    bool rung() const { return rung_; }
    void silence() { rung_ = false; }

    // While it lives, the connection is there.
    struct Place {
        explicit Place(Bell& of) : bell(of) {}
        ~Place() { bell.watch_ = nullptr; }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        Bell& bell;
    };

  private:
    asio::io_context& context_;
    Watched* watch_;
    bool rung_ = false;
};

} // namespace http
