/** Tests of the schedules. */
@NullMarked
package dev.codefactory.schedule;

import org.jspecify.annotations.NullMarked;
