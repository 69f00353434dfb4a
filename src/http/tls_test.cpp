// The edge over TLS, with a certificate made for the occasion.
#include "http/server_for_tests.hpp"

#include <boost/asio/ssl.hpp>
#include <fstream>
#include <future>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace http {
namespace {

namespace ssl = boost::asio::ssl;

// Writes a key and a certificate signed with it, good for an hour.
void make_certificate(const std::string& certificate_file, const std::string& key_file) {
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> made(X509_new(), X509_free);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
    X509_set_pubkey(made.get(), key.get());
    X509_sign(made.get(), key.get(), EVP_sha256());
    const auto write = [](const std::string& file, auto&& put) {
        const std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(std::fopen(file.c_str(), "we"), std::fclose);
        put(out.get());
    };
    write(certificate_file, [&](std::FILE* out) { PEM_write_X509(out, made.get()); });
    write(key_file,
          [&](std::FILE* out) { PEM_write_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
}

class TlsClient {
  public:
    explicit TlsClient(std::uint16_t port, int most_version = TLS1_3_VERSION)
        : tls_(ssl::context::tls_client), stream_(context_, tls_) {
        SSL_set_max_proto_version(stream_.native_handle(), most_version);
        // Old versions need the lowest security level even to be offered.
        SSL_set_security_level(stream_.native_handle(), 0);
        stream_.next_layer().connect({boost::asio::ip::make_address("127.0.0.1"), port});
        stream_.handshake(ssl::stream_base::client, error_);
    }
    const boost::system::error_code& error() const { return error_; }
    std::string version() { return SSL_get_version(stream_.native_handle()); }
    void send(std::string_view bytes) { boost::asio::write(stream_, boost::asio::buffer(bytes)); }
    std::string receive_all() {
        std::string read;
        boost::asio::read(stream_, boost::asio::dynamic_buffer(read), error_);
        return read;
    }
    std::string receive_head() {
        std::string read;
        boost::asio::read_until(stream_, boost::asio::dynamic_buffer(read), "\r\n\r\n");
        return read;
    }

  private:
    boost::asio::io_context context_;
    ssl::context tls_;
    ssl::stream<tcp::socket> stream_;
    boost::system::error_code error_;
};

class TlsTest : public ServerTest {
  protected:
    TlsTest() {
        options_.certificate = options_.spool / "cert.pem";
        options_.private_key = options_.spool / "key.pem";
        make_certificate(options_.certificate, options_.private_key);
    }
    void serve() {
        server_ = std::make_unique<Server>(
            options_, echo, [](const auto&) { return false; }, admit_all);
        server_->start();
    }
};

TEST_F(TlsTest, ServesAndTellsTheRequest) {
    bool tls = false;
    server_ = std::make_unique<Server>(
        options_,
        [&](wire::HttpRequest&& request) -> wire::Reply {
            tls = request.tls;
            return echo(std::move(request));
        },
        [](const auto&) { return false; }, admit_all);
    server_->start();
    TlsClient client(server_->port());
    ASSERT_FALSE(client.error()) << client.error().message();
    client.send("POST /x HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi");
    EXPECT_THAT(client.receive_all(), HasSubstr("POST /x hi"));
    EXPECT_EQ(client.error(), boost::asio::error::eof); // ended in order, not torn
    EXPECT_TRUE(tls);
}

TEST_F(TlsTest, SpeaksTls12ButNothingOlder) {
    serve();
    TlsClient twelve(server_->port(), TLS1_2_VERSION);
    EXPECT_FALSE(twelve.error());
    EXPECT_EQ(twelve.version(), "TLSv1.2");
    TlsClient eleven(server_->port(), TLS1_1_VERSION);
    EXPECT_TRUE(eleven.error());
}

TEST_F(TlsTest, PlainTextIsNotServed) {
    serve();
    Client plain(server_->port());
    plain.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_THAT(plain.receive_all(), testing::Not(HasSubstr("HTTP/1.1 200")));
}

TEST_F(TlsTest, AClientThatNeverShakesHandsIsLeft) {
    options_.header_timeout = std::chrono::milliseconds(100);
    serve();
    Client silent(server_->port());
    EXPECT_EQ(silent.receive_all(), "");
}

TEST_F(TlsTest, TooManyConnectionsAreClosed) {
    options_.connection_limit = 1;
    serve();
    TlsClient first(server_->port());
    ASSERT_FALSE(first.error());
    first.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_THAT(first.receive_head(), StartsWith("HTTP/1.1 200 "));
    TlsClient second(server_->port());
    EXPECT_TRUE(second.error());
    EXPECT_EQ(server_->counters().connections, 1);
}

// A client at rest reads nothing, so it does not answer a good-bye either.
TEST_F(TlsTest, StopDoesNotWaitForClientsAtRest) {
    serve();
    TlsClient client(server_->port());
    client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_THAT(client.receive_head(), StartsWith("HTTP/1.1 200 "));
    auto stopped = std::async(std::launch::async, [&] { server_->stop(); });
    EXPECT_EQ(stopped.wait_for(std::chrono::seconds(5)), std::future_status::ready);
}

TEST_F(TlsTest, AWrongCertificateIsNamed) {
    std::ofstream(options_.certificate) << "nonsense";
    EXPECT_THROW(serve(), std::runtime_error);
    make_certificate(options_.certificate, options_.private_key);
    options_.private_key.clear();
    EXPECT_THROW(serve(), std::runtime_error);
}

} // namespace
} // namespace http
