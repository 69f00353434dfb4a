#include "http/server.hpp"

#include "base/log.hpp"
#include "http/connection.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <fmt/format.h>
#include <stdexcept>

namespace http {

namespace {

std::unique_ptr<asio::ssl::context> tls_context(const Options& options) {
    if (options.certificate.empty() && options.private_key.empty()) return nullptr;
    auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
    Error error;
    context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                             asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                             asio::ssl::context::no_tlsv1_1,
                         error);
    context->use_certificate_chain_file(options.certificate, error);
    if (error) throw std::runtime_error(fmt::format("cannot use the certificate: {}", error.message()));
    context->use_private_key_file(options.private_key, asio::ssl::context::pem, error);
    if (error) throw std::runtime_error(fmt::format("cannot use the certificate's key: {}", error.message()));
    return context;
}

tcp::endpoint endpoint_of(const Options& options) {
    Error error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) throw std::runtime_error(fmt::format("'{}' is no address to listen on", options.address));
    return {address, options.port};
}

} // namespace

struct Server::State {
    State(Options given, Handle given_handle, Quick given_quick, Admit given_admit)
        : options(std::move(given)), handle(std::move(given_handle)), quick(std::move(given_quick)),
          admit(std::move(given_admit)), tls(tls_context(options)),
          workers(options.workers), shared{options, handle, quick, admit, workers, tls.get(), {}, {}},
          acceptor(accepting.context) {
        const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
        const int count = options.io_threads > 0 ? options.io_threads : static_cast<int>(cores);
        for (int i = 0; i < count; ++i)
            loops.push_back(std::make_unique<Loop>());
    }

    void bind() {
        const tcp::endpoint endpoint = endpoint_of(options);
        acceptor.open(endpoint.protocol());
        acceptor.set_option(tcp::acceptor::reuse_address(true));
        Error error;
        acceptor.bind(endpoint, error);
        if (!error) acceptor.listen(1024, error);
        if (error)
            throw std::runtime_error(
                fmt::format("cannot listen on {}:{} ({}): stop what uses it, or choose another port", options.address,
                            options.port, error.message()));
        port = acceptor.local_endpoint().port();
    }

    // New connections go to the loops in turn.
    asio::awaitable<void> accept() {
        for (std::size_t turn = 0;; ++turn) {
            Loop& loop = *loops[turn % loops.size()];
            auto [error, socket] = co_await acceptor.async_accept(loop.context, no_throw);
            if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor) co_return;
            if (error) {
                // Out of descriptors, mostly: those in use will end; accepting goes on after a breath.
                base::log::warn("cannot accept a connection", {{"reason", error.message()}});
                accept_pause.expires_after(std::chrono::milliseconds(50));
                co_await accept_pause.async_wait(no_throw);
                continue;
            }
            asio::co_spawn(loop.context, serve(loop, shared, std::move(socket)), asio::detached);
        }
    }

    void start() {
        bind();
        for (auto& loop : loops)
            loop->start(sweep_interval());
        accepting.start(std::chrono::milliseconds(1000));
        asio::co_spawn(accepting.context, accept(), asio::detached);
        running = true;
    }

    // Often enough for the shortest limit to mean something.
    std::chrono::milliseconds sweep_interval() const {
        const auto shortest = std::min({options.header_timeout, options.body_timeout, options.idle_timeout});
        return std::clamp(shortest / 4, std::chrono::milliseconds(20), std::chrono::milliseconds(250));
    }

    void stop() {
        if (!running) return;
        running = false;
        asio::post(accepting.context, [this] { acceptor.close(); });
        for (auto& loop : loops)
            asio::post(loop->context, [&loop = *loop] {
                loop.stopping = true;
                for (Watched* socket : loop.watched)
                    if (socket->idle) socket->cancel();
            });
        wait_for_connections();
        for (auto& loop : loops)
            end(*loop);
        end(accepting);
    }

    void wait_for_connections() {
        const auto until = std::chrono::steady_clock::now() + options.grace;
        while (shared.connections > 0 && std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }

    static void end(Loop& loop) {
        loop.work.reset();
        loop.context.stop();
        if (loop.thread.joinable()) loop.thread.join();
        loop.upstreams.clear();
    }

    const Options options;
    const Handle handle;
    const Quick quick;
    const Admit admit;
    const std::unique_ptr<asio::ssl::context> tls;
    // In this order: connections end before the workers that answer them, those before the loops they answer to.
    std::vector<std::unique_ptr<Loop>> loops;
    Loop accepting;
    Workers workers;
    Shared shared;
    tcp::acceptor acceptor;
    asio::steady_timer accept_pause{accepting.context};
    std::uint16_t port = 0;
    bool running = false;
};

Server::Server(Options options, Handle handle, Quick quick, Admit admit)
    : state_(std::make_unique<State>(std::move(options), std::move(handle), std::move(quick), std::move(admit))) {}

Server::~Server() {
    stop();
}

void Server::start() {
    state_->start();
}
std::uint16_t Server::port() const {
    return state_->port;
}
void Server::stop() {
    state_->stop();
}

Counters Server::counters() const {
    return {state_->shared.connections, state_->shared.in_flight, state_->workers.busy()};
}

} // namespace http
