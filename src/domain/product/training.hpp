// What a listing shows of an algorithm's training: by itself its metrics, channels and hyper-parameters, as the
// SageMaker resource declares them and as nobody types them in; and what the seller tells of the data and the method.
// Pure.
#pragma once

#include "base/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace domain {

// {"Metrics": […], "Channels": […], "HyperParameters": […]} of an algorithm's description; null where it declares none
// of them.
base::Document training_properties_of(const base::Document& describe_algorithm);

// The same in words, a line for each kind that is there; the title in the reader's language, English for others than
// "fr".
struct TrainingLine {
    std::string_view title; // "Training channels", "Canaux d’entraînement"
    std::string text;       // "train (required, text/csv); validation"
    bool link = false;      // the text is an address
};
std::vector<TrainingLine> training_lines(const base::Document& training_properties, std::string_view language);

// What the seller tells of the training in a version's instructions, in the same form.
std::vector<TrainingLine> told_of_training(const base::Document& instructions, std::string_view language);

} // namespace domain
