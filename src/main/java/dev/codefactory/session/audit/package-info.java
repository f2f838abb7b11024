/** What people found who looked at what executions handed over: how often a verdict was right. */
@NullMarked
package dev.codefactory.session.audit;

import org.jspecify.annotations.NullMarked;
