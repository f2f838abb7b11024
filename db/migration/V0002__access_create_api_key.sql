-- A key an owner calls with. The secret itself is nowhere: only its digest.
create table api_key (
    id text primary key,
    owner_id uuid not null references owner,
    name text not null,
    admin boolean not null,
    secret_sha256 text not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz
);

create index api_key_owner on api_key (owner_id, created_at);
