/** What executions and prompts know of each other: which executions live, which versions they let go, and which are tried out with them. */
@NullMarked
package dev.codefactory.session.prompt;

import org.jspecify.annotations.NullMarked;
