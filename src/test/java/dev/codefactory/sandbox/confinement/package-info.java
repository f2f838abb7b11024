@NullMarked
package dev.codefactory.sandbox.confinement;

import org.jspecify.annotations.NullMarked;
