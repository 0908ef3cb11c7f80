-- Times are microseconds since 1970 in UTC, days are ISO 8601, lists and
-- objects are JSON. {{key}} is the engine's self-numbering primary key.

-- What holds for the installation as a whole.
create table installation (
    name  text primary key,
    value text not null
);

create table prospects (
    id         {{key}},
    name       text not null,
    created_at bigint not null
);

-- Where a prospect can be reached. One prospect may have several addresses, an
-- address belongs to one prospect.
create table addresses (
    address          text primary key,
    domain           text not null,
    prospect_id      bigint not null references prospects (id),
    source           text not null,
    undeliverable_at bigint,
    created_at       bigint not null
);
create index addresses_by_prospect on addresses (prospect_id);

-- reason up to reply_id are what all that was said and done comes to; they are
-- computed anew whenever something is added.
create table enrollments (
    id            {{key}},
    account       text not null,
    sequence      text not null,
    prospect_id   bigint not null references prospects (id),
    address       text not null,
    attributes    text not null,
    state         text not null,
    reason        text not null,
    label         text not null,
    since         bigint not null,
    hold_from     bigint,
    hold_until    bigint,
    resume_from   text not null,
    resume_to     text not null,
    resume_phrase text not null,
    due_at        bigint,
    reply_id      bigint,
    due_told_for  bigint,
    finished_at   bigint,
    created_at    bigint not null,
    unique (account, sequence, prospect_id)
);
create index enrollments_by_prospect on enrollments (prospect_id);
create index enrollments_by_state on enrollments (state, id);
create index enrollments_by_hold_from on enrollments (hold_from);
create index enrollments_by_hold_until on enrollments (hold_until);
create index enrollments_by_due on enrollments (due_at);

-- The Message-IDs of the mails that were sent.
create table sent_messages (
    message_id    text not null,
    enrollment_id bigint not null references enrollments (id),
    primary key (message_id, enrollment_id)
);
create index sent_messages_by_enrollment on sent_messages (enrollment_id);

-- Why an enrollment is held. It is held while one row remains.
create table holds (
    enrollment_id bigint not null references enrollments (id),
    position      integer not null,
    reason        text not null,
    reply_id      bigint,
    until         bigint,
    primary key (enrollment_id, position)
);

create index holds_by_reply on holds (reply_id);

-- What people did to an enrollment by hand.
create table actions (
    id            {{key}},
    enrollment_id bigint not null references enrollments (id),
    action        text not null,
    until         bigint,
    who           text not null,
    why           text not null,
    at            bigint not null
);
create index actions_by_enrollment on actions (enrollment_id, id);

-- Every message that was handled, matched or not. message_key makes its effects
-- once-only, however often and wherever it is seen.
create table replies (
    id            {{key}},
    message_key   text not null unique,
    account       text not null,
    accounts      text not null,
    mailbox       text not null,
    uid           bigint not null,
    received      bigint not null,
    message_id    text not null,
    sender        text not null,
    kind          text not null,
    label         text not null,
    tags          text not null,
    confidence    double precision not null,
    scores        text not null,
    evidence      text not null,
    model         text not null,
    resume_from   text not null,
    resume_to     text not null,
    resume_phrase text not null,
    referral      text not null,
    disposition   text not null,
    review_reason text not null,
    matched       text not null,
    facts         text not null,
    relabeled_by  text not null,
    reviewed_at   bigint,
    created_at    bigint not null
);
create index replies_by_received on replies (received, id);
create index replies_by_disposition on replies (disposition, id);
create index replies_in_review on replies (id) where review_reason <> '' and reviewed_at is null;

-- Which enrollments a reply answers, and how that is known.
create table matches (
    reply_id      bigint not null references replies (id),
    enrollment_id bigint not null references enrollments (id),
    how           text not null,
    primary key (reply_id, enrollment_id)
);
create index matches_by_enrollment on matches (enrollment_id);

-- What a reply can be matched by, kept for the enrollments that are imported
-- after it arrived.
create table clues (
    reply_id bigint not null references replies (id),
    position integer not null,
    how      text not null,
    value    text not null,
    primary key (reply_id, position)
);
create index clues_by_value on clues (value);

-- How far each mailbox has been read.
create table mailboxes (
    account      text not null,
    mailbox      text not null,
    generation   bigint not null,
    uidvalidity  bigint not null,
    floor_uid    bigint not null,
    low_uid      bigint not null,
    next_uid     bigint not null,
    fresh_uid    bigint not null,
    first_opened bigint,
    synced       bigint,
    primary key (account, mailbox)
);

-- What became of each message of a mailbox.
create table sightings (
    account    text not null,
    mailbox    text not null,
    generation bigint not null,
    uid        bigint not null,
    state      text not null,
    attempts   integer not null,
    since      bigint,
    retry      bigint,
    reason     text not null,
    reply_id   bigint references replies (id),
    primary key (account, mailbox, generation, uid)
);
create index sightings_by_reply on sightings (reply_id);

-- Addresses and domains that are never to be mailed again. Exactly one of the
-- two is set. hash outlives a forgotten address.
create table suppressions (
    address  text not null,
    domain   text not null,
    hash     text not null,
    reason   text not null,
    since    bigint not null,
    source   text not null,
    reply_id bigint,
    primary key (address, domain)
);
create index suppressions_by_hash on suppressions (hash);

-- The append-only record of opt-outs.
create table ledger (
    id          {{key}},
    entry       text not null,
    address     text not null,
    domain      text not null,
    hash        text not null,
    reply_id    bigint,
    received_at bigint,
    words       text not null,
    who         text not null,
    why         text not null,
    at          bigint not null
);

-- Facts for the outside, in the order in which they became true.
create table events (
    position {{key}},
    id       text not null unique,
    type     text not null,
    at       bigint not null,
    data     text not null
);
