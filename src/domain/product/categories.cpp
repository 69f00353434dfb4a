#include "domain/product/categories.hpp"

#include <algorithm>

namespace domain {

const std::vector<std::string_view>& categories() {
    static const std::vector<std::string_view> names = {"Machine Learning",
                                                        "ML Solutions",
                                                        "Data Labeling Services",
                                                        "Computer Vision",
                                                        "Natural Language Processing",
                                                        "Speech Recognition",
                                                        "Text",
                                                        "Image",
                                                        "Video",
                                                        "Audio",
                                                        "Structured",
                                                        "Generative AI",
                                                        "Education & Research",
                                                        "Financial Services",
                                                        "Healthcare & Life Sciences",
                                                        "Media & Entertainment",
                                                        "Industrial",
                                                        "Energy"};
    return names;
}

bool is_category(std::string_view name) {
    const auto& all = categories();
    return std::find(all.begin(), all.end(), name) != all.end();
}

} // namespace domain
