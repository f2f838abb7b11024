package dev.codefactory.access;

import java.util.UUID;

/** Whom a row belongs to. Every query of user data is bound to one; controllers take it as a method argument. */
public record Owner(UUID id) {}
