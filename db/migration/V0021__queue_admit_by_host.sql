-- Admission by host: which hosts there are, what they can serve, who was served when, and who runs what. The previous version's rows stay valid.
alter table work
    add column host_avoided text,
    add column node text,
    add column claimed_at timestamptz,
    add column deaths int not null default 0,
    add column pending_deps int not null default 0,
    add column timeout_seconds int not null default 3600;

-- Each index costs every change of status, so that there are no more than are read all the time.
drop index work_waiting;

-- The ready backlog, cut into the groups admission chooses between. Suspects of having killed a node stand apart.
create index work_ready on work (lane, owner_id, priority, id)
    where status = 'waiting' and pending_deps = 0 and not_before is null and deaths = 0;
create index work_suspect on work (id) where status in ('waiting', 'admitted') and deaths > 0;
create index work_delayed on work (not_before) where status = 'waiting' and not_before is not null;
create index work_unclaimed on work (admitted_at) where status = 'admitted' and node is null;

-- What answers work of the lanes that nodes do not do themselves. A host that is not declared again is forgotten.
create table work_host (
    id text primary key,
    slots int not null check (slots >= 0),
    prefetch int not null default 0 check (prefetch >= 0),
    lanes text[] not null,
    resident text,
    declared_at timestamptz not null
);

-- When each owner was served last, for fairness between them.
create table work_owner (
    owner_id uuid primary key,
    served_at timestamptz not null
);

-- The nodes of the cluster. That a node is seen is its lease on all the work it has claimed.
create table node (
    name text primary key,
    version text not null,
    local_slots int not null check (local_slots >= 0),
    draining boolean not null default false,
    started_at timestamptz not null,
    seen_at timestamptz not null
) with (fillfactor = 50);

-- One row: whether anything new is admitted.
create table queue_state (
    only_row boolean primary key default true check (only_row),
    paused boolean not null default false,
    changed_at timestamptz not null default clock_timestamp()
);

insert into queue_state default values;
