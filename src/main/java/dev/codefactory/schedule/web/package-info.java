/** Schedules over HTTP. */
@NullMarked
package dev.codefactory.schedule.web;

import org.jspecify.annotations.NullMarked;
