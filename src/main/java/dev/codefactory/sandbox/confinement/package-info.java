/** What is common to every kind of sandbox: how files get in and results out, the script in between, the self-test, the limits. */
@NullMarked
package dev.codefactory.sandbox.confinement;

import org.jspecify.annotations.NullMarked;
