#include "outside/mail.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace outside {
namespace {

using testing::HasSubstr;
using testing::Not;

const MailServer nowhere{.host = "127.0.0.1", .port = 1, .security = MailSecurity::None, .from = "souk@souk.example"};

TEST(Mail, EncodesWhatIsNotAscii) {
    const std::string mail = render_mail({.to = "ana@example.com",
                                          .subject = "Été",
                                          .text = "Bonjour",
                                          .id = "dlv-1",
                                          .sent = base::Instant::from_seconds(1795435200)},
                                         "souk@souk.example");
    EXPECT_THAT(mail, HasSubstr("Subject: =?UTF-8?B?w4l0w6k=?=\r\n"));
    EXPECT_THAT(mail, HasSubstr("Date: Mon, 23 Nov 2026 12:00:00 GMT\r\n"));
    EXPECT_THAT(mail, HasSubstr("Message-ID: <dlv-1@souk.example>\r\n"));
    EXPECT_THAT(mail, HasSubstr("\r\n\r\nQm9uam91cg==\r\n"));
}

TEST(Mail, NothingBecomesAHeader) {
    const std::string mail = render_mail(
        {.to = "a@b", .subject = "x\r\nBcc: <z@z>", .text = "\r\n.\r\nRCPT TO:<z@z>", .id = "dlv-1"}, "s@s");
    EXPECT_THAT(mail, Not(HasSubstr("Bcc")));
    EXPECT_THAT(mail, Not(HasSubstr("RCPT")));
    for (const char* address : {"a@b>\r\nRCPT TO:<z@z", "a@b,z@z", "a b@c", "", "<a@b>"})
        EXPECT_EQ(send_mail(nowhere, {.to = address}, {}).problem, "It is no address that mail can be sent to.")
            << address;
}

TEST(Mail, LongSubjectsAreFoldedBetweenCharacters) {
    std::string subject;
    for (int i = 0; i < 100; ++i)
        subject += "é";
    const std::string mail = render_mail({.to = "a@b", .subject = subject, .text = "", .id = "dlv-1"}, "s@s");
    // 22 characters of two bytes fit into the 45 of a word.
    EXPECT_THAT(mail, HasSubstr("=?=\r\n =?UTF-8?B?w6nDqcOp"));
    std::size_t begin = 0;
    for (std::size_t end; (end = mail.find("\r\n", begin)) != std::string::npos; begin = end + 2)
        EXPECT_LE(end - begin, 90u);
}

TEST(Mail, SaysWhyItWasNotSent) {
    EXPECT_THAT(send_mail(nowhere, {.to = "a@b.example"}, {}).problem, HasSubstr("did not take it"));
    EXPECT_FALSE(send_mail({}, {.to = "a@b.example"}, {}).good());
    EXPECT_FALSE(parse_mail_security("TLS"));
}

} // namespace
} // namespace outside
