-- Whom data belongs to. Every table of user data refers to it, directly or through its parent.
create table owner (
    id uuid primary key,
    name text not null unique,
    created_at timestamptz not null
);
