-- Models that hosts were told to fetch. Each has the id of its work.
create table model_pull (
    id uuid primary key,
    model text not null,
    host text not null,
    status text not null check (status in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    -- Only the latest attempt writes what it has got.
    attempt int not null default 0,
    -- What the host is at, in its own words.
    phase text not null default '',
    bytes_done bigint not null default 0,
    bytes_total bigint not null default 0,
    error text,
    asked_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz
);

-- Whoever asks for the same while it is under way means the same.
create unique index model_pull_under_way on model_pull (host, lower(model)) where status in ('queued', 'running');
