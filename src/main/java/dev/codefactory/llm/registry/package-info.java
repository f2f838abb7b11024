/** What is known of the hosts and of the models they have. Unknown is null, never guessed. */
@NamedInterface("registry")
@NullMarked
package dev.codefactory.llm.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
