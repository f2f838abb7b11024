package dev.codefactory.quality.formats;

import java.util.List;

/** A kind of file that is no source code. */
interface Format {

    /** The word findings carry, such as {@code json}. */
    String id();

    /** @param path folded to lower case */
    boolean reads(String path);

    /** What is wrong with a text of this kind; it may have been made to break its reader. */
    List<Flaw> flaws(String path, String text);
}
