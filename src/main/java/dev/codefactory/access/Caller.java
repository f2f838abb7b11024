package dev.codefactory.access;

/**
 * Who makes a request.
 *
 * @param owner whose data the request is about
 * @param admin whether keys of other owners may be made, seen and revoked
 */
public record Caller(Owner owner, boolean admin) {

    /**
     * Refuses everybody but an admin.
     *
     * @param refusal what only an admin may do, and what to do instead
     */
    public void requireAdmin(String refusal) {
        if (!admin) {
            throw new AdminOnlyException(refusal);
        }
    }
}
