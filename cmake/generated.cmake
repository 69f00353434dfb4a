# The contract as C++: api/generate reads the pinned service models and writes structs, shape tables and operation
# tables into <build>/generated/api, compiled as souk_generated. SOUK_MODELS is botocore's data folder.
add_library(souk_generated INTERFACE)
