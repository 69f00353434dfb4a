#include "base/digest.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Digest, Sha256AndHmacMatchTheirStandardsExamples) {
    EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(hex(hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Digest, ChecksumsMatchTheirCheckValues) {
    EXPECT_EQ(crc32("123456789"), 0xCBF43926u);
    EXPECT_EQ(crc32c("123456789"), 0xE3069283u);
    EXPECT_EQ(crc64nvme("123456789"), 0xAE8B14860A799888u);
}

TEST(Digest, PiecesGiveTheDigestOfTheWhole) {
    const std::string text = "a text that is longer than eight bytes, fed in uneven pieces";
    for (const char* kind : {"MD5", "SHA1", "SHA256", "CRC32", "CRC32C", "CRC64NVME"}) {
        Digester whole(kind), pieces(kind);
        whole.update(text);
        for (std::size_t i = 0; i < text.size(); i += 7)
            pieces.update(std::string_view(text).substr(i, 7));
        EXPECT_EQ(hex(whole.finish()), hex(pieces.finish())) << kind;
    }
    EXPECT_FALSE(Digester::known("SHA3"));
    EXPECT_EQ(hex(md5("abc")), "900150983cd24fb0d6963f7d28e17f72");
}

TEST(Digest, Base64AndHexRoundTripAndRefuseWhatTheyAreNot) {
    for (const char* text : {"", "f", "fo", "foo", "foob", "fooba", "foobar"}) {
        EXPECT_EQ(parse_base64(base64(text)), text);
        EXPECT_EQ(parse_hex(hex(text)), text);
    }
    EXPECT_EQ(base64("fooba"), "Zm9vYmE=");
    for (const char* bad : {"Zg", "Zg=", "Z===", "Z!==", "=Zg="})
        EXPECT_FALSE(parse_base64(bad)) << bad;
    EXPECT_FALSE(parse_hex("0"));
    EXPECT_FALSE(parse_hex("0g"));
}

TEST(Digest, ConstantTimeComparisonCompares) {
    EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
    EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
    EXPECT_FALSE(equal_in_constant_time("abc", "abcd"));
}

} // namespace
} // namespace base
