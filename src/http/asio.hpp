// Asio as this room uses it: awaitables that answer an error code instead of throwing, and a way to wait for a
// call-back from any thread.
#pragma once

#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <functional>
#include <memory>

namespace http {

namespace asio = boost::asio;
using asio::ip::tcp;
using Error = boost::system::error_code;
using Time = std::chrono::steady_clock::time_point;

inline constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);

// Calls `start` with a function that may be called from any thread; resumes on `context` with what its first call was
// given, and ignores further calls.
template<class T>
asio::awaitable<T> wait_for(asio::io_context& context, std::function<void(std::function<void(T)>)> start) {
    auto initiate = [&context, &start](auto handler) {
        auto kept = std::make_shared<decltype(handler)>(std::move(handler));
        auto called = std::make_shared<std::atomic_flag>();
        start([kept, called, &context](T value) {
            if (called->test_and_set()) return;
            asio::post(context, [kept, value = std::move(value)]() mutable { (*kept)(std::move(value)); });
        });
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(T)>(initiate, asio::use_awaitable);
}

} // namespace http
