#include "outside/pdf.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>
#include <zlib.h>

namespace outside {
namespace {

using namespace std::string_literals;

// A PDF of these objects, the first of which is the catalogue, with `more` in its trailer.
std::string pdf(const std::vector<std::string>& objects, const std::string& more = "") {
    std::string text = "%PDF-1.4\n";
    std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", text.size());
        text += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    const std::size_t at = text.size();
    return text + table +
           fmt::format("trailer\n<< /Size {} /Root 1 0 R {}>>\nstartxref\n{}\n%%EOF\n", objects.size() + 1, more, at);
}

const std::vector<std::string> one_page = {"<< /Type /Catalog /Pages 2 0 R >>",
                                           "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                           "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>"};

std::string deflated(const std::string& text) {
    std::string packed(compressBound(text.size()), '\0');
    uLongf size = packed.size();
    compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(text.data()), text.size());
    packed.resize(size);
    return packed;
}

// As newer programs write them: the table is a packed stream, and the catalogue lies packed among other objects.
std::string packed_pdf(const std::string& table, const std::string& more = "") {
    const std::string text = "%PDF-1.5\n";
    return text +
           fmt::format("7 0 obj\n<< /Type /XRef /Root 1 0 R /W [1 2 1] {}/Filter /FlateDecode /Length {} >>\nstream\n",
                       more, table.size()) +
           table + fmt::format("\nendstream\nendobj\nstartxref\n{}\n%%EOF\n", text.size());
}

TEST(PdfDamage, LeavesWhatCanBeReadAlone) {
    EXPECT_EQ(find_pdf_damage(pdf(one_page)), "");
    EXPECT_EQ(find_pdf_damage(packed_pdf(deflated(std::string(40, 'x')))), "");
    EXPECT_EQ(find_pdf_damage("plain text"), "");
    EXPECT_EQ(find_pdf_damage(""), "");
}

TEST(PdfDamage, TellsWhatWasCutAnywhere) {
    const std::string whole = pdf(one_page);
    for (std::size_t length = 5; length + 8 < whole.size(); ++length)
        EXPECT_NE(find_pdf_damage(std::string_view(whole).substr(0, length)), "") << length;
    const std::string packed = packed_pdf(deflated(std::string(40, 'x')));
    for (std::size_t length = 5; length + 8 < packed.size(); ++length)
        EXPECT_NE(find_pdf_damage(std::string_view(packed).substr(0, length)), "") << length;
}

TEST(PdfDamage, TellsAPasswordAnEmptyDocumentAndAWrongTable) {
    EXPECT_EQ(find_pdf_damage(pdf(one_page, "/Encrypt 9 0 R ")), "it is locked by a password");
    EXPECT_EQ(find_pdf_damage(packed_pdf(deflated("x"), "/Encrypt 9 0 R ")), "it is locked by a password");
    EXPECT_EQ(find_pdf_damage(pdf({one_page[0], "<< /Type /Pages /Kids [] /Count 0 >>"})), "it has no pages");
    EXPECT_EQ(find_pdf_damage(pdf({"<< /Type /Catalog >>"})), "it has no pages");
    EXPECT_EQ(find_pdf_damage("%PDF-1.4\nnothing\nstartxref\n3\n%%EOF"), "its table of contents is not where it says");
    EXPECT_EQ(find_pdf_damage("%PDF-1.4\nstartxref\n99999999999\n%%EOF"), "its table of contents is not where it says");
    EXPECT_EQ(find_pdf_damage("%PDF-1.7\n\xFF\x00\x01"s), "it ends too early");
    EXPECT_EQ(find_pdf_damage(packed_pdf("no deflate stream")), "its table of contents is damaged");
}

TEST(PdfDamage, EndsWhereATableNamesItself) {
    const std::string whole = pdf(one_page);
    const std::string at =
        whole.substr(whole.rfind("startxref") + 10, whole.rfind("%%EOF") - whole.rfind("startxref") - 11);
    EXPECT_EQ(find_pdf_damage(pdf(one_page, "/Prev " + at + " ")), "its table of contents is not where it says");
}

} // namespace
} // namespace outside
