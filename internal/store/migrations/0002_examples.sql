-- What the classifier saw of a reply, so that a correction can teach it: hashes
-- from which no text can be read back, and the text only where that is wanted.
create table lessons (
    reply_id bigint primary key references replies (id),
    features text not null,
    text     text not null
);

-- What people said replies mean. revision grows with every change, so that a
-- running daemon finds what is new.
create table examples (
    reply_id bigint primary key references replies (id),
    label    text not null,
    tags     text not null,
    who      text not null,
    at       bigint not null,
    revision bigint not null
);
create unique index examples_by_revision on examples (revision);
