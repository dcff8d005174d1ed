-- Several statements, one of them with a semicolon inside.
create table shelf (id integer primary key, label text not null);
create table book (id integer primary key, shelf integer not null references shelf (id), title text not null);
create trigger book_title after insert on book begin
    update shelf set label = label || '.' where id = new.shelf;
end;
insert into shelf (label) values ('top; left');
