package dev.codefactory.quality.dependencies;

/** Where an import leads, in the order in which the places are searched. */
enum Origin {
    PROJECT,
    STANDARD_LIBRARY,
    DECLARED,
    TEST_FRAMEWORK,
    WELL_KNOWN,
    UNKNOWN
}
