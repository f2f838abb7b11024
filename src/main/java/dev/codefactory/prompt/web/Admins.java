package dev.codefactory.prompt.web;

import dev.codefactory.access.Access;
import dev.codefactory.access.Caller;
import org.springframework.stereotype.Component;

/** Who may change prompts: they serve all owners. */
@Component
class Admins {

    private final Access access;

    Admins(Access access) {
        this.access = access;
    }

    /** The name under which an admin's change is noted; anybody else is refused. */
    String require(Caller caller) {
        caller.requireAdmin("Prompts serve all owners; only an admin may change them. Use the admin token.");
        return access.nameOf(caller.owner());
    }
}
