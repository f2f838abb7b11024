/** What models were asked for executions and what came of it, call by call; replays and the cache answer from it. */
@NamedInterface("journal")
@NullMarked
package dev.codefactory.llm.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
