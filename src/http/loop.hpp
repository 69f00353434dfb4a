// One thread of the edge: its io_context, the connections on it, and their deadlines. A deadline is a number that a
// sweep compares a few times a second: setting one costs nothing, so every read and write has one.
#pragma once

#include "http/asio.hpp"
#include "http/upstream.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <list>
#include <thread>

namespace http {

// A socket with its deadline, on its loop's list while this lives.
class Watched {
  public:
    Watched(std::list<Watched*>& list, tcp::socket& socket) : list_(list), socket_(socket) {
        place_ = list_.insert(list_.end(), this);
    }
    ~Watched() { list_.erase(place_); }
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;

    void expect_within(std::chrono::milliseconds time) {
        deadline_ = std::chrono::steady_clock::now() + time;
        expired_ = false;
    }
    void expect_nothing() { deadline_ = Time::max(); }
    bool expired() const { return expired_; }
    // Whether the connection waits for its next request and may be closed at once.
    bool idle = false;

    void sweep(Time now) {
        if (now < deadline_) return;
        expired_ = true;
        // Again with every sweep until the deadline is set anew: what completed just now starts the next operation.
        cancel();
    }
    void cancel() {
        Error ignored;
        socket_.cancel(ignored);
    }
    void close() {
        Error ignored;
        socket_.close(ignored);
    }

  private:
    std::list<Watched*>& list_;
    tcp::socket& socket_;
    std::list<Watched*>::iterator place_;
    Time deadline_ = Time::max();
    bool expired_ = false;
};

struct Loop {
    Loop() : context(1), work(asio::make_work_guard(context)), sweeper(context) {}

    // Runs until stopped; its sweep goes on beside.
    void start(std::chrono::milliseconds interval) {
        sweep_after(interval);
        thread = std::thread([this] { context.run(); });
    }

    // Before the context: connections that it still holds when it is destroyed leave this list then.
    std::list<Watched*> watched;
    asio::io_context context;
    asio::executor_work_guard<asio::io_context::executor_type> work;
    asio::steady_timer sweeper;
    UpstreamPool upstreams;
    bool stopping = false; // read and written on its own thread
    std::thread thread;

  private:
    void sweep_after(std::chrono::milliseconds interval) {
        sweeper.expires_after(interval);
        sweeper.async_wait([this, interval](Error error) {
            if (error) return;
            const Time now = std::chrono::steady_clock::now();
            for (Watched* socket : watched)
                socket->sweep(now);
            upstreams.drop_unused_since(now - UpstreamPool::most_rest);
            sweep_after(interval);
        });
    }
};

} // namespace http
