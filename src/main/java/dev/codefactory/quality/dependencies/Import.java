package dev.codefactory.quality.dependencies;

/**
 * One import of one file.
 *
 * @param name what is imported, as the {@link Ecosystem} names it
 * @param line counted from 1
 * @param optional whether the file is prepared to go without it
 */
record Import(String name, int line, boolean optional) {}
