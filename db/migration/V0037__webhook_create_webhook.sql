-- Where an owner wants to be told of what happens. The secret is stored as it is, because every delivery is signed with it.
create table webhook (
    id uuid primary key,
    owner_id uuid not null references owner (id),
    url text not null,
    events text[] not null,
    active boolean not null,
    secret text not null,
    created_at timestamptz not null
);

create index webhook_owner on webhook (owner_id, id desc);

-- What is to be sent, written in the transaction of the change it tells of, and what came of it.
create table webhook_delivery (
    id uuid primary key,
    webhook_id uuid not null references webhook (id) on delete cascade,
    event text not null,
    body text not null,
    status text not null check (status in ('pending', 'delivered', 'failed')),
    attempts int not null default 0,
    next_attempt_at timestamptz,
    status_code int,
    error text,
    created_at timestamptz not null,
    finished_at timestamptz
);

create index webhook_delivery_due on webhook_delivery (next_attempt_at) where status = 'pending';
create index webhook_delivery_of_webhook on webhook_delivery (webhook_id, id desc);
