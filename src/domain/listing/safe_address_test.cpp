#include "domain/listing/safe_address.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

TEST(SafeAddress, IsHttpsOfLogosAndSamplesElsewhere) {
    auto refuses = [](AttachmentKind kind, const char* url) {
        return unsafe({kind, "prod-1", url, "LogoUrl"}).has_value();
    };
    for (const AttachmentKind kind : {AttachmentKind::Logo, AttachmentKind::Sample}) {
        EXPECT_TRUE(refuses(kind, "http://example.com/logo.png"));
        EXPECT_TRUE(refuses(kind, "http://127.0.0.1.example.com/logo.png"));
        EXPECT_TRUE(refuses(kind, "http://localhost@example.com/logo.png"));
        for (const char* good : {"https://example.com/logo.png", "http://127.0.0.1:8000/logo.png", "http://[::1]/a",
                                 "http://localhost/a", "s3://b/a", "/assets/media/prod-1/00"})
            EXPECT_FALSE(refuses(kind, good)) << good;
    }
    EXPECT_FALSE(refuses(AttachmentKind::Licence, "http://example.com/eula.txt"));
    EXPECT_EQ(unsafe({AttachmentKind::Logo, "prod-1", "http://x/a", "LogoUrl"})->code, "INVALID_MEDIA");
    EXPECT_EQ(unsafe({AttachmentKind::Sample, "prod-1", "http://x/a", "SampleInput"})->code, "INVALID_INPUT");
}

} // namespace
} // namespace domain
