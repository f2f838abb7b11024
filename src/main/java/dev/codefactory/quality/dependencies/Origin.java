package dev.codefactory.quality.dependencies;

/** Where an import that leaves the project leads, in the order in which the places are searched. */
enum Origin {
    STANDARD_LIBRARY,
    DECLARED,
    ALLOWED,
    TEST_FRAMEWORK,
    WELL_KNOWN,
    UNKNOWN
}
