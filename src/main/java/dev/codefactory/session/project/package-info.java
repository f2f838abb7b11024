/** Runs of projects: every task as an execution of its own, in the order the project's graph allows. */
@NullMarked
package dev.codefactory.session.project;

import org.jspecify.annotations.NullMarked;
