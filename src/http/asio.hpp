// Asio as this room uses it: awaitables that answer an error code instead of throwing, and a way to wait for a
// call-back from any thread.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>
#include <memory>

namespace http {

namespace asio = boost::asio;
using asio::ip::tcp;
using Error = boost::system::error_code;

inline constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);

// Calls `start` with a function that may be called once, from any thread; resumes on `context` with what it was given.
template<class T>
asio::awaitable<T> wait_for(asio::io_context& context, std::function<void(std::function<void(T)>)> start) {
    auto initiate = [&context, &start](auto handler) {
        auto kept = std::make_shared<decltype(handler)>(std::move(handler));
        start([kept, &context](T value) {
            asio::post(context, [kept, value = std::move(value)]() mutable { (*kept)(std::move(value)); });
        });
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(T)>(initiate, asio::use_awaitable);
}

} // namespace http
