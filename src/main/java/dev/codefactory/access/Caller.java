package dev.codefactory.access;

/**
 * Who makes a request.
 *
 * @param owner whose data the request is about
 * @param admin whether keys of other owners may be made, seen and revoked
 */
public record Caller(Owner owner, boolean admin) {}
