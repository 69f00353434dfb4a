#include "app/certificates.hpp"

#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace app {

namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

File open_file(const std::string& name) {
    return {std::fopen(name.c_str(), "re"), std::fclose};
}

} // namespace

CertificateState look_at_certificate(const std::string& certificate_file, const std::string& key_file,
                                     base::Instant now) {
    const File certificate_text = open_file(certificate_file);
    const File key_text = open_file(key_file);
    for (const auto& [file, name] : {std::pair(certificate_text.get(), &certificate_file), {key_text.get(), &key_file}})
        if (!file) return {fmt::format("{} cannot be read", *name), "let the user that runs souk read it"};

    const std::unique_ptr<X509, decltype(&X509_free)> certificate(
        PEM_read_X509(certificate_text.get(), nullptr, nullptr, nullptr), X509_free);
    if (!certificate)
        return {fmt::format("{} holds no PEM certificate", certificate_file),
                "give the chain as PEM, the server's own first"};
    // An empty pass phrase: a server that starts by itself cannot be asked for one.
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        PEM_read_PrivateKey(key_text.get(), nullptr, nullptr, const_cast<char*>("")), EVP_PKEY_free);
    if (!key)
        return {fmt::format("{} holds no PEM private key without a pass phrase", key_file),
                "give the key as plain PEM, mode 600"};
    if (X509_check_private_key(certificate.get(), key.get()) != 1)
        return {fmt::format("{} is not the key of {}", key_file, certificate_file),
                "give the key that the certificate was made for"};

    std::time_t at = static_cast<std::time_t>(now.whole_seconds());
    if (X509_cmp_time(X509_get0_notBefore(certificate.get()), &at) > 0)
        return {fmt::format("{} is not valid yet", certificate_file), "check the clock, or use another certificate"};
    if (X509_cmp_time(X509_get0_notAfter(certificate.get()), &at) < 0)
        return {fmt::format("{} has expired", certificate_file), "renew it and restart souk"};
    int days = 0, seconds = 0;
    const std::unique_ptr<ASN1_TIME, decltype(&ASN1_TIME_free)> today(ASN1_TIME_set(nullptr, at), ASN1_TIME_free);
    ASN1_TIME_diff(&days, &seconds, today.get(), X509_get0_notAfter(certificate.get()));
    return {.days_left = days};
}

} // namespace app
